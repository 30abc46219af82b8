"""A project lead begins a programme: names and a period; no code, no administrator."""

import pytest

from programmes.models import Programme
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import NAMES, door, last_event, say


def test_it_begins_at_the_lead_s_own_organisation(cast: Cast, sign_in: SignIn) -> None:
    said = say(sign_in(cast.lo), door("begin_programme"), owner=cast.goteborg.pk, **NAMES)

    programme = Programme.objects.get(name="Nästa steg")
    assert "Programmet finns. Nu reglerna, en i taget." in said
    assert (programme.owner, str(programme.ends_on)) == (cast.goteborg, "2028-02-29")
    assert programme.public_name == {"sv": "Nästa steg", "en": "Next step"}
    assert last_event(programme) == ("begin", "")


def test_several_programmes_go_on_at_once(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.lo)
    for name in ("Ett", "Två"):
        say(browser, door("begin_programme"), owner=cast.goteborg.pk, **NAMES | {"name": name})

    page = browser.get(door("list_programmes")).content.decode()

    assert all(f"<bdi>{name}</bdi>" in page for name in ("Hikikomori", "Ett", "Två"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends_on": "2026-02-28"}, "Sista dagen ligger före den första"),
        ({"public_name_en": " "}, "Skriv det på engelska också"),
        ({"public_name_sv": ""}, "Skriv det på svenska"),
        ({"name": "hikikomori"}, "Ett annat program heter så"),
        ({"name": ""}, "Skriv ett namn"),
        ({"starts_on": "2026-02-30"}, "Skriv dagen som 2026-01-31"),
        ({"starts_on": ""}, "Välj en dag"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    said = {**NAMES, "owner": cast.goteborg.pk, **changed}

    response = sign_in(cast.lo).post(door("begin_programme"), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    typed = [said[name] for name in NAMES if str(said[name]).strip()]
    assert [value for value in typed if f'value="{value}"' not in page] == []
    assert not Programme.objects.filter(name="Nästa steg").exists()


def test_for_another_organisation_it_cannot_begin(cast: Cast, sign_in: SignIn) -> None:
    said = {**NAMES, "owner": cast.partille.pk}

    response = sign_in(cast.lo).post(door("begin_programme"), said)

    assert response.status_code == 422
    assert not Programme.objects.filter(name="Nästa steg").exists()

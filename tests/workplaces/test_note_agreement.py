"""The recruiter notes that an agreement has been seen."""

from datetime import date

import pytest

from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn
from workplaces.models import Agreement

FACTS = {"kind": "cooperation", "starts_on": "2026-01-01", "ends_on": "2026-06-30"}


def door(cast: Cast) -> str:
    return f"/workplaces/{cast.cykelkoket.pk}/agreement/"


def test_it_stands_on_the_page_with_who_saw_it(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).post(door(cast), FACTS, follow=True).content.decode()

    [agreement] = Agreement.objects.all()
    assert (agreement.workplace, agreement.seen_by) == (cast.cykelkoket, cast.reza)
    assert (agreement.starts_on, agreement.ends_on) == (date(2026, 1, 1), date(2026, 6, 30))
    assert "Sett av Reza Karimi" in page


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.reza).post(door(cast), FACTS)

    last = Event.objects.about(cast.cykelkoket).last()
    assert last is not None
    assert (last.action, last.by) == ("note_agreement", cast.reza)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": ""}, "Välj en sort"),
        ({"starts_on": ""}, "Välj en dag"),
        ({"starts_on": "i går"}, "Skriv en dag som"),
        ({"starts_on": "0026-01-01"}, "årtalet"),
        ({"ends_on": "2025-12-31"}, "Sista dagen ligger före den första"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    said = {**FACTS, **changed}

    response = sign_in(cast.reza).post(door(cast), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert f'value="{said["ends_on"]}"' in page
    assert not Agreement.objects.exists()


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.amina, cast.petra, cast.ulla):
        assert sign_in(stranger).post(door(cast), FACTS).status_code == 404
    assert sign_in(cast.sara).post(door(cast), FACTS).status_code == 403

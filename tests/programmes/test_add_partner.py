"""An organisation helps to run a programme, and its role is said."""

import pytest

from accounts.models import Organisation
from programmes.models import Partner
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, last_event, programme_of, say

SAID = {"organisation": "Arbetsförmedlingen Frölunda", "role": "Personal", "kind": "agency"}


def test_a_partner_is_named_with_its_role(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)

    page = say(sign_in(cast.lo), door("add_partner", programme.pk), **SAID)

    assert "Arbetsförmedlingen Frölunda är partner" in page
    assert programme.partners.get().organisation.kind == Organisation.Kind.AGENCY
    assert last_event(programme) == ("add_partner", "Arbetsförmedlingen Frölunda, Personal")


def test_one_that_is_there_gets_the_new_role(cast: Cast, sign_in: SignIn) -> None:
    programme, browser = programme_of(cast), sign_in(cast.lo)
    say(browser, door("add_partner", programme.pk), **SAID)

    say(browser, door("add_partner", programme.pk), **SAID | {"role": "Värd", "kind": ""})

    assert programme.partners.get().role == "Värd"


def test_one_is_taken_away(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)
    partner = Partner.add(programme, cast.issuer, "Stöd", by=cast.lo)

    say(sign_in(cast.lo), door("remove_partner", programme.pk, partner.pk))

    assert not programme.partners.exists()
    assert last_event(programme) == ("remove_partner", "Validering Väst, Stöd")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"role": " "}, "Skriv vad de gör"),
        ({"organisation": ""}, "Skriv organisationens namn"),
        ({"kind": ""}, "Vi känner inte till Arbetsförmedlingen Frölunda än"),
        ({"kind": "sekt"}, "giltigt"),
    ],
)
def test_bad_input_gets_a_sentence_and_makes_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    said, before = {**SAID, **changed}, Organisation.objects.count()

    response = sign_in(cast.lo).post(door("add_partner", programme_of(cast).pk), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    typed = [said[name] for name in ("organisation", "role") if said[name].strip()]
    assert [word for word in typed if f'value="{word}"' not in page] == []
    assert Organisation.objects.count() == before

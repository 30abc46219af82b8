"""The recruiter writes down whom to call, and that they were told."""

from datetime import timedelta

import pytest

from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn
from tests.workplaces.placed import today
from workplaces.models import Supervisor

FACTS = {"name": "Eva Ek", "title": "lagerchef", "email": "eva@lager.example", "phone": ""}


def door(cast: Cast) -> str:
    return f"/workplaces/{cast.cykelkoket.pk}/contact/"


def facts(**changed: str) -> dict[str, str]:
    return {**FACTS, "told_on": today().isoformat(), **changed}


def test_the_contact_stands_in_the_register_and_counts(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).post(door(cast), facts(), follow=True).content.decode()

    eva = Supervisor.objects.get(email="eva@lager.example")
    assert (eva.workplace, eva.told_on) == (cast.cykelkoket, today())
    assert eva.is_approved
    assert "Fick veta" in page


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.reza).post(door(cast), facts())

    events = Event.objects.about(Supervisor.objects.get(email="eva@lager.example"))
    assert [(e.action, e.by) for e in events] == [
        ("name_contact", cast.reza),
        ("approve", cast.reza),
    ]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Skriv namnet"),
        ({"name": "www.ond.example"}, "Skriv bara ord"),
        ({"email": ""}, "Skriv en e-postadress eller ett mobilnummer"),
        ({"email": "eva@"}, "till exempel kalle@"),
        ({"email": "KALLE@cykelkoket.example"}, "Kalle Berg i registret har den"),
        ({"phone": "12"}, "för kort"),
        ({"told_on": ""}, "Välj en dag"),
        ({"told_on": "x"}, "Skriv en dag som"),
        ({"told_on": "3026-01-01"}, "årtalet"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    response = sign_in(cast.reza).post(door(cast), facts(**changed))

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "lagerchef" in page
    assert not Supervisor.objects.filter(title="lagerchef").exists()


def test_they_are_told_first(cast: Cast, sign_in: SignIn) -> None:
    tomorrow = (today() + timedelta(days=1)).isoformat()

    response = sign_in(cast.reza).post(door(cast), facts(told_on=tomorrow))

    assert "Berätta för dem först" in response.content.decode()


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.amina, cast.petra, cast.ulla):
        assert sign_in(stranger).post(door(cast), facts()).status_code == 404
    assert sign_in(cast.sara).post(door(cast), facts()).status_code == 403

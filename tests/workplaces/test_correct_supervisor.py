"""A keeper of the register puts right what it says of a supervisor."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import Door, OwnPage
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, make_entry
from tests.conftest import Postman, SignIn, Texts
from tests.workplaces.signers import make_signer
from workplaces.models import Supervisor


def door_of(supervisor: Supervisor) -> str:
    return reverse("confirmations:correct_supervisor", args=[supervisor.pk])


def facts_of(supervisor: Supervisor, **changed: object) -> dict[str, object]:
    """Return what the form holds, and what somebody changed in it."""
    facts = {
        name: getattr(supervisor, name) for name in ("name", "title", "email", "phone", "language")
    }
    return {**facts, "workplace": supervisor.workplace_id or "", **changed}


def test_the_facts_are_put_right(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    changed = {
        "name": "Bo Eklund",
        "title": "lagerchef",
        "phone": "070-174 06 05",
        "workplace": cast.cykelkoket.pk,
        "language": "en",
    }

    page = sign_in(cast.lo).post(door_of(signer), facts_of(signer, **changed), follow=True)

    signer.refresh_from_db()
    assert "Registret är rättat" in page.content.decode()
    assert (signer.name, signer.title, signer.phone) == ("Bo Eklund", "lagerchef", "+46701740605")
    assert (signer.workplace, signer.language) == (cast.cykelkoket, "en")
    assert signer.is_new


def test_it_is_recorded_with_what_it_said_before(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).post(door_of(cast.kalle), facts_of(cast.kalle, title="verkstadschef"))

    last = Event.objects.about(cast.kalle).last()
    assert last is not None
    assert (last.action, last.by, last.note) == ("correct", cast.sara, "title: verkstadsledare")


def test_saving_the_same_records_nothing(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).post(door_of(cast.kalle), facts_of(cast.kalle))

    assert not Event.objects.filter(action="correct").exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": " "}, "Skriv namnet"),
        ({"name": "www.ond.example"}, "Skriv bara ord"),
        ({"email": "bo@"}, "till exempel kalle@"),
        ({"phone": "12"}, "för kort"),
        ({"phone": "0900-123 45 67"}, "nummer"),
        ({"language": "xx"}, "Språk i mejl och på sidor"),
        ({"workplace": "999999"}, "Plats"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    facts = facts_of(cast.kalle, title="verkstadschef", **changed)

    response = sign_in(cast.sara).post(door_of(cast.kalle), facts)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "verkstadschef" in page
    assert not Event.objects.filter(action="correct").exists()


@pytest.mark.parametrize("email", ["kalle@cykelkoket.example", "KALLE@Cykelkoket.example"])
def test_a_contact_of_somebody_else_is_not_taken(cast: Cast, sign_in: SignIn, email: str) -> None:
    signer = make_signer(cast)

    response = sign_in(cast.sara).post(door_of(signer), facts_of(signer, email=email))

    assert response.status_code == 422
    assert "Kalle Berg i registret har den redan" in response.content.decode()
    with pytest.raises(Refused):
        signer.correct(by=cast.sara, email=email)


def test_nor_a_phone_of_somebody_else(cast: Cast, sign_in: SignIn) -> None:
    cast.kalle.correct(by=cast.sara, phone="+46701740605")
    signer = make_signer(cast)

    response = sign_in(cast.sara).post(door_of(signer), facts_of(signer, phone="0701740605"))

    assert response.status_code == 422
    assert "Kalle Berg i registret" in response.content.decode()


def test_another_register_may_know_the_same_person(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    sign_in(cast.sara).post(door_of(signer), facts_of(signer, email=cast.berit.email))

    signer.refresh_from_db()
    assert signer.email == cast.berit.email


def test_what_waits_goes_to_the_right_address_and_old_links_end(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    waiting, answered = ask(cast), answer(ask(cast, make_entry(cast, "A2.1")))
    own = OwnPage.make(cast.kalle)
    old = waiting.path
    postman()

    sign_in(cast.sara).post(door_of(cast.kalle), facts_of(cast.kalle, email="kb@ny.example"))
    (letter,) = postman()

    waiting.refresh_from_db()
    assert letter.to == ["kb@ny.example"]
    assert waiting.link in letter.body
    assert Client().get(old).status_code == 404
    assert Client().get(answered.path).status_code == 200
    assert "Länken har gått ut" in Client().get(own.path).content.decode()


def test_who_lost_the_address_is_asked_by_text(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    waiting = ask(cast)
    postman()
    changed = {"email": "", "phone": "0701740605"}

    sign_in(cast.sara).post(door_of(cast.kalle), facts_of(cast.kalle, **changed))

    waiting.refresh_from_db()
    assert waiting.door == Door.SMS


def test_another_name_sends_nothing_again(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    ask(cast)
    postman()

    sign_in(cast.sara).post(door_of(cast.kalle), facts_of(cast.kalle, name="Karl Berg"))

    assert postman() == []


def test_who_was_merged_is_not_corrected(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    signer.merge(cast.kalle, by=cast.sara)

    page = sign_in(cast.sara).post(door_of(signer), facts_of(signer, name="B. Ek"), follow=True)

    assert "går inte längre" in page.content.decode()
    with pytest.raises(Refused):
        signer.correct(by=cast.sara, name="B. Ek")


def test_a_participant_and_other_teams_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    for person in (cast.amina, cast.petra, cast.ada, cast.ulla):
        assert sign_in(person).get(door_of(cast.kalle)).status_code == 404
        assert sign_in(person).post(door_of(cast.kalle), {"name": "X"}).status_code == 404
    assert not Event.objects.filter(action="correct").exists()


def test_a_new_address_with_a_known_phone_is_the_same_person(cast: Cast, texts: Texts) -> None:
    cast.kalle.correct(by=cast.sara, phone="+46701740605")

    who = Supervisor.propose(
        "Kalle",
        "kalle@privat.example",
        phone="+46701740605",
        title="",
        organisation=cast.goteborg,
        by=cast.amina,
    )

    assert who == cast.kalle

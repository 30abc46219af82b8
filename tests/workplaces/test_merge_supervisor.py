"""A new supervisor turns out to be somebody the register has already."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import Answer, Door
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, answer, ask, write_down
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer
from workplaces.models import Supervisor


def door_of(supervisor: Supervisor) -> str:
    return reverse("confirmations:merge_supervisor", args=[supervisor.pk])


def test_the_answers_count_as_the_other_persons(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    let_answer(cast, signer)

    sign_in(cast.sara).post(door_of(signer), {"into": cast.kalle.pk})

    signer.refresh_from_db()
    assert (signer.state, signer.merged_into) == ("merged", cast.kalle)
    assert Answer.objects.counting().count() == 2
    assert list(Supervisor.objects.met_by(cast.amina)) == [cast.kalle]


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    sign_in(cast.sara).post(door_of(signer), {"into": cast.kalle.pk})

    last = Event.objects.about(signer).last()
    assert last is not None
    assert (last.action, last.by, last.note) == ("merge", cast.sara, str(cast.kalle.pk))


def test_only_approved_others_of_the_same_register_are_offered(cast: Cast, sign_in: SignIn) -> None:
    signer, unknown = make_signer(cast), make_signer(cast, "eva@lager.example", "Eva Ek")
    sara = sign_in(cast.sara)

    page = sara.get(door_of(signer)).content.decode()
    answers = [
        sara.post(door_of(signer), {"into": other.pk}).status_code
        for other in (cast.berit, unknown, signer)
    ]

    assert "Kalle Berg" in page
    assert answers == [422, 422, 422]
    with pytest.raises(Refused):
        signer.merge(unknown, by=cast.sara)
    with pytest.raises(Refused):
        signer.merge(signer, by=cast.sara)


def test_choosing_nobody_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.sara).post(door_of(make_signer(cast)), {"into": ""})

    assert response.status_code == 422
    assert "Välj en handledare" in response.content.decode()


def test_who_is_approved_is_not_merged(cast: Cast, sign_in: SignIn) -> None:
    other = make_signer(cast)
    other.approve(by=cast.sara)

    response = sign_in(cast.sara).post(door_of(other), {"into": cast.kalle.pk}, follow=True)

    assert "går inte längre" in response.content.decode()


def test_a_participant_and_other_teams_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    for person in (cast.amina, cast.petra, cast.ada):
        response = sign_in(person).post(door_of(signer), {"into": cast.kalle.pk})
        assert response.status_code == 404


def test_what_waits_at_the_other_address_is_taken_back(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    waiting, expired = ask(cast, supervisor=signer), ask(cast, supervisor=signer)
    with after_it_expired():
        expired.expire()
    unsent = write_down(cast, supervisor=signer)

    page = sign_in(cast.sara).post(door_of(signer), {"into": cast.kalle.pk}, follow=True)

    for asked in (waiting, expired, unsent):
        asked.refresh_from_db()
        assert asked.state == "withdrawn"
        last = Event.objects.about(asked).last()
        assert last is not None
        assert (last.action, last.by) == ("withdraw", cast.sara)
    assert "3 frågor" in page.content.decode()
    assert "Frågan har tagits tillbaka" in Client().get(waiting.path).content.decode()


def test_the_page_shows_both_addresses(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.sara).get(door_of(make_signer(cast))).content.decode()

    assert "bo@lager.example" in page
    assert cast.kalle.email in page


def test_whose_question_was_taken_back_is_told_why(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    waiting, taken_back = ask(cast, supervisor=signer), ask(cast, supervisor=signer)
    taken_back.withdraw(by=cast.amina)
    sign_in(cast.sara).post(door_of(signer), {"into": cast.kalle.pk})
    amina = sign_in(cast.amina)

    page = amina.get(waiting.get_absolute_url()).content.decode()
    own_wish = amina.get(taken_back.get_absolute_url()).content.decode()

    assert "rett ut vem man når där" in page
    assert "Fråga igen" in page
    assert "rett ut" not in own_wish


def test_whoever_is_known_by_phone_is_merged_as_by_address(cast: Cast, sign_in: SignIn) -> None:
    def name_bo() -> Supervisor:
        return Supervisor.propose(
            "Bo", phone="+46701740605", title="", organisation=cast.goteborg, by=cast.amina
        )

    signer = name_bo()
    asked = write_down(cast, supervisor=signer)
    asked.send(by=cast.amina, door=Door.SMS)
    answer(asked)

    page = sign_in(cast.sara).get(door_of(signer)).content.decode()
    sign_in(cast.sara).post(door_of(signer), {"into": cast.kalle.pk})

    assert "070-174 06 05" in page
    assert Answer.objects.counting().count() == 2
    assert name_bo() == cast.kalle

"""The team does not believe that a supervisor is who they say: their word has no weight."""

import pytest
from django.urls import reverse

from confirmations.models import Answer
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer
from workplaces.models import Supervisor


def door_of(supervisor: Supervisor) -> str:
    return reverse("confirmations:reject_supervisor", args=[supervisor.pk])


def test_the_answers_lose_their_weight_and_nothing_is_deleted(cast: Cast, sign_in: SignIn) -> None:
    let_answer(cast, cast.kalle)

    sign_in(cast.sara).post(door_of(cast.kalle), {"why": "Slutade för länge sedan."})

    assert not Answer.objects.counting().exists()
    assert Answer.objects.count() == 2


def test_it_is_recorded_with_the_reason(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    sign_in(cast.sara).post(door_of(signer), {"why": "Finns inte på lagret."})

    last = Event.objects.about(signer).last()
    assert last is not None
    assert (last.action, last.by, last.note) == ("reject", cast.sara, "Finns inte på lagret.")


def test_it_is_said_wherever_the_answer_is_shown(cast: Cast, sign_in: SignIn) -> None:
    asked = let_answer(cast, cast.kalle)
    amina, sara = sign_in(cast.amina), sign_in(cast.sara)
    enrolment = cast.amina.enrolments.get().get_absolute_url()

    cast.kalle.reject(by=cast.reza, note="Slutade för länge sedan.")

    pages = {
        "question, hers": amina.get(asked.get_absolute_url()),
        "moment, hers": amina.get(asked.entry.get_absolute_url()),
        "question, the team's": sara.get(asked.get_absolute_url()),
        "moment, the team's": sara.get(asked.entry.get_absolute_url()),
        "participant, the team's": sara.get(enrolment),
    }
    for page, response in pages.items():
        text = response.content.decode()
        assert "äknas inte" in text, page
        assert "Slutade" not in text, page


def test_once_approved_it_is_said_no_longer(cast: Cast, sign_in: SignIn) -> None:
    asked = let_answer(cast, cast.kalle)
    cast.kalle.reject(by=cast.reza, note="Fel person.")
    cast.kalle.approve(by=cast.reza)

    page = sign_in(cast.amina).get(asked.entry.get_absolute_url()).content.decode()

    assert "äknas inte" not in page


@pytest.mark.parametrize("why", ["", " \x00 ", "x" * 501])
def test_it_takes_a_reason(cast: Cast, sign_in: SignIn, why: str) -> None:
    signer = make_signer(cast)

    response = sign_in(cast.sara).post(door_of(signer), {"why": why})

    signer.refresh_from_db()
    assert response.status_code == 422
    assert signer.is_new


def test_who_was_merged_is_not_rejected(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    signer.merge(cast.kalle, by=cast.sara)

    response = sign_in(cast.sara).post(door_of(signer), {"why": "Fel."}, follow=True)

    assert "går inte längre" in response.content.decode()
    with pytest.raises(Refused):
        signer.reject(by=cast.sara, note="Fel.")


def test_a_participant_and_other_teams_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    for person in (cast.amina, cast.petra, cast.ada):
        assert sign_in(person).post(door_of(signer), {"why": "Nej."}).status_code == 404

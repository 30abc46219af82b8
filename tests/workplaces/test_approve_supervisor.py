"""Someone on the team knows who a supervisor is: what they say counts."""

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
    return reverse("confirmations:approve_supervisor", args=[supervisor.pk])


def test_the_answers_that_waited_count(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    let_answer(cast, signer)

    response = sign_in(cast.reza).post(door_of(signer), follow=True)

    assert "Det Bo Ek säger räknas nu" in response.content.decode()
    assert Answer.objects.counting().count() == 2


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    sign_in(cast.reza).post(door_of(signer))

    last = Event.objects.about(signer).last()
    assert last is not None
    assert (last.action, last.by) == ("approve", cast.reza)


def test_looking_approves_nothing(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.reza).get(door_of(make_signer(cast))).status_code == 405


def test_who_is_approved_already_is_not_approved_again(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.reza).post(door_of(cast.kalle), follow=True)

    assert "redan gjort" in response.content.decode()
    with pytest.raises(Refused):
        cast.kalle.approve(by=cast.reza)


def test_a_participant_and_other_teams_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    for person in (cast.amina, cast.petra, cast.ada, cast.ulla):
        assert sign_in(person).post(door_of(signer)).status_code == 404
    signer.refresh_from_db()
    assert signer.is_new

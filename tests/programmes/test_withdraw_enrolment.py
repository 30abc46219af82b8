"""It ends early, or an invitation is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lifecycle.transitions import Refused
from programmes.models import Enrolment
from tests.cast import START, Cast, person
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas, door, shut_to


def test_it_ends_and_nobody_follows(cast: Cast, sign_in: SignIn) -> None:
    day = timezone.localdate().isoformat()

    sign_in(cast.sara).post(door(aminas(cast), "withdraw"), {"on": day, "reason": "own_wish"})

    assert aminas(cast).state == Enrolment.State.WITHDRAWN
    assert not Enrolment.followers_of(cast.amina).exists()


def test_an_invitation_for_a_day_to_come_is_taken_back(cast: Cast) -> None:
    project = aminas(cast).local_project
    later = timezone.localdate() + timedelta(days=30)
    invited = Enrolment.invite(person("kim", "Kim Ek"), project, by=cast.lo, starts_on=later)

    invited.withdraw(by=cast.lo, on=timezone.localdate(), reason="own_wish")

    assert invited.ends_on == timezone.localdate()
    assert Enrolment.invite(invited.participant, project, by=cast.lo, starts_on=later)


def test_what_is_over_is_not_ended_again(cast: Cast) -> None:
    aminas(cast).complete(by=cast.sara, on=START, reason="work")

    with pytest.raises(Refused):
        aminas(cast).withdraw(by=cast.sara, on=START, reason="work")


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    for someone in shut_to(cast):
        assert sign_in(someone).get(door(aminas(cast), "withdraw")).status_code == 404  # type: ignore[arg-type]

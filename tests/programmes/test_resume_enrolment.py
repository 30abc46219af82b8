"""A participant goes on after a pause."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas, door, shut_to


def test_it_goes_on(cast: Cast, sign_in: SignIn) -> None:
    aminas(cast).pause(by=cast.sara)

    sign_in(cast.sara).post(door(aminas(cast), "resume"))

    assert aminas(cast).state == Enrolment.State.ACTIVE
    assert [event.action for event in Event.objects.about(aminas(cast))][-2:] == ["pause", "resume"]


def test_what_does_not_pause_does_not_resume(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.sara).post(door(aminas(cast), "resume"), follow=True)

    assert "går inte längre" in answer.content.decode()
    with pytest.raises(Refused):
        aminas(cast).resume(by=cast.sara)


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    for person in shut_to(cast):
        assert sign_in(person).post(door(aminas(cast), "resume")).status_code == 404  # type: ignore[arg-type]

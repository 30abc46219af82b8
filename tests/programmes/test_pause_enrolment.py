"""A participant rests from it: nothing is lost, and the team still follows."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas, door, shut_to


def test_it_is_paused_and_still_followed(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).post(door(aminas(cast), "pause"))

    assert aminas(cast).is_paused
    assert aminas(cast) in Enrolment.objects.followed_by(cast.sara)
    assert cast.sara in Enrolment.followers_of(cast.amina)
    assert Enrolment.organisation_of(cast.amina) == cast.goteborg


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(door(aminas(cast), "pause"))

    last = Event.objects.about(aminas(cast)).last()
    assert last is not None
    assert (last.action, last.by) == ("pause", cast.lo)


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).post(door(aminas(cast), "pause"))
    again = sign_in(cast.sara).post(door(aminas(cast), "pause"), follow=True)

    assert "redan gjort" in again.content.decode()
    with pytest.raises(Refused):
        aminas(cast).pause(by=cast.lo)


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    for person in shut_to(cast):
        assert sign_in(person).post(door(aminas(cast), "pause")).status_code == 404  # type: ignore[arg-type]
    assert sign_in(cast.amina).post(door(aminas(cast), "pause")).status_code == 403

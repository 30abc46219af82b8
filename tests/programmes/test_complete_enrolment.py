"""It ends as it was meant, and the team's access ends with it, in the next request."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Assignment, Enrolment
from tests.assessments.cases import make_shared_entry
from tests.cast import START, Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas, door, shut_to


def typed(**more: str) -> dict[str, str]:
    return {"on": timezone.localdate().isoformat(), "reason": "studies", **more}


def test_the_team_sees_nothing_in_the_next_request(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast, "A1.1")
    sara = sign_in(cast.sara)
    before = sara.get(entry.get_absolute_url()).status_code

    sara.post(door(aminas(cast), "complete"), typed(talked_on="2026-02-01"))

    done = aminas(cast)
    assert (before, sara.get(entry.get_absolute_url()).status_code) == (200, 404)
    assert (done.state, done.end_reason, done.talked_on) == (
        "completed",
        "studies",
        date(2026, 2, 1),
    )
    assert not Assignment.objects.current().filter(enrolment=done).exists()
    assert sign_in(cast.amina).get(entry.get_absolute_url()).status_code == 200


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(door(aminas(cast), "complete"), typed())

    actions = [(event.action, event.by) for event in Event.objects.about(aminas(cast))]
    assert ("complete", cast.lo) in actions


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"on": "2026-01-11"}, "före den första"),
        ({"on": "2999-01-01"}, "inte kommit"),
        ({"on": "2026-02-31"}, "Skriv dagen"),
        ({"reason": ""}, "Välj en"),
        ({"reason": "moved"}, ""),
        ({"reason": "ill"}, ""),
        ({"talked_on": "2999-01-01"}, "inte kommit"),
    ],
)
def test_what_is_wrong_is_said(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    answer = sign_in(cast.sara).post(door(aminas(cast), "complete"), typed(**wrong))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert aminas(cast).is_taking_part


def test_the_end_is_not_before_the_start(cast: Cast) -> None:
    with pytest.raises(Refused, match="före den första"):
        aminas(cast).complete(by=cast.sara, on=START - timedelta(days=1), reason="work")
    assert aminas(cast).ends_on is None


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    aminas(cast).complete(by=cast.lo, on=START, reason="work")

    answer = sign_in(cast.lo).post(door(aminas(cast), "complete"), typed(), follow=True)

    assert "redan gjort" in answer.content.decode()
    assert aminas(cast).ends_on == START


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    for person in shut_to(cast):
        assert sign_in(person).get(door(aminas(cast), "complete")).status_code == 404  # type: ignore[arg-type]
    assert sign_in(cast.amina).get(door(aminas(cast), "complete")).status_code == 403


def test_after_it_somebody_can_come_again(cast: Cast) -> None:
    project = aminas(cast).local_project
    aminas(cast).complete(by=cast.sara, on=START, reason="work")

    with pytest.raises(Refused):
        Enrolment.invite(cast.amina, project, by=cast.sara, starts_on=START)
    again = Enrolment.invite(cast.amina, project, by=cast.sara, starts_on=START + timedelta(days=1))

    assert again.is_invited

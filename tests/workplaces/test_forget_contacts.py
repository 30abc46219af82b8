"""Half a year after the last placement nobody needs to know where to reach somebody."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from confirmations.models import Answer
from lifecycle.models import Event
from tests.cast import Cast
from tests.confirmations.asked import answer, ask
from tests.workplaces.placed import make_boss, make_place, today
from workplaces.models.contacts import KEPT_FOR, forget_old_contacts
from workplaces.models.supervisor import Supervisor


def later(days: int) -> time_machine.travel:
    """Let so many days have passed."""
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


@pytest.mark.parametrize(("days", "is_kept"), [(-1, True), (0, False)])
def test_the_contact_goes_half_a_year_after_the_end(cast: Cast, days: int, is_kept: bool) -> None:
    cast.placement.end(by=cast.reza)

    with later(KEPT_FOR.days + days):
        call_command("keep_time", "--once")

    cast.kalle.refresh_from_db()
    assert bool(cast.kalle.contact) == is_kept
    assert cast.kalle.name == "Kalle Berg"


def test_it_is_recorded(cast: Cast) -> None:
    cast.placement.end(by=cast.reza)
    with later(200):
        forget_old_contacts()

    last = Event.objects.about(cast.kalle).last()
    assert last is not None
    assert (last.action, last.by_name, last.note) == ("forget_contact", "keep_time", "")


def test_what_they_said_weighs_what_it_did(cast: Cast) -> None:
    answer(ask(cast))
    cast.placement.end(by=cast.reza)
    before = Answer.objects.counting().count()

    with later(400):
        forget_old_contacts()

    cast.kalle.refresh_from_db()
    assert not cast.kalle.contact
    assert before > 0
    assert Answer.objects.counting().count() == before


def test_whoever_has_somebody_is_kept(cast: Cast) -> None:
    with later(400):
        forget_old_contacts()

    cast.kalle.refresh_from_db()
    assert cast.kalle.contact


def test_a_colleague_at_a_place_in_use_is_kept(cast: Cast) -> None:
    colleague = make_boss(cast.cykelkoket)
    Supervisor.objects.filter(pk=colleague.pk).update(told_on=today())

    with later(400):
        forget_old_contacts()

    colleague.refresh_from_db()
    assert colleague.contact


def test_who_was_asked_since_is_kept_as_long(cast: Cast) -> None:
    cast.placement.end(by=cast.reza)
    with later(100):
        ask(cast)
    with later(250):
        forget_old_contacts()

    cast.kalle.refresh_from_db()
    assert cast.kalle.contact


def test_who_never_had_anybody_is_kept_half_a_year_from_the_telling(cast: Cast) -> None:
    boss = make_boss(make_place(cast))
    Supervisor.objects.filter(pk=boss.pk).update(told_on=today())

    with later(180):
        forget_old_contacts()
    boss.refresh_from_db()
    assert boss.contact

    with later(190):
        forget_old_contacts()
    boss.refresh_from_db()
    assert not boss.contact

"""A purge is proposed when its time has come: counted, written down, and nothing is erased."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from archive.models import Purge
from archive.purging import foresee, numbers_today, propose, why_not_yet
from archive.purging.erasing import erase
from lifecycle.transitions import Refused
from portfolio.models import Entry
from programmes.models import Enrolment, Hold, Programme
from tests.archive.ending import door
from tests.archive.purged import leaver, ripe, two_archivists
from tests.cast import Cast, enrol, person
from tests.confirmations.asked import answer, ask
from tests.conftest import SignIn
from tests.programmes.leading import lead_elsewhere, project_of

NOON = time(12, tzinfo=UTC)


def test_what_would_go_is_counted_and_nothing_goes(cast: Cast, sign_in: SignIn) -> None:
    answer(ask(cast))
    programme = ripe(cast)
    arvid, _barbro = two_archivists(cast)

    done = sign_in(arvid).post(door("propose_purge", programme.pk))

    purge = Purge.objects.get()
    page = sign_in(arvid).get(done.headers["Location"]).content.decode()
    assert (purge.state, purge.proposed_by, purge.months) == ("proposed", arvid, 24)
    assert (purge.foreseen["portfolio.Entry"], purge.foreseen["confirmations.Answer"]) == (1, 2)
    assert purge.rows.filter(participant=cast.amina, is_last=True, outcome="waiting").exists()
    assert Entry.objects.filter(participant=cast.amina).count() == 1
    assert "Stunder och bilder" in page
    assert "Amina" not in page


def test_the_dry_run_counts_what_then_goes(cast: Cast) -> None:
    """Whatever the erasing counts, beyond steps and letters, was foreseen to the row."""
    answer(ask(cast))
    programme = ripe(cast)
    foreseen = foresee(programme)

    gone: dict[str, int] = {}
    for each in foreseen.leavers:
        for label, number in erase(each, by=cast.lo).items():
            gone[label] = gone.get(label, 0) + number

    along = {"lifecycle.Event", "lifecycle.Letter", "accounts.Reading", "admin.LogEntry"}
    links = {label for label in gone if label.split(".")[1].endswith("_competencies")}
    assert {k: v for k, v in gone.items() if k not in along | links} == {
        label: number for label, number in foreseen.counts.items() if label not in along
    }


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"closed_at": None}, "inte stängt"),
        ({"ends_on": None}, "ingen sista dag"),
        ({"ends_on": timezone.localdate() - timedelta(days=300)}, "sparas till och med"),
    ],
)
def test_before_its_time_a_sentence_says_why(
    cast: Cast, change: dict[str, Any], sentence: str
) -> None:
    programme = ripe(cast)
    Programme.objects.filter(pk=programme.pk).update(**change)
    programme.refresh_from_db()

    assert sentence in why_not_yet(programme)
    with pytest.raises(Refused, match=sentence):
        propose(programme, by=cast.lo)


def test_without_a_rule_or_under_a_hold_nothing_is_proposed(cast: Cast) -> None:
    programme = ripe(cast)
    rule = programme.retention
    rule.hold("Revision", by=cast.lo)
    with pytest.raises(Refused, match="stopp"):
        propose(programme, by=cast.lo)

    rule.delete()
    with pytest.raises(Refused, match="Ingen regel"):
        propose(programme, by=cast.lo)


@pytest.mark.parametrize(("days_after", "is_ripe"), [(0, False), (1, True)])
def test_it_is_ripe_on_the_day_after_the_last(cast: Cast, days_after: int, is_ripe: bool) -> None:
    programme = ripe(cast)
    last = programme.retention.ends_on
    assert last is not None

    with time_machine.travel(datetime.combine(last + timedelta(days=days_after), NOON)):
        assert (why_not_yet(programme) == "") is is_ripe


def test_whoever_is_held_is_left_out(cast: Cast) -> None:
    programme = ripe(cast)
    Hold.place(Enrolment.objects.get(participant=cast.amina), "Begäran", by=cast.lo)

    purge = propose(programme, by=cast.lo)

    assert not purge.rows.filter(participant=cast.amina).exists()
    assert purge.rows.filter(participant=cast.skye).exists()


def test_twice_is_a_sentence(cast: Cast) -> None:
    programme = ripe(cast)
    propose(programme, by=cast.lo)

    with pytest.raises(Refused, match="redan föreslaget"):
        propose(programme, by=cast.lo)


def test_nobody_left_is_a_sentence(cast: Cast) -> None:
    programme = ripe(cast)
    for each in Enrolment.objects.filter(local_project__programme=programme):
        each.erase(by=cast.lo)

    with pytest.raises(Refused, match="ingen kvar"):
        propose(programme, by=cast.lo)


def test_only_the_owners_archive_and_leads_come_in(cast: Cast, sign_in: SignIn) -> None:
    programme = ripe(cast)
    elsewhere = lead_elsewhere(cast)

    answers = {
        who.name: sign_in(who).post(door("propose_purge", programme.pk)).status_code
        for who in (cast.sara, cast.ines, elsewhere)
    }

    assert set(answers.values()) <= {403, 404}
    assert not Purge.objects.exists()
    assert leaver(cast.amina).is_last


def test_the_pages_cost_as_much_of_many_as_of_few(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(40):
        enrol(person(f"p{number}", f"Person {number}"), project_of(cast))
    programme = ripe(cast)
    browser = sign_in(two_archivists(cast)[0])

    with django_assert_max_num_queries(12):
        ripe_page = browser.get(door("list_purges", programme.pk)).content.decode()
    purge = propose(programme, by=cast.lo)
    with django_assert_max_num_queries(11):
        page = browser.get(purge.get_absolute_url()).content.decode()

    assert "42 personer" in ripe_page
    assert "Gallra 42 personer" in page


def test_whoever_is_in_something_else_keeps_the_account_and_is_counted(cast: Cast) -> None:
    programme = ripe(cast)
    enrol(cast.amina, Enrolment.objects.get(participant=cast.mehari).local_project)

    numbers, foreseen = numbers_today(programme), foresee(programme)

    assert (numbers.people, numbers.lasts) == (len(foreseen.leavers), foreseen.lasts)
    assert numbers.people - numbers.lasts == 1

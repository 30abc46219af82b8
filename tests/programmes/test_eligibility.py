"""Whether somebody may take part is computed: which conditions hold, and in sentences which not."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone, translation

from competencies.texts import Text
from programmes.models import Area, Eligibility, Ground, Programme
from tests.cast import Cast
from tests.programmes.leading import area, programme_of

DAY = date(2026, 6, 1)
BORN = date(2007, 4, 17)


@pytest.fixture
def programme(cast: Cast) -> Programme:
    programme = programme_of(cast)
    programme.set_ages(by=cast.lo, youngest=15, oldest=24)
    return programme


def weigh(programme: Programme, born: date | None = BORN, on: date = DAY) -> Eligibility:
    with translation.override("sv"):
        return programme.eligibility_of(born, area=None, grounds=(), on=on)


@pytest.mark.parametrize(
    ("born", "holds"),
    [
        (date(2011, 6, 2), False),  # 14, and 15 tomorrow
        (date(2011, 6, 1), True),  # 15 today
        (date(2001, 6, 2), True),  # 24, and 25 tomorrow
        (date(2001, 6, 1), False),  # 25 today
    ],
)
def test_ages_are_counted_to_the_day(programme: Programme, born: date, holds: bool) -> None:
    assert weigh(programme, born).holds is holds


def test_who_is_too_young_is_told_so_in_a_sentence(programme: Programme) -> None:
    assert weigh(programme, date(2012, 1, 1)).missing == [
        "Är 14 år 2026-06-01. Programmet är från 15 år."
    ]


def test_who_is_too_old_is_told_so_in_a_sentence(programme: Programme) -> None:
    assert weigh(programme, date(2000, 1, 1)).missing == [
        "Är 26 år 2026-06-01. Programmet är till och med 24 år."
    ]


def test_somebody_born_on_29_february_ages_on_1_march(programme: Programme) -> None:
    leap = date(2012, 2, 29)

    assert not weigh(programme, leap, on=date(2027, 2, 28)).holds
    assert weigh(programme, leap, on=date(2027, 3, 1)).holds


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (datetime(2026, 5, 31, 21, 59, tzinfo=UTC), False),  # 23:59 in Stockholm, still May
        (datetime(2026, 5, 31, 22, 0, tzinfo=UTC), True),  # midnight there: the birthday
    ],
)
def test_the_day_turns_at_midnight_in_stockholm(
    programme: Programme, now: datetime, holds: bool
) -> None:
    with time_machine.travel(now, tick=False):
        found = weigh(programme, date(2011, 6, 1), on=timezone.localdate())

    assert found.holds is holds


def test_no_birth_date_is_not_a_guess(programme: Programme) -> None:
    assert weigh(programme, None).missing == [
        "Födelsedatum behövs, för programmet har åldersgränser."
    ]


def test_without_limits_nobody_asks_for_a_birth_date(cast: Cast) -> None:
    assert weigh(programme_of(cast), None).holds


def test_one_of_the_areas_is_enough_and_what_lies_in_it(cast: Cast) -> None:
    programme = programme_of(cast)
    programme.add_area(area("Göteborg"), by=cast.lo)
    programme.add_area(area("Partille"), by=cast.lo)

    def holds(where: Area | None) -> bool:
        return programme.eligibility_of(BORN, area=where, grounds=(), on=DAY).holds

    assert holds(area("Partille"))
    assert holds(area("Hisingen", Area.Kind.CITY_AREA))
    assert not holds(area("Kungsbacka"))
    assert not holds(None)


def test_a_district_that_is_no_more_is_said_to_be_so(cast: Cast) -> None:
    programme = programme_of(cast)
    programme.add_area(area("Göteborg"), by=cast.lo)

    with translation.override("sv"):
        lundby = area("Lundby", Area.Kind.DISTRICT)
        found = programme.eligibility_of(BORN, area=lundby, grounds=(), on=DAY)

    assert found.missing == ["Lundby finns inte 2026-06-01."]


def test_kungsbacka_may_take_part_where_the_region_is_asked_for_but_not_the_county(
    cast: Cast,
) -> None:
    programme, kungsbacka = programme_of(cast), area("Kungsbacka")

    def holds() -> bool:
        return programme.eligibility_of(BORN, area=kungsbacka, grounds=(), on=DAY).holds

    county, region = area("Västra Götaland", "county"), area("Göteborgsregionen", "association")
    programme.add_area(county, by=cast.lo)
    assert not holds()
    programme.add_area(region, by=cast.lo)
    assert holds()


def test_of_each_group_one_ground_has_to_hold(cast: Cast) -> None:
    programme = programme_of(cast)

    def ground(words: str, group: int) -> Ground:
        return Ground.add(programme, Text(sv=words, en=words), by=cast.lo, group=group)

    a, b, c = ground("A", 1), ground("B", 1), ground("C", 2)

    def missing(*chosen: Ground) -> list[str]:
        with translation.override("sv"):
            found = programme.eligibility_of(
                BORN, area=None, grounds=[each.pk for each in chosen], on=DAY
            )
        return found.missing

    assert missing(a, c) == []
    assert missing(b, c) == []
    assert missing(a) == ["Den här grunden efterfrågas: C."]
    assert missing(c) == ["Minst en av de här grunderna efterfrågas: A; B."]
    assert len(missing()) == 2


def test_withdrawn_grounds_and_those_of_another_programme_do_not_count(cast: Cast) -> None:
    programme = programme_of(cast)
    words = Text(sv="Grund", en="Ground")
    old = Ground.add(programme, words, by=cast.lo)
    Ground.add(programme, words, by=cast.lo)
    old.withdraw(by=cast.lo)
    foreign = Ground.add(Programme.objects.get(name="InVux"), words, by=cast.lo)

    found = programme.eligibility_of(BORN, area=None, grounds={old.pk, foreign.pk}, on=DAY)

    assert not found.holds


def test_before_the_start_and_after_the_end_nobody_begins(programme: Programme) -> None:
    programme.ends_on = date(2026, 12, 31)

    assert weigh(programme, on=date(2026, 1, 11)).missing == ["Programmet börjar 2026-01-12."]
    assert weigh(programme, on=date(2027, 1, 1)).missing == ["Programmet slutade 2026-12-31."]
    assert weigh(programme, on=date(2026, 12, 31)).holds

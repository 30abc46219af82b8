"""What could be confirmed next, and by whom: a rule over facts that were fetched."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from competencies.texts import Text
from home.attention.proof import Met, Told, next_proof

AMINA, KALLE, BO = 1, 10, 11
DAY = date(2026, 11, 12)
PLACEMENT = 20
NOBODY: frozenset[Any] = frozenset()


def told(competency: int = 1, on: date = DAY, **facts: Any) -> Told:
    """A moment at no placement, if nothing else is said."""
    name = Text(sv=f"Kompetens {competency}")
    return Told(AMINA, competency, name, uuid.uuid4(), on, "Jag bytte slang.", **facts)


def placed(supervisor: int = KALLE, since: date = DAY, until: date | None = None) -> Met:
    return Met(AMINA, supervisor, "Kalle Berg", since, until, "Cykelköket", PLACEMENT)


def met_once(supervisor: int = BO, on: date = DAY, place: str = "Loppisen") -> Met:
    return Met(AMINA, supervisor, "Bo Ek", on, on, place)


def test_whoever_is_at_the_place_is_asked_about_it() -> None:
    moment = told(placement=PLACEMENT)

    proof = next_proof([moment], [met_once(), placed()], seen=NOBODY, asked=NOBODY)

    assert proof is not None
    assert (proof.told, proof.supervisor, proof.called) == (moment, KALLE, "Kalle")


def test_what_somebody_has_seen_needs_nobody_more() -> None:
    assert next_proof([told(1, placement=PLACEMENT)], [placed()], seen={1}, asked=NOBODY) is None


def test_the_latest_moment_comes_first() -> None:
    old = told(1, DAY - timedelta(days=3), placement=PLACEMENT)
    new = told(2, DAY, placement=PLACEMENT)

    proof = next_proof([old, new], [placed()], seen=NOBODY, asked=NOBODY)

    assert proof is not None
    assert proof.told == new


def test_nobody_is_asked_twice_about_a_moment() -> None:
    moment = told(placement=PLACEMENT)
    asked = {(moment.entry, KALLE)}

    assert next_proof([moment], [placed(), met_once()], seen=NOBODY, asked=asked) is None


def test_a_placement_that_had_ended_says_nothing_of_later() -> None:
    over = placed(since=DAY - timedelta(days=40), until=DAY - timedelta(days=1))

    assert next_proof([told(place="Cykelköket")], [over], seen=NOBODY, asked=NOBODY) is None


def test_whoever_is_at_the_place_that_was_typed_may_have_seen_it() -> None:
    proof = next_proof([told(place=" cykelköket ")], [placed()], seen=NOBODY, asked=NOBODY)

    assert proof is not None
    assert proof.supervisor == KALLE


@pytest.mark.parametrize("place", ["", "Hemma"])
def test_nobody_from_a_placement_saw_what_happened_elsewhere(place: str) -> None:
    assert next_proof([told(place=place)], [placed()], seen=NOBODY, asked=NOBODY) is None


def test_somebody_from_elsewhere_saw_nothing_at_the_placement() -> None:
    moment = told(placement=PLACEMENT)

    assert next_proof([moment], [met_once()], seen=NOBODY, asked=NOBODY) is None


def test_somebody_who_answered_about_that_day_and_place_may_have_seen_more() -> None:
    proof = next_proof([told(place="Loppisen")], [met_once()], seen=NOBODY, asked=NOBODY)

    assert proof is not None
    assert proof.supervisor == BO


def test_somebody_met_on_another_day_is_left_alone() -> None:
    another_day = met_once(on=DAY - timedelta(days=1))

    assert next_proof([told(place="Loppisen")], [another_day], seen=NOBODY, asked=NOBODY) is None


def test_what_happened_nowhere_in_particular_has_no_witness() -> None:
    assert next_proof([told()], [met_once(place="")], seen=NOBODY, asked=NOBODY) is None


def test_what_is_part_of_a_case_is_asked_about_no_more() -> None:
    frozen = told(placement=PLACEMENT, is_frozen=True)

    assert next_proof([frozen], [placed()], seen=NOBODY, asked=NOBODY) is None


def test_nothing_told_is_nothing_to_ask() -> None:
    assert next_proof([], [placed()], seen=NOBODY, asked=NOBODY) is None

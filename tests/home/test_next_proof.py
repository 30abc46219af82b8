"""What could be confirmed next, and by whom: a rule over facts that were fetched."""

import uuid
from datetime import date, timedelta
from typing import Any

from competencies.texts import Text
from home.attention.proof import Met, Told, next_proof

AMINA, KALLE, BO = 1, 10, 11
DAY = date(2026, 11, 12)
NOBODY: frozenset[Any] = frozenset()


def told(competency: int = 1, on: date = DAY, **facts: Any) -> Told:
    """A moment at no placement, if nothing else is said."""
    name = Text(sv=f"Kompetens {competency}")
    return Told(AMINA, competency, name, uuid.uuid4(), on, "Jag bytte slang.", **facts)


def placed(supervisor: int = KALLE, since: date = DAY, until: date | None = None) -> Met:
    return Met(AMINA, supervisor, "Kalle Berg", since, until)


def met_once(supervisor: int = BO, on: date = DAY) -> Met:
    return Met(AMINA, supervisor, "Bo Ek", on, on, is_placement=False)


def test_whoever_is_at_the_place_is_asked_about_it() -> None:
    moment = told(supervisor=KALLE)

    proof = next_proof([moment], [met_once(), placed()], seen=NOBODY, asked=NOBODY)

    assert proof is not None
    assert (proof.told, proof.supervisor, proof.called) == (moment, KALLE, "Kalle")
    assert proof.met_on == DAY


def test_what_somebody_has_seen_needs_nobody_more() -> None:
    assert next_proof([told(1, supervisor=KALLE)], [placed()], seen={1}, asked=NOBODY) is None


def test_the_latest_moment_comes_first() -> None:
    old, new = told(1, DAY - timedelta(days=3)), told(2, DAY)

    proof = next_proof(
        [old, new], [placed(since=DAY - timedelta(days=9))], seen=NOBODY, asked=NOBODY
    )

    assert proof is not None
    assert proof.told == new


def test_nobody_is_asked_twice_about_a_moment() -> None:
    moment = told(supervisor=KALLE)

    proof = next_proof([moment], [placed(), met_once()], seen=NOBODY, asked={(moment.entry, KALLE)})

    assert proof is not None
    assert proof.supervisor == BO


def test_a_placement_that_had_ended_says_nothing_of_later() -> None:
    over = placed(since=DAY - timedelta(days=40), until=DAY - timedelta(days=1))

    assert next_proof([told()], [over], seen=NOBODY, asked=NOBODY) is None


def test_somebody_met_about_then_may_remember_and_is_dated_by_that() -> None:
    proof = next_proof([told()], [met_once(on=DAY - timedelta(days=5))], seen=NOBODY, asked=NOBODY)

    assert proof is not None
    assert proof.met_on == DAY - timedelta(days=5)


def test_somebody_met_long_before_is_left_alone() -> None:
    long_ago = met_once(on=DAY - timedelta(days=31))

    assert next_proof([told()], [long_ago], seen=NOBODY, asked=NOBODY) is None


def test_what_is_part_of_a_case_is_asked_about_no_more() -> None:
    frozen = told(supervisor=KALLE, is_frozen=True)

    assert next_proof([frozen], [placed()], seen=NOBODY, asked=NOBODY) is None


def test_nothing_told_is_nothing_to_ask() -> None:
    assert next_proof([], [placed()], seen=NOBODY, asked=NOBODY) is None

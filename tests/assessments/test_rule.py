"""For which level there is enough, by the framework's rule."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from assessments.progress import Gathered, Moment, gather, standing

DAY = date(2026, 11, 1)


@dataclass(frozen=True)
class Asked:
    """What one level asks for."""

    number: int
    min_evidence: int
    min_occasions: int
    min_confirmations: int
    min_contexts: int


# As our own framework has it.
RULES = [Asked(1, 1, 1, 0, 1), Asked(2, 2, 2, 1, 1), Asked(3, 3, 3, 1, 1), Asked(4, 3, 3, 1, 2)]


@pytest.mark.parametrize(
    ("gathered", "said"),
    [
        (
            Gathered(),
            "Räcker inte för någon nivå än, enligt ramverkets regel. För nivå 1 behövs"
            " ett ögonblick.",
        ),
        (
            Gathered(1, 1, 0, 1),
            "Räcker för nivå 1 enligt ramverkets regel. För nivå 2 behövs"
            " ett ögonblick till från ett annat tillfälle och en bekräftelse till.",
        ),
        (
            Gathered(2, 2, 0, 1),
            "Räcker för nivå 1 enligt ramverkets regel. För nivå 2 behövs en bekräftelse till.",
        ),
        (
            Gathered(3, 2, 1, 1),
            "Räcker för nivå 2 enligt ramverkets regel. För nivå 3 behövs"
            " ett ögonblick till från ett annat tillfälle.",
        ),
        (
            Gathered(5, 4, 2, 1),
            "Räcker för nivå 3 enligt ramverkets regel. För nivå 4 behövs en plats till.",
        ),
        (Gathered(5, 4, 2, 2), "Räcker för alla nivåer enligt ramverkets regel."),
    ],
)
def test_it_says_what_is_enough_and_what_the_next_level_lacks(
    gathered: Gathered, said: str
) -> None:
    with translation.override("sv"):
        assert standing(gathered, RULES) == said


def at_placement(place: str) -> Moment:
    return Moment(DAY, place, is_placement=True)


def test_two_moments_on_one_day_are_one_occasion() -> None:
    gathered = gather([at_placement("Cykelköket"), at_placement("Cykelköket")], confirmations=1)

    assert (gathered.evidence, gathered.occasions) == (2, 1)


def test_a_place_is_the_same_however_it_is_written() -> None:
    assert gather([at_placement("Cykelköket"), Moment(DAY, " cykelköket ")], 0).contexts == 1


def test_two_placements_are_two_places() -> None:
    assert gather([at_placement("Cykelköket"), at_placement("Kafé Kulturum")], 0).contexts == 2


def test_places_that_she_types_herself_are_one_place_at_most() -> None:
    typed = [Moment(DAY, "Hemma"), Moment(DAY, "Parken"), Moment(DAY, "Torget")]

    assert gather(typed, 0).contexts == 1
    assert gather([at_placement("Cykelköket"), *typed], 0).contexts == 2


def test_no_place_beside_a_place_is_not_another_place() -> None:
    assert gather([at_placement("Cykelköket"), Moment(DAY)], 0).contexts == 1
    assert gather([Moment(DAY, "Hemma"), Moment(DAY)], 0).contexts == 1
    assert gather([Moment(DAY), Moment(DAY)], 0).contexts == 1
    assert gather([], 0).contexts == 0


def test_a_framework_without_levels_asks_for_nothing() -> None:
    assert standing(Gathered(), [])


@given(
    st.lists(
        st.builds(
            Moment,
            st.integers(0, 5).map(lambda n: DAY + timedelta(n)),
            st.sampled_from(["", "A", "B", "C"]),
            st.booleans(),
        ).filter(lambda moment: moment.place or not moment.is_placement),
        max_size=8,
    ),
    st.integers(0, 4),
)
def test_more_is_never_less(moments: list[Moment], confirmations: int) -> None:
    before = gather(moments[1:], confirmations)
    after = gather(moments, confirmations + 1)

    for rule in RULES:
        assert after.lacks(rule).keys() <= before.lacks(rule).keys()

"""What is said of each row, and how it is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.intake.lists import (
    KIM,
    choose_people,
    counts,
    findings,
    number_of,
    says,
)


def many(number: int) -> list[dict[str, str]]:
    """Return so many people whom nobody takes for each other."""
    return [
        {**KIM, "name": f"Kim {at}", "birth_date": "2008-03-14", "email": f"kim{at}@x.example"}
        for at in range(number)
    ]


def test_each_row_gets_a_sentence(cast: Cast) -> None:
    intake = choose_people(cast, KIM, {**KIM, "birth_date": "2008-02-31", "email": ""})
    assert [found["row"] for found in findings(intake)] == [3, 2]
    assert all(found["says"] for found in findings(intake))
    [new] = [found for found in findings(intake) if found["row"] == 2]
    assert "14 mars 2008" in " ".join(new["says"])


def test_what_is_kept_is_sealed(cast: Cast) -> None:
    number = number_of("2008-03-14", 238)
    intake = choose_people(cast, {**KIM, "number": number})
    assert number not in intake.rows_sealed
    assert "Kim" not in intake.rows_sealed + intake.told_sealed


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ({"number": number_of("2008-03-15", 238)}, "asks"),  # a day nearby
        ({"number": "20080374-2388"}, "wrong"),  # day + 60 with a check digit that is not right
        ({"reserve": "TF-123456"}, "new"),
        ({"protected": "ja"}, "wrong"),
        ({"birth_date": (timezone.localdate() + timedelta(days=1)).isoformat()}, "wrong"),
    ],
)
def test_odd_rows(cast: Cast, row: dict[str, str], outcome: str) -> None:
    intake = choose_people(cast, {**KIM, **row})
    assert counts(intake) == {outcome: 1}, says(intake)


def test_the_questions_do_not_grow_with_the_rows(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        intake = choose_people(cast, *many(60))
    assert intake.total == 60

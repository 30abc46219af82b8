"""One bad row among good ones: a sentence of its own, and nothing of the list is brought in."""

import pytest
import time_machine

from accounts.models import User
from accounts.numbers import check_digit
from intake.models import Intake
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.intake.lists import KIM, bring_in, choose_people, counts, number_of, says
from tests.programmes.leading import programme_of

BO = {"name": "Bo Alm", "birth_date": "2007-05-02", "email": "bo@x.example"}
"""Somebody of whom everything is right."""


def plus_sixty(number: str) -> str:
    """Return the coordination number of the same day: its day is sixty more."""
    eleven = f"{number[:6]}{int(number[6:8]) + 60}{number[8:11]}"
    return f"{eleven}{check_digit(eleven[2:])}"


def written(sign: str) -> str:
    """Return Kim's number in ten digits, with the sign between day and serial number."""
    ten = number_of("2008-03-14", 238)[2:]
    return f"{ten[:6]}{sign}{ten[6:]}"


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ({"number": number_of("2008-03-14", 238)}, "new"),
        ({"number": plus_sixty(number_of("2008-03-14", 238))}, "new"),
        ({"number": written("-")}, "new"),
        ({"number": number_of("2008-03-16", 238)}, "asks"),  # the numbers of the day had run out
        ({"number": written("+")}, "asks"),  # of somebody who has turned a hundred
        ({"number": "20080314-T238"}, "wrong"),  # an interim number is not one of a person
        ({"number": "20080314"}, "wrong"),
        ({"number": "0000000000"}, "wrong"),
        ({"number": "۲۰۰۸۰۳۱۴۲۳۸۳"}, "wrong"),
        ({"reserve": "TF-1" * 20}, "wrong"),
        ({"reserve": "<b>TF-1</b>"}, "wrong"),
        ({"name": "Kim \u202eEk"}, "new"),  # freed of what nobody can see
        ({"name": "K" * 300}, "wrong"),
        ({"email": "kim@"}, "wrong"),
        ({"phone": "070"}, "wrong"),
        ({"contact": "Ingen Alls"}, "wrong"),
        ({"starts_on": "1926-01-01"}, "wrong"),
        ({"birth_date": "2019-01-01"}, "wrong"),  # too young for the programme
        ({"birth_date": "1870-01-01"}, "wrong"),
        ({"protected": "kanske"}, "wrong"),
    ],
)
def test_odd_people(cast: Cast, row: dict[str, str], outcome: str) -> None:
    programme_of(cast).set_ages(by=cast.lo, youngest=15, oldest=24)
    intake = choose_people(cast, BO, {**KIM, **row})
    expected = {"new": 2} if outcome == "new" else {"new": 1, outcome: 1}
    assert counts(intake) == expected, says(intake)
    if outcome != "new":
        with pytest.raises(Refused):
            bring_in(intake, by=cast.lo)
        assert not User.objects.filter(email="bo@x.example").exists()


@pytest.mark.parametrize(
    ("utc", "outcome"),
    [("2026-11-27T22:59:00+00:00", "wrong"), ("2026-11-27T23:00:00+00:00", "new")],
)
def test_somebody_is_sixteen_from_midnight_in_sweden(cast: Cast, utc: str, outcome: str) -> None:
    """The day is that of Europe/Stockholm: 23.00 of Greenwich is midnight in November."""
    programme_of(cast).set_ages(by=cast.lo, youngest=16, oldest=24)
    with time_machine.travel(utc, tick=False):
        intake = choose_people(cast, {**KIM, "birth_date": "2010-11-28"})
    assert counts(intake) == {outcome: 1}, says(intake)


def test_somebody_who_takes_part_already_is_not_enrolled_twice(cast: Cast) -> None:
    amina = cast.amina
    row = {"name": amina.name, "birth_date": str(amina.birth_date), "email": amina.email}
    intake = choose_people(cast, row)
    assert counts(intake) == {"there": 1}, says(intake)
    assert Intake.objects.get().to_bring_in == 0

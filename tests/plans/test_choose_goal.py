"""Amina says what she wants: three goals at a time, in her own words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from plans.models import Goal, Plan
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import last_event
from tests.plans.plans import GOAL, want

PAGE = "/goals/choose/"


def test_a_goal_has_her_words_what_it_is_about_and_a_day(cast: Cast, sign_in: SignIn) -> None:
    day = timezone.localdate() + timedelta(days=30)
    chosen = [cast.competency("A4.1").pk, cast.competency("A1.1").pk]

    sign_in(cast.amina).post(PAGE, {"words": GOAL, "competencies": chosen, "wanted_by": day})

    goal = Goal.objects.get()
    assert (goal.participant, goal.words, goal.wanted_by) == (cast.amina, GOAL, day)
    assert {each.pk for each in goal.competencies.all()} == set(chosen)
    assert last_event(goal) == ("choose", cast.amina)


def test_words_alone_are_enough_and_the_plan_is_hers_alone(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).post(PAGE, {"words": GOAL})

    goal = Goal.objects.get()
    assert not Plan.objects.get().is_shared
    assert sign_in(cast.sara).get(goal.get_absolute_url()).status_code == 404


def test_a_fourth_gets_a_sentence_and_loses_no_word(cast: Cast, sign_in: SignIn) -> None:
    for number in range(3):
        want(cast, f"Mål {number}")

    response = sign_in(cast.amina).post(f"{PAGE}?lang=en", {"words": "Ett fjärde mål."})

    assert response.status_code == 409
    assert "Three goals at a time are enough." in response.content.decode()
    assert "Ett fjärde mål." in response.content.decode()
    assert Goal.objects.count() == 3


def test_one_that_is_put_aside_leaves_room(cast: Cast, sign_in: SignIn) -> None:
    goals = [want(cast, f"Mål {number}") for number in range(3)]
    goals[0].put_aside(by=cast.amina)

    sign_in(cast.amina).post(PAGE, {"words": "Ett fjärde mål."})

    assert Goal.objects.chosen().count() == 3


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"words": "   "}, "Write what you want, in a few words."),
        ({"words": "x" * 301}, "Up to 300 characters fit here."),
        ({"competencies": ["0"]}, "Choose among those that are shown."),
        ({"competencies": ["x"]}, "Choose among those shown."),
        ({"wanted_by": "2020-01-01"}, "That day has been."),
        ({"wanted_by": "2999-01-01"}, "Check the year."),
        ({"wanted_by": "30 februari"}, "Write the day as 2026-01-31, or choose it."),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, wrong: dict[str, object], sentence: str
) -> None:
    said = {"words": GOAL, **wrong}

    response = sign_in(cast.amina).post(f"{PAGE}?lang=en", said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert str(said["words"]).strip() in page
    assert not Goal.objects.exists()


def test_more_than_three_competencies_are_too_many(cast: Cast, sign_in: SignIn) -> None:
    many = [cast.competency(code).pk for code in ("A1.1", "A1.2", "A2.1", "A2.2")]

    response = sign_in(cast.amina).post(f"{PAGE}?lang=en", {"words": GOAL, "competencies": many})

    assert "Choose three at most." in response.content.decode()


def test_a_day_of_today_is_fine(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).post(PAGE, {"words": GOAL, "wanted_by": timezone.localdate()})

    assert Goal.objects.get().wanted_by == timezone.localdate()


def test_whoever_takes_part_in_nothing_cannot(cast: Cast, sign_in: SignIn) -> None:
    for user in (cast.sara, cast.lo, cast.ulla):
        assert sign_in(user).post(PAGE, {"words": GOAL}).status_code == 403

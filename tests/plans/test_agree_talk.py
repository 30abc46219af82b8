"""Amina says yes to the day."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event, only_amina_can
from tests.plans.plans import agree, offer

GROUP = "/group/?lang=en"


def test_it_is_agreed(cast: Cast, sign_in: SignIn) -> None:
    talk = offer(cast)

    sign_in(cast.amina).post(f"/talks/{talk.pk}/agree/")

    talk.refresh_from_db()
    assert talk.is_agreed
    assert last_event(talk) == ("agree", cast.amina)


def test_on_the_day_it_is_a_reason_for_the_team_and_not_before(cast: Cast, sign_in: SignIn) -> None:
    agree(cast, days=3)
    sara = sign_in(cast.sara)
    assert "You talk today" not in sara.get(GROUP).content.decode()

    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        on_the_day = sign_in(cast.sara).get(GROUP).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        after = sign_in(cast.sara).get(GROUP).content.decode()

    assert "You talk today" in on_the_day
    assert "Have you talked?" in after


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/talks/{offer(cast).pk}/agree/")


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    talk = agree(cast)

    assert "That is done already." in explained(sign_in, cast.amina, f"/talks/{talk.pk}/agree/")

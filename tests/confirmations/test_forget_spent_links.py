"""Codes and links of no use any more are forgotten; those that still work are not."""

from datetime import timedelta

import time_machine
from django.core.management import call_command
from django.utils import timezone

from confirmations.models import Code, OwnPage
from tests.cast import Cast
from tests.confirmations.coded import ask_with_code


def test_what_is_old_goes_and_what_works_stays(cast: Cast) -> None:
    asked = ask_with_code(cast)
    Code.send(asked)
    OwnPage.make(cast.kalle)
    later = timezone.now() + timedelta(days=91)

    with time_machine.travel(later):
        Code.send(asked)
        fresh = OwnPage.make(cast.kalle)
        for _ in range(2):
            call_command("forget_spent_links")

    assert Code.objects.count() == 1
    assert OwnPage.objects.get() == fresh


def test_a_link_that_has_just_expired_still_offers_a_fresh_one(cast: Cast) -> None:
    own = OwnPage.make(cast.kalle)

    with time_machine.travel(timezone.now() + timedelta(days=30)):
        call_command("forget_spent_links")

    assert OwnPage.objects.get() == own

"""Several workers, clocks and reports at once: a letter leaves once."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lifecycle.models import Letter
from lifecycle.post import deliver, post, reap, retry, take_report
from tests.cast import Cast
from tests.lifecycle.writers import say_hello
from tests.races.at_once import press_at_once

pytestmark = pytest.mark.race
MANY = 8


def make_letter(cast: Cast, key: str = "") -> Letter:
    return post(say_hello, about=cast.amina, to="kalle@x.example", language="sv", key=key)


def test_many_workers_deliver_it_once(cast: Cast) -> None:
    letter = make_letter(cast)

    press_at_once([partial(deliver.call, letter.pk)] * MANY)

    assert len(mail.outbox) == 1


def test_the_same_cause_posts_it_once(cast: Cast) -> None:
    press_at_once([partial(make_letter, cast, "the same")] * MANY)

    assert Letter.objects.count() == 1
    assert DBTaskResult.objects.count() == 1


def test_many_clocks_take_it_up_once(cast: Cast) -> None:
    make_letter(cast)
    DBTaskResult.objects.all().delete()
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        press_at_once([reap] * MANY)

    assert DBTaskResult.objects.count() == 1
    assert Letter.objects.get().attempts == 1


def test_many_presses_retry_it_once(cast: Cast) -> None:
    letter = make_letter(cast)
    Letter.objects.update(state=Letter.State.FAILED)

    assert press_at_once([partial(retry, letter, by=cast.lo)] * MANY) == (1, MANY - 1)
    assert DBTaskResult.objects.count() == 2


def test_a_report_that_comes_while_it_is_sent_is_kept(cast: Cast) -> None:
    letter = make_letter(cast)
    arrived = partial(take_report, letter.pk, outcome="delivered", receipt="1")

    press_at_once([partial(deliver.call, letter.pk), arrived] * MANY)

    letter.refresh_from_db()
    assert letter.is_delivered
    assert len(mail.outbox) <= 1

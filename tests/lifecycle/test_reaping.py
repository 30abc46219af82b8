"""A worker killed in the middle leaves nothing behind that is not put back."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lifecycle.models import Letter
from lifecycle.post import PATIENCE, deliver, reap
from lifecycle.post.reaping import STARTS_AT_MOST
from lifecycle.trouble import Trouble
from tests.cast import Cast
from tests.confirmations.asked import ask
from tests.conftest import Postman

READY, RUNNING, FAILED = (
    TaskResultStatus.READY,
    TaskResultStatus.RUNNING,
    TaskResultStatus.FAILED,
)


@pytest.fixture
def letter(cast: Cast) -> Letter:
    ask(cast)
    return Letter.objects.get()


def after(minutes: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def kill_in_the_middle(letter: Letter) -> None:
    """Leave the letter and its task as a worker leaves them that is killed while it sends."""
    DBTaskResult.objects.get().claim("worker")
    Letter.objects.update(due_at=timezone.now() + timedelta(minutes=5))


def test_the_letter_is_taken_up_again(letter: Letter, postman: Postman) -> None:
    kill_in_the_middle(letter)
    with after(minutes=7):
        reap()

    letter.refresh_from_db()
    assert letter.is_delayed
    assert letter.trouble == Trouble.LOST
    assert DBTaskResult.objects.filter(status=READY).count() == 1
    assert len(postman()) == 1


def test_the_task_is_put_back(letter: Letter) -> None:
    kill_in_the_middle(letter)
    with after(minutes=11):
        reap()

    assert not DBTaskResult.objects.running().exists()


def test_reaping_twice_is_reaping_once(letter: Letter) -> None:
    kill_in_the_middle(letter)
    with after(minutes=7):
        reap()
        reap()

    assert DBTaskResult.objects.count() == 2


def test_a_letter_in_good_hands_is_left_alone(letter: Letter) -> None:
    kill_in_the_middle(letter)
    with after(minutes=4):
        reap()

    assert DBTaskResult.objects.get().status == RUNNING
    letter.refresh_from_db()
    assert letter.attempts == 0


def test_a_long_line_is_no_reason_to_stand_in_it_twice(letter: Letter) -> None:
    with after(minutes=90):
        reap()

    assert DBTaskResult.objects.count() == 1


def test_a_letter_that_lost_its_task_gets_another(letter: Letter) -> None:
    DBTaskResult.objects.all().delete()
    with after(minutes=2):
        reap()
    with after(minutes=4):
        deliver.call(letter.pk)

    assert DBTaskResult.objects.count() == 1
    assert len(mail.outbox) == 1


def test_a_letter_that_ends_its_worker_each_time_comes_to_an_end(letter: Letter) -> None:
    with time_machine.travel(timezone.now(), tick=False) as time:
        for _ in range(len(PATIENCE) + 1):
            DBTaskResult.objects.all().delete()
            time.shift(timedelta(days=1))
            reap()

    letter.refresh_from_db()
    assert letter.has_failed
    assert letter.trouble == Trouble.LOST


def test_a_task_that_ends_its_worker_each_time_is_given_up(letter: Letter) -> None:
    letter.delete()
    for start in range(STARTS_AT_MOST):
        DBTaskResult.objects.get().claim(f"worker {start}")
        with after(minutes=11):
            reap()

    assert DBTaskResult.objects.get().status == FAILED


def test_what_arrived_meanwhile_is_not_sent_again(letter: Letter, postman: Postman) -> None:
    postman()
    with after(minutes=90):
        reap()
        assert postman() == []

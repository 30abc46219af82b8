"""Reaping: what a killed worker left in the middle is put back, and nothing is done twice."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lifecycle.models import Letter
from lifecycle.post.delivering import deliver, keep_for_later
from lifecycle.trouble import Temporary, Trouble

log = logging.getLogger(__name__)

# No task of ours runs longer; what is said to run is in truth left behind.
RUNS_AT_MOST = timedelta(minutes=10)
STARTS_AT_MOST = 5  # a task that ends its worker each time is given up
GRACE = timedelta(minutes=1)  # a worker that is busy comes a little late


def reap() -> None:
    """Put back letters that are due and nobody's to deliver, and tasks whose worker is gone."""
    for letter in list(_forgotten()):
        _take_up_again(letter.pk)
    for left in DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - RUNS_AT_MOST):
        _put_back(left)


def _forgotten() -> Iterator[Letter]:
    overdue = Letter.objects.overdue(timezone.now() - GRACE)
    if not overdue:
        return
    ready = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=deliver.module_path
    )
    in_line = {kept["args"][0] for kept in ready.values_list("args_kwargs", flat=True)}
    yield from (letter for letter in overdue if letter.pk not in in_line)


@transaction.atomic
def _take_up_again(letter_id: int) -> None:
    """Count it as an attempt: a letter that ends its worker each time must come to an end."""
    overdue = Letter.objects.overdue(timezone.now() - GRACE).select_for_update()
    if letter := overdue.filter(pk=letter_id).first():
        log.error("Letter %s was left in the middle; it is tried again", letter.pk)
        keep_for_later(letter, Temporary(Trouble.LOST, "the worker did not come to an end"))


def _put_back(left: "DBTaskResult[..., Any]") -> None:
    is_hopeless = len(left.worker_ids) >= STARTS_AT_MOST
    status = TaskResultStatus.FAILED if is_hopeless else TaskResultStatus.READY
    same = DBTaskResult.objects.running().filter(pk=left.pk, started_at=left.started_at)
    if same.update(status=status, finished_at=timezone.now() if is_hopeless else None):
        log.error("Task %s was left in the middle; it is %s now", left.pk, status)

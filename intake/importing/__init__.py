"""A list from the file that somebody chose to the rows it makes: looked through, answered, begun.

Nothing is made before the press of a button, and then all of it or nothing.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from intake.importing.carrying import carry_out
from intake.judging import Answers, Scope, judge, read_rows
from intake.models import Intake
from programmes.models import LocalProject

__all__ = ["Chosen", "answer", "begin", "carry_out", "choose"]


@dataclass(frozen=True)
class Chosen:
    """What was read of a file: its rows by our columns, and what is told of it."""

    rows: list[tuple[int, dict[str, str]]]
    file: str
    sheet: str
    left_aside: list[str]


@transaction.atomic
def choose(
    kind: str,
    chosen: Chosen,
    *,
    organisation: Organisation,
    local_project: LocalProject | None = None,
    by: User,
) -> Intake:
    """Keep the rows of a file and say of each what it would do."""
    intake = Intake.keep(
        kind, organisation=organisation, local_project=local_project, rows=chosen.rows, by=by
    )
    told = {"file": chosen.file, "sheet": chosen.sheet, "left_aside": chosen.left_aside}
    _look_through(intake, told, answers={})
    return intake


@transaction.atomic
def answer(intake: Intake, answers: Answers) -> None:
    """Keep what was answered about some rows, and look through all of them again."""
    locked = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    if not locked.is_checked or locked.wrong:
        return
    told = locked.told
    _look_through(locked, told, answers={**told["answers"], **answers})


def _look_through(intake: Intake, told: dict[str, Any], *, answers: Answers) -> None:
    today = timezone.localdate()
    read = read_rows(intake.kind, intake.rows, today=today)
    scope = Scope(
        intake.pk, intake.organisation, intake.local_project, intake.by, today, answers=answers
    )
    findings = judge(intake.kind, read, scope)
    intake.tell({**told, "answers": answers, "findings": findings.to_tell()}, findings.counts)


@transaction.atomic
def begin(intake: Intake, *, by: User) -> None:
    """Have it brought in. Letters go first: somebody waits for a code."""
    intake.begin(by=by)
    carry_out.using(priority=-10).enqueue(str(intake.pk))  # a row of the same transaction

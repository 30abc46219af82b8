"""The worker brings a list in: in one transaction, judged once more inside it.

A row that has become wrong since somebody looked stops all of it. A worker that is killed leaves
nothing, and the task that is put back begins anew; of two workers the second finds it done. No
error is logged with its words, as a database puts what it was given into them.
"""

import logging
import traceback
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django_tasks import task

from accounts.models import User
from intake import permissions
from intake.importing.writing import write
from intake.judging import Findings, Scope, judge, read_rows
from intake.models import Intake
from lifecycle.transitions import Refused

log = logging.getLogger(__name__)


class Changed(Exception):
    """What was judged when somebody looked does not hold any more."""

    def __init__(self, findings: Findings[Any]) -> None:
        super().__init__()
        self.findings = findings


@task()
def carry_out(intake_id: str) -> None:
    """Bring one list in, unless that is done already."""
    intake = Intake.objects.select_related("begun_by", "organisation").get(pk=intake_id)
    by = intake.begun_by
    if not intake.is_importing or by is None:
        return
    with translation.override(by.language):
        _carry_out(intake, by)


def _carry_out(intake: Intake, by: User) -> None:
    trouble = Intake.Trouble
    try:
        if not (by.is_active and permissions.begin_intake(by, intake)):
            intake.stop(trouble.NOT_YOURS, by=by)
        else:
            _bring_in(intake, by)
    except Changed as change:
        _stop(intake, by, change.findings)
    except (IntegrityError, Refused):  # somebody was faster, in the very same moment
        intake.stop(trouble.CHANGED, by=by)
    except Exception as error:
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("Import %s failed: %s\n%s", intake.pk, type(error).__name__, frames)  # noqa: TRY400
        intake.stop(trouble.OURS, by=by)


def _bring_in(intake: Intake, by: User) -> None:
    today = timezone.localdate()
    read = read_rows(intake.kind, intake.rows, today=today, tell=intake.note_progress)
    intake.note_progress(intake.total)
    answers = intake.told["answers"]
    with transaction.atomic():
        if not _is_still_to_do(intake):
            return
        scope = Scope(intake.pk, intake.organisation, intake.local_project, by, today, answers)
        findings = judge(intake.kind, read, scope)
        if not findings.are_clean:
            raise Changed(findings)
        write(intake.kind, findings.to_make, scope)
        for name in ("new", "joins", "there"):
            setattr(intake, name, findings.counts[name])
        intake.finish(by=by)


def _is_still_to_do(intake: Intake) -> bool:
    """Lock it, and say whether another worker has not done it meanwhile."""
    rows = Intake.objects.select_for_update(of=("self",)).without_content()
    return rows.get(pk=intake.pk).is_importing


@transaction.atomic
def _stop(intake: Intake, by: User, findings: Findings[Any]) -> None:
    """Stop it, and keep what is found now, for whoever looks again."""
    intake.stop(Intake.Trouble.CHANGED, by=by)
    intake.tell({**intake.told, "findings": findings.to_tell()}, findings.counts)

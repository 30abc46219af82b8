"""Carrying out what was approved: one person at a time, and what is left when all have gone."""

import logging
from functools import partial

from django.db import connection, transaction
from django.db.models import QuerySet

from archive.models import Purge, PurgeRow
from archive.purging.deciding import leavers_today, seen_of, why_not_yet
from archive.purging.erasing import erase
from archive.purging.forgetting import empty_log
from archive.reach import Leaver, leavers_of
from programmes.models import Enrolment, Hold, Programme
from reporting.models import ReportFile

log = logging.getLogger(__name__)
Outcome, Why = PurgeRow.Outcome, PurgeRow.Why


@transaction.atomic
def carry_out(row_id: int) -> None:
    """Erase one person of an approved purge, or write down why not. Done twice, it does nothing."""
    row = PurgeRow.take(row_id)
    if row is None or not row.purge.is_approved:
        return
    leaver = _leaver_of(row)
    if _is_held(row):
        row.end(Outcome.KEPT, why=Why.HELD)
    elif leaver is None or seen_of(leaver) != row.seen or why_not_yet(row.purge.programme):
        row.end(Outcome.KEPT, why=Why.CHANGED)
    else:
        _erase(row, leaver)
    _finish_if_through(row.purge)


def _erase(row: PurgeRow, leaver: Leaver) -> None:
    assert row.purge.approved_by is not None
    try:
        with transaction.atomic():
            counts = erase(leaver, by=row.purge.approved_by)
    except Exception:  # loud in the log; the others go on, and this person is whole
        log.exception("Row %s of a purge cannot be carried out", row.pk)
        row.end(Outcome.KEPT, why=Why.TROUBLE)
    else:
        row.end(Outcome.ERASED, counts={label: n for label, n in counts.items() if n})


def _leaver_of(row: PurgeRow) -> Leaver | None:
    theirs = _retained(row.purge.programme).filter(participant=row.participant_id)
    return next(iter(leavers_of(theirs)), None)


def _is_held(row: PurgeRow) -> bool:
    """Whether a hold lies on the person or the programme. Whoever places one meanwhile waits."""
    theirs = _retained(row.purge.programme).filter(participant=row.participant_id)
    list(theirs.select_for_update(of=("self",)).values_list("pk"))
    rule = row.purge.programme.retention
    return rule.is_held or Hold.objects.open().filter(enrolment__in=theirs.values("pk")).exists()


def _finish_if_through(purge: Purge) -> None:
    """End it with the last person; of two workers that end at once, the second finds nothing."""
    locked = Purge.objects.select_for_update().get(pk=purge.pk)
    if not locked.is_approved or purge.rows.filter(outcome=Outcome.WAITING).exists():
        return
    leavers, held = leavers_today(purge.programme)
    if not leavers and not held:  # the files name everybody: they go with the last
        ReportFile.empty_all_of(purge.programme)
    locked.finish()
    transaction.on_commit(partial(empty_log, connection))


def _retained(programme: Programme) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(
        local_project__programme=programme, state=Enrolment.State.RETAINED
    )

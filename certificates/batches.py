"""Issuing several at once: each by a task of its own, under the rules of a single one.

A row tells what it is about and what became of it. A task that is put back after its worker was
killed looks there first, so that nothing is issued twice and nothing is left behind.
"""

import logging
import uuid

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import task

from accounts.models import User
from certificates import issuing, permissions
from certificates.models import Batch, BatchRow, Certificate
from lifecycle.transitions import Refused

log = logging.getLogger(__name__)

SOMEONE_ELSE = gettext_lazy(
    "Someone else has to issue this one: you have worked with this person or assessed it."
)
MOST = 100  # with one press: as many as somebody can have looked at


@transaction.atomic
def begin(seen: dict[int, str], *, by: User, key: uuid.UUID) -> Batch:
    """Let the workers issue what was looked at, {certificate: fingerprint}; once for each key."""
    batch, is_new = Batch.make(seen, by=by, key=key)
    if is_new:
        for row in batch.rows.order_by("pk"):
            issue_row.enqueue(row.pk)  # rows of the same transaction, too
    return batch


@task()
def issue_row(row_id: int) -> None:
    """Issue one certificate of a batch, or write down why not."""
    begun = BatchRow.begin(row_id)
    if begun is None:
        return
    row, again = begun
    if again and row.was_let_out:  # and then the worker was killed
        row.end(BatchRow.Outcome.ISSUED)
        return
    with translation.override(row.batch.by.language):
        _issue(row)


def _issue(row: BatchRow) -> None:
    try:
        issuing.issue(_certificate_of(row), by=row.batch.by, seen=row.seen)
    except Refused as refusal:
        row.end(BatchRow.Outcome.REFUSED, str(refusal))
    except Exception:  # loud in the log; the others go on, and this one still waits at the desk
        log.exception("Row %s of a batch cannot be issued", row.pk)
        why = _("Something went wrong with us. It still waits to be issued. Try it by itself.")
        row.end(BatchRow.Outcome.REFUSED, why)
    else:
        row.end(BatchRow.Outcome.ISSUED)


def _certificate_of(row: BatchRow) -> Certificate:
    """Ask anew what the pages ask: much may have changed since the press."""
    by = row.batch.by
    certificate = Certificate.objects.visible_to(by).filter(pk=row.certificate_id).first()
    if certificate is None or not by.is_active:
        raise Refused(_("You may not issue this one any more."), subject=row.batch)
    if not permissions.issue_certificate(by, certificate):
        raise Refused(SOMEONE_ELSE, subject=row.batch)
    return certificate

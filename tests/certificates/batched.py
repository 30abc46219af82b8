"""Batches of certificates that Ines has looked at."""

from uuid import uuid4

from accounts.models import User
from certificates import batches
from certificates.models import Batch, Certificate
from tests.certificates.certificates import seen_in


def begin(certificates: list[Certificate], *, by: User) -> Batch:
    """Press once, having looked at all of them."""
    seen = {certificate.pk: seen_in(certificate) for certificate in certificates}
    return batches.begin(seen, by=by, key=uuid4())


def work_on(batch: Batch) -> None:
    """Do what a worker does."""
    for row in batch.rows.order_by("pk"):
        batches.issue_row.call(row.pk)


def outcomes(batch: Batch) -> list[str]:
    return [*batch.rows.order_by("pk").values_list("outcome", flat=True)]

"""What workers do of a purge: one person each, so that a killed worker leaves nothing half done."""

from django.db import transaction
from django_tasks import task

from accounts.models import User
from archive import purging
from archive.models import Purge


@transaction.atomic
def begin(purge: Purge, *, by: User) -> None:
    """Approve it, and let the workers carry it out."""
    for row in purging.approve(purge, by=by):
        purge_row.enqueue(row)


@task()
def purge_row(row_id: int) -> None:
    """Erase one person, or write down why not."""
    purging.carry_out(row_id)

"""Everything that one participant has here, in one file to take along; see docs/export.md."""

from django.db import transaction

from accounts.models import User
from privacy.exchange.making import make_export
from privacy.models import Export


@transaction.atomic
def ask_for(*, by: User) -> Export:
    """Have a copy made; whoever asks twice gets the one that is being made."""
    return make_for(by, by=by)


@transaction.atomic
def make_for(participant: User, *, by: User) -> Export:
    """Have a copy made that the participant has asked somebody for. They alone can fetch it."""
    export, is_new = Export.begin(by=by, participant=participant)
    if is_new:
        # A row of the same transaction. Letters go first: somebody waits for a code.
        make_export.using(priority=-10).enqueue(str(export.pk))
    return export

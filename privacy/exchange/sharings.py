"""With whom somebody has shared what, and who has opened it when."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from collaboration.models import Sharing
from privacy.exchange.saying import at, on

Rows = Iterator[dict[str, Any]]


def sharings(user: User) -> Rows:
    """Each with what it shows; the things themselves are told in their own sections."""
    for sharing in Sharing.objects.of(user).order_by("made_at"):
        yield {
            "name": sharing.receiver.name,
            "organisation": str(sharing.organisation),
            "state": sharing.get_state_display(),
            "created_at": at(sharing.made_at),
            "ends_on": on(sharing.last_day),
            "shows_contact": sharing.shows_contact,
            "certificates": [each.serial for each in sharing.certificates.order_by("pk")],
            "moments": [str(pk) for pk in sharing.moments.values_list("entry_id", flat=True)],
            "opened": [
                {"reader": look.reader_name, "role": look.reader_role, "at": at(look.at)}
                for look in sharing.openings
            ],
        }

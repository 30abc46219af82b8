"""The one place that asks for identity numbers."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from accounts.models import PersonIdentifier

# A reserve number is ours alone: no funder knows it. Of two, the one of the population register.
KNOWN_TO_FUNDERS = (PersonIdentifier.Kind.COORDINATION, PersonIdentifier.Kind.PERSONAL)


def identity_numbers(participants: Iterable[int], on: date) -> dict[int, str]:
    """Return {participant id: number} of those who have one that had not ended by a day. A query.

    A number that was written down later counts too: it was theirs before we knew it.
    """
    kept = PersonIdentifier.objects.filter(user__in=[*participants], kind__in=KNOWN_TO_FUNDERS)
    kept = kept.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on)).order_by("valid_from", "pk")
    found = sorted(kept, key=lambda each: KNOWN_TO_FUNDERS.index(PersonIdentifier.Kind(each.kind)))
    return {each.user_id: each.opened for each in found}

"""Turning the pages of a list that may be long: from a row onwards, and nothing is counted."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from certificates.models import Certificate
from certificates.models.questions import CertificateQuerySet


@dataclass(frozen=True)
class Leaf:
    """Some rows of the register, newest first, and whether there are more on either side."""

    rows: list[Certificate]
    has_newer: bool
    has_older: bool


def turn(register: CertificateQuerySet, request: HttpRequest, *, size: int) -> Leaf:
    """Return the page that begins below or ends above the certificate the address names."""
    if below := _place(register, request.GET.get("below")):
        rows = [*register.filter(_beyond(below, "lt"))[: size + 1]]
        return Leaf(rows[:size], has_newer=True, has_older=len(rows) > size)
    if above := _place(register, request.GET.get("above")):
        newer = register.filter(_beyond(above, "gt")).order_by("issued_at", "pk")
        rows = [*newer[: size + 1]]
        return Leaf(rows[size - 1 :: -1], has_newer=len(rows) > size, has_older=True)
    rows = [*register[: size + 1]]
    return Leaf(rows[:size], has_newer=False, has_older=len(rows) > size)


def _place(register: CertificateQuerySet, named: str | None) -> tuple[Any, int] | None:
    """Return where a certificate stands; None, and so the first page, if it is none of these: where
    one stands that the reader may not see is not theirs to know either.
    """
    if not named or not named.isascii() or not named.isdigit() or len(named) > 18:
        return None
    named_one = register.filter(pk=int(named))
    return named_one.values_list("issued_at", "pk").first()


def _beyond(place: tuple[Any, int], side: str) -> Q:
    """The first condition is for the index, which cannot make use of the second."""
    issued_at, pk = place
    exactly = Q(**{f"issued_at__{side}": issued_at}) | Q(**{f"pk__{side}": pk})
    return Q(**{f"issued_at__{side}e": issued_at}) & exactly

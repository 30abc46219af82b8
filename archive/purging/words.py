"""What went, in words of whoever reads the protocol: a line for each kind of thing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ACCOUNT = _("Account and sign-in")
_TRAILS = _("Steps, letters and looks")
KINDS: dict[str, Promise] = {
    "portfolio": _("Moments and pictures"),
    "confirmations": _("Questions and confirmations"),
    "assessments": _("Assessments"),
    "certificates": _("Drafts, and notes around certificates"),
    "plans": _("Plans and conversations"),
    "workplaces": _("Placements"),
    "attendance": _("Hours"),
    "programmes": _("How they came, and who was there"),
    "reporting": _("Ticks for indicators"),
    "collaboration": _("What they shared"),
    "privacy": _("Copies of everything"),
    "accounts": _ACCOUNT,
    "account": _ACCOUNT,
    "mfa": _ACCOUNT,
    "usersessions": _ACCOUNT,
    "sessions": _ACCOUNT,
    "lifecycle": _TRAILS,
    "accounts.Reading": _TRAILS,
    "admin": _TRAILS,
}
"""The apps whose rows go, in the order of the protocol; a table may have a place of its own."""


@dataclass
class Line:
    """Rows of one kind: as many as were foreseen, and as many as are gone."""

    kind: "str | Promise"
    foreseen: int = 0
    erased: int = 0


def lines(foreseen: Mapping[str, int], erased: Mapping[str, int]) -> list[Line]:
    """Add up {model label: rows} by kind; a kind without any has no line."""
    found = {str(kind): Line(kind) for kind in KINDS.values()}
    for label, number in foreseen.items():
        found[_kind(label)].foreseen += number
    for label, number in erased.items():
        found[_kind(label)].erased += number
    return [line for line in found.values() if line.foreseen or line.erased]


def _kind(label: str) -> str:
    return str(KINDS.get(label) or KINDS[label.split(".")[0]])

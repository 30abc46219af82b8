"""Cells with one of a few answers, or with several things at once."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from intake.cells.folding import folded
from intake.cells.unreadable import Unreadable

YES: Final = frozenset(("ja", "j", "yes", "y", "x", "1", "true", "sant"))
NO: Final = frozenset(("", "nej", "n", "no", "0", "false", "falskt"))
BETWEEN: Final = re.compile(r"[,;/\n&+]|\boch\b|\band\b")
Choice = TypeVar("Choice")


def yes_or_no(words: str) -> bool:
    """Return whether a cell says yes; a dash or nothing says no."""
    said = folded(words)
    if said in YES:
        return True
    if said in NO:
        return False
    raise Unreadable(_("Write yes or no."))


def split_up(words: str) -> list[str]:
    """Return the things of a list in one cell, whatever stands between them."""
    return [part for part in map(str.strip, BETWEEN.split(words)) if part]


def chosen(words: str, among: Mapping[str, Choice], *, shown: Iterable[str]) -> Choice:
    """Return what the words name; else a sentence with those that there are."""
    named = {folded(name): choice for name, choice in among.items()}
    try:
        return named[folded(words)]
    except KeyError as error:
        said = _("Write one of these: %(choices)s.")
        raise Unreadable(said % {"choices": ", ".join(shown)}) from error

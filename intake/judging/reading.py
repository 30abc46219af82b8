"""One row, read cell by cell: what cannot be understood gets a sentence that names its column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from accounts.numbers import NoSuchNumber as NoSuchPersonalNumber
from intake.cells import Unreadable, read_name, turned_round
from intake.columns import COLUMNS, Kind
from lifecycle.forms import without_what_is_unseen
from lifecycle.phones import NoSuchPhone, parse_phone
from workplaces.numbers import NoSuchNumber

Fact = TypeVar("Fact")
UNREADABLE = (Unreadable, NoSuchPersonalNumber, NoSuchPhone, NoSuchNumber)
LONGEST_ADDRESS = 254


@dataclass
class Reading:
    """What a row says, and what was wrong with it or has to be known of it."""

    row: int
    kind: Kind
    said: Mapping[str, str]
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def words(self, name: str, *, most: int) -> str:
        """Return words on one line, freed of what nobody can see."""
        words = " ".join(without_what_is_unseen(self.said.get(name, "")).split())
        if len(words) > most:
            self.refuse(name, _("Shorten it to %(most)d characters.") % {"most": most})
        return words

    def read(self, name: str, how: Callable[[str], Fact], *, empty: Fact) -> Fact:
        """Return what a cell says, or what is meant when it says nothing or cannot be read."""
        words = self.said.get(name, "")
        if not words:
            return empty
        try:
            return how(words)
        except UNREADABLE as error:
            self.refuse(name, str(error.sentence))
            return empty

    def name(self, *, most: int = 200) -> str:
        """Return the name, from one column or two, whichever way round."""
        parts = [self.said.get(part, "") for part in ("given", "family")]
        whole = self.said.get("name", "") or " ".join(filter(None, parts))
        turned = turned_round(whole)
        if not whole:
            self.refuse("name", _("Write the name."))
            return ""
        if turned != whole:
            self.notes.append(_("Read as “%(name)s”.") % {"name": turned})
        try:
            return read_name(turned, most=most)
        except Unreadable as error:
            self.refuse("name", error.sentence)
            return ""

    def email(self, name: str = "email") -> str:
        return self.read(name, read_address, empty="")

    def phone(self, name: str = "phone") -> str:
        return self.read(name, read_phone, empty="")

    def refuse(self, name: str, sentence: str) -> None:
        """Say what is wrong with a cell."""
        heading = next(each.heading for each in COLUMNS[self.kind] if each.name == name)
        self.wrong.append(f"{heading}: {sentence}")


def read_address(words: str) -> str:
    """Return an e-mail address, out of a link or of «Kim Ek <kim@example.com>»."""
    address = words.partition("<")[2].rstrip("> ") or words
    address = address.strip().removeprefix("mailto:").strip(" .;,").lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise _no_address() from error
    if len(address) > LONGEST_ADDRESS:
        raise _no_address()
    return address


def _no_address() -> Unreadable:
    return Unreadable(_("Write the whole address, for example kalle@example.com."))


def read_phone(words: str) -> str:
    """Return a mobile number; a spreadsheet may have put a sign before it."""
    return parse_phone(words.lstrip("'’ "), countries=settings.SMS_COUNTRIES)

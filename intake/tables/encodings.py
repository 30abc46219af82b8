"""Bytes as text: UTF-8, UTF-16, or what Excel in Swedish writes; letters that are lost are said."""

import codecs
import re
from typing import Final

from django.utils.translation import gettext as _

from intake.tables.refusing import NotRead, no_table

# The longer mark first: that of UTF-32 begins with that of UTF-16.
MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BEGINNING: Final = 2000  # bytes by which a text of two bytes a letter is told
CONTROLS: Final = frozenset(map(chr, {*range(0x20), 0x7F} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D}))
# What å, ä, ö of other machines look like here: of MS-DOS and the old Mac, and of UTF-8 read twice.
STRANGE: Final = re.compile(r"[^\W\d_][†„”Œ‡][^\W\d_]|Ã[¥¤¶…„–©¼]|\ufffd")
LETTERS: Final = re.compile(r"[^\s\d_;,|\"]{1,20}")


def decoded(content: bytes) -> str:
    """Return the text, or raise NotRead."""
    text = _decoded(content)
    if not CONTROLS.isdisjoint(text):
        raise no_table()
    if found := STRANGE.search(text):
        said = _("Some letters are broken, as in “%(words)s”. Save it as CSV UTF-8, or as .xlsx.")
        raise NotRead(said % {"words": _word_around(text, found.start())})
    return text


def _word_around(text: str, at: int) -> str:
    """Return the word in which a sign stands, no more than some letters of it."""
    before = LETTERS.match(text[max(at - 20, 0) : at][::-1])
    after = LETTERS.match(text, at)
    return (before[0][::-1] if before else "") + (after[0] if after else "")


def _decoded(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    for encoding in _guesses(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unknown_letters()


def _guesses(content: bytes) -> tuple[str, ...]:
    """Return what the bytes may be, likeliest first. Half of UTF-16 in our letters is zeros."""
    beginning = content[:BEGINNING]
    odd, even = beginning[1::2], beginning[::2]
    if odd.count(0) > len(odd) / 2:
        return ("utf-16-le",)
    if even.count(0) > len(even) / 2:
        return ("utf-16-be",)
    if 0 in content:
        raise no_table()
    return ("utf-8", "cp1252")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown_letters() from error


def _unknown_letters() -> NotRead:
    return NotRead(_("We cannot read the letters in the file. Save it as CSV UTF-8, or as .xlsx."))

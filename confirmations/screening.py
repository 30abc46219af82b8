"""Whether a sentence is better read by the team first. Pure: text and words in, reasons out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

CONTACT = "contact"  # the one reason that is found by its shape, too
FINE = "fine"  # what trips nothing, though a part of it would


class Word(NamedTuple):
    """A word, or a few, of one kind: `sjuk` in its usual endings, `depress*` whatever follows."""

    kind: str
    words: str
    language: str


# Endings that leave a word what it is. Longer ones make another word: «sjukhus», «Dumle».
ENDINGS = {
    "sv": "a|e|t|n|s|r|en|et|ar|er|or|na|ns|are|ast|ast[ae]|ade|at|ets|ens|arna|erna|orna",
    "en": "s|es|ed|ing|er|est|ly|ness|'s|’s",
}
DATES_AND_HOURS = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b(?!-?\d)|(?<!\d)[0-2]\d[0-5]\d ?[-–] ?[0-2]\d[0-5]\d(?![- ]?\d)"
)
SHAPES = (
    re.compile(r"\w@\w|\w\s*[(\[]\s*(?:at|snabel-?a)\s*[)\]]\s*\w"),  # an e-mail address
    re.compile(r"https?:/|www\.|[\w-]\.(?:se|com|org|net|info|eu|io|app|gg|ly|dk|fi|example)\b"),
    re.compile(r"(?<![\w.])@\w[\w.]{2,}"),  # a name in a network
    re.compile(r"(?<!\d)(?:\+|0)(?:[\s()-]{0,3}\d){6,}"),  # a phone number
    re.compile(r"(?<!\d)\d(?:[\s()-]{0,3}\d){7,}"),  # one without its first 0, a personal number
)


def reasons_to_hold(text: str, words: Iterable[Word]) -> list[str]:
    """Return each kind of thing in the text that is better read by somebody first, sorted."""
    plain = " ".join(unicodedata.normalize("NFC", text).lower().split())
    listed = list(words)
    for word in listed:
        if word.kind == FINE:
            plain = _pattern(word).sub(" ", plain)
    found = {word.kind for word in listed if word.kind != FINE and _pattern(word).search(plain)}
    return sorted(found | set(_by_shape(plain)))


def _by_shape(plain: str) -> Iterator[str]:
    without_dates = DATES_AND_HOURS.sub(" – ", plain)
    if any(shape.search(without_dates) for shape in SHAPES):
        yield CONTACT


def _pattern(word: Word) -> re.Pattern[str]:
    """Match the word at the start of a word, never inside one."""
    plain = " ".join(unicodedata.normalize("NFC", word.words).lower().split())
    stem = r"\s".join(re.escape(part) for part in plain.rstrip("*").split())
    if plain.endswith("*"):
        return re.compile(rf"(?<!\w){stem}")
    if word.kind == FINE:
        return re.compile(rf"(?<!\w){stem}(?!\w)")
    return re.compile(rf"(?<!\w){stem}(?:{ENDINGS.get(word.language, '')})?(?!\w)")

"""Whether a sentence is better read by the team first. Pure: text and words in, reasons out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from confirmations import disguises, shapes

CONTACT = "contact"  # the one reason that is found by its shape, too
FINE = "fine"  # what trips nothing, though a part of it would


class Word(NamedTuple):
    """A word, or a few, of one kind: `sjuk` in its usual endings, `depress*` whatever follows."""

    kind: str
    words: str
    language: str


# What somebody may be called by at work, though it would be about health in another sentence.
AT_WORK = [
    Word(FINE, words, "other")
    for words in (
        *("psykolog", "psykologen", "psykiatriker", "psykiatri", "psykiatrin", "medicin", "terapi"),
        *("psychologist", "psychiatrist", "psychiatry", "psychiatric", "psychology", "medicine"),
    )
]
# Endings that leave a word what it is. Longer ones make another word: «sjukhus», «Dumle».
ENDINGS = {
    "sv": "a|e|t|n|s|r|en|et|ar|er|or|na|ns|are|ast|ast[ae]|ade|at|ets|ens|arna|erna|orna",
    "en": "s|es|ed|ing|er|est|ly|ness|'s|’s",
}


def reasons_to_hold(text: str, words: Iterable[Word]) -> list[str]:
    """Return each kind of thing in the text that is better read by somebody first, sorted."""
    plain = disguises.without_what_is_unseen(text)
    listed = list(words)
    found = {kind for seen in disguises.readings(plain) for kind in _by_word(seen, listed)}
    if shapes.is_a_way_to_reach_someone(disguises.in_latin(plain)):
        found.add(CONTACT)
    return sorted(found)


def _by_word(plain: str, listed: list[Word]) -> Iterator[str]:
    for word in listed:
        if word.kind == FINE:
            plain = _pattern(word).sub(" ", plain)
    yield from (w.kind for w in listed if w.kind != FINE and _pattern(w).search(plain))


def _pattern(word: Word) -> re.Pattern[str]:
    """Match the word at the start of a word, never inside one."""
    plain = " ".join(unicodedata.normalize("NFC", word.words).lower().split())
    stem = r"\s".join(re.escape(part) for part in plain.rstrip("*").split())
    if plain.endswith("*"):
        return re.compile(rf"(?<!\w){stem}")
    if word.kind == FINE:
        return re.compile(rf"(?<!\w){stem}(?!\w)")
    return re.compile(rf"(?<!\w){stem}(?:{ENDINGS.get(word.language, '')})?(?!\w)")

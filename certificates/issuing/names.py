"""Which names can be printed: not what no font of ours can draw, nor what fills half a page, nor
what is read as another name than it is.
"""

import unicodedata
from itertools import groupby

from certificates.pdf.typefaces import typeface

LONGEST = 80
MOST_MARKS = 3  # on one letter: a vowel, a doubling and one more, as in Arabic
_BETWEEN = frozenset(" \u00a0-\u2010\u2013'\u2018\u2019.\u00b7()")  # Abd al-Hamid, d’Arc, Gal·la
_JOINERS = frozenset("\u200c\u200d")
_ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARABIC", "ETHIOPIC"})


def missing_letters(name: str) -> list[str]:
    """Return the characters of a name that cannot be printed, each once."""
    faces = (typeface("serif_bold"), typeface("sans"))
    return list(dict.fromkeys(letter for face in faces for letter in face.missing(name)))


def has_only_letters(name: str) -> bool:
    """Say whether a name is letters and what stands between them: no figures, no signs."""
    return all(
        sign in _BETWEEN | _JOINERS or unicodedata.category(sign)[0] in "LM" for sign in name
    )


def is_disguised(name: str) -> bool:
    """Say whether a name is read as another than it is, or as none: Cyrillic letters among Latin
    ones, joiners where they join nothing, heaps of marks.
    """
    if not any(map(str.isalpha, name)):
        return True
    return any(map(_is_disguised, name.split()))


def _is_disguised(word: str) -> bool:
    if len({_alphabet(letter) for letter in word} & _ALPHABETS) > 1:
        return True
    apart = unicodedata.normalize("NFD", word)
    heaps = (len(list(heap)) for is_mark, heap in groupby(apart, _is_mark) if is_mark)
    return _is_mark(word[0]) or max(heaps, default=0) > MOST_MARKS or _joins_nothing(word)


def _joins_nothing(word: str) -> bool:
    """Only in Arabic script is a joiner a part of the spelling, and only inside a word."""
    beside = zip(f" {word[:-1]}", word, f"{word[1:]} ", strict=True)
    return any(
        sign in _JOINERS and (_alphabet(before), _alphabet(after)) != ("ARABIC", "ARABIC")
        for before, sign, after in beside
    )


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _alphabet(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]

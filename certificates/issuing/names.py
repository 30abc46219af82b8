"""Which names can be printed: not what no font of ours can draw, nor what fills half a page, nor
what is read as another name than it is.
"""

import re
import unicodedata
from itertools import groupby

from certificates.pdf.typefaces import typeface

LONGEST = 80
MOST_MARKS = 3  # on one letter: a vowel, a doubling and one more, as in Arabic
_APOSTROPHES = frozenset("'\u2018\u2019")  # d’Arc, ’t Hooft, Ala’
_HYPHENS = frozenset("-\u2010\u2011\u2013\u00b7")  # Abd al-Hamid, Gal·la
_JOINERS = frozenset("\u200c\u200d")
_ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARABIC", "ETHIOPIC"})
_TWICE = re.compile(r"([^()]+) \(([^()]+)\)")


def missing_letters(name: str) -> list[str]:
    """Return the characters of a name that cannot be printed, each once."""
    faces = (typeface("serif_bold"), typeface("sans"))
    return list(dict.fromkeys(letter for face in faces for letter in face.missing(name)))


def is_only_a_name(name: str) -> bool:
    """Say whether it is a name and nothing beside it: no title, no figures, no signs. The same
    name in another alphabet may follow: Zahra Rezai (زهرا رضایی).
    """
    twice = _TWICE.fullmatch(name)
    if twice and not _alphabets(twice[1]) & _alphabets(twice[2]):
        return _is_one_name(twice[1]) and _is_one_name(twice[2])
    return _is_one_name(name)


def _is_one_name(name: str) -> bool:
    beside = zip(f" {name[:-1]}", name, f"{name[1:]} ", strict=True)
    return all(_is_in_place(sign, before, after) for before, sign, after in beside)


def _is_in_place(sign: str, before: str, after: str) -> bool:
    """Hyphens stand inside a name, apostrophes at a letter, full stops after one: M. d’Ávila."""
    if sign in _HYPHENS:
        return (_is_spelling(before) or before == ".") and _is_spelling(after)
    if sign in _APOSTROPHES:
        return _is_letter(before) or _is_letter(after)
    if sign == ".":
        return _is_letter(before)
    return sign == " " or sign in _JOINERS or _is_letter(sign)


def _is_spelling(sign: str) -> bool:
    return _is_letter(sign) or sign in _APOSTROPHES


def is_disguised(name: str) -> bool:
    """Say whether a name is read as another than it is, or as none: Cyrillic letters among Latin
    ones, joiners where they join nothing, heaps of marks.
    """
    if not any(map(str.isalpha, name)):
        return True
    return any(map(_is_disguised, name.split()))


def _is_disguised(word: str) -> bool:
    if len(_alphabets(word)) > 1:
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


def _is_letter(sign: str) -> bool:
    """Say whether it is a letter or a mark on one."""
    return unicodedata.category(sign)[0] in "LM"


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _alphabets(words: str) -> frozenset[str]:
    return _ALPHABETS & {_alphabet(sign) for sign in words}


def _alphabet(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]

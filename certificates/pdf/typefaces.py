"""Text in two styles of ours, with Arabic and Ge'ez letters lent from other faces when needed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from bidi import algorithm

from certificates.pdf.faces import Face, Shaped, face

# Drawn as nothing when a face lacks them; Persian spelling needs them.
_JOINERS = "\u200c\u200d"
# Not beside a figure (12 november 2026, 160 timmar, 462 80), unless a comma has ended something.
_BREAK = re.compile(r"(?<!\d) (?!\d)|(?<=,) ")

_Word = tuple[str, float]
"""A word and its width."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face and one direction, shaped."""

    face: Face
    text: str
    is_rtl: bool
    shaped: Shaped
    lang: str = ""  # as a BCP 47 tag, where its script tells


class Typeface:
    """A face, and the faces that stand in for the letters it lacks."""

    def __init__(self, *files: str) -> None:
        self.faces = tuple(face(file) for file in files)
        self.runs = lru_cache(maxsize=4096)(self._runs)
        self.wrap = lru_cache(maxsize=4096)(self._wrap)

    def width(self, text: str, size: float) -> float:
        """Measure a line of text."""
        return sum(run.shaped.width for run in self.runs(text)) * size / 1000

    def is_rtl(self, text: str) -> bool:
        """Say whether any of it is read from right to left."""
        return any(run.is_rtl for run in self.runs(text))

    def missing(self, text: str) -> list[str]:
        """Return the characters that no face has."""
        return sorted(
            character
            for character in set(text)
            if character not in _JOINERS and not any(each.has(character) for each in self.faces)
        )

    def _wrap(self, text: str, size: float, width: float) -> tuple[str, ...]:
        """Break text between words into lines of much the same length."""
        words = [
            (piece, self.width(piece, size))
            for word in _BREAK.split(text)
            for piece in self._pieces(word, size, width)
        ]
        space = self.width(" ", size)
        lines = _filled(words, space, width)
        for percent in range(76, 100, 4):  # the narrowest setting that takes no more lines
            even = _filled(words, space, width * percent / 100)
            if len(even) == len(lines) and _widest(even, space) <= width:
                return tuple(map(_joined, even))
        return tuple(map(_joined, lines))

    def _pieces(self, word: str, size: float, width: float) -> list[str]:
        if self.width(word, size) <= width:
            return [word]
        pieces = [""]
        for character in word:
            joins = unicodedata.combining(character) or character in _JOINERS
            if pieces[-1] and not joins and self.width(pieces[-1] + character, size) > width:
                pieces.append("")
            pieces[-1] += character
        return pieces

    def _runs(self, text: str) -> tuple[Run, ...]:
        first = self.faces[0]
        if all(first.has(character) for character in text):  # every Swedish line ends here
            return (Run(first, text, is_rtl=False, shaped=first.shape(text)),)
        return tuple(
            _run(owner, level, word)
            for owner, level, part in _visual_order(self._stretches(text))
            for word in _apart(level, part)
        )

    def _stretches(self, text: str) -> list[tuple[Face, int, str]]:
        stretches: list[tuple[Face, int, str]] = []
        for character, level in _levels(text):
            before = stretches[-1][0] if stretches else self.faces[0]
            owner = self._face_for(character, before)
            if stretches and stretches[-1][:2] == (owner, level):
                stretches.append((owner, level, stretches.pop()[2] + character))
            else:
                stretches.append((owner, level, character))
        return stretches

    def _face_for(self, character: str, before: Face) -> Face:
        """Let spaces, marks and joiners stay with the letters they follow."""
        follows = unicodedata.category(character)[0] in "MZ"
        if character in _JOINERS or (follows and before.has(character)):
            return before
        for lent in self.faces:
            if lent.has(character):
                return lent
        raise ValueError(f"No font has the character U+{ord(character):04X}.")


def _apart(level: int, text: str) -> list[str]:
    """Part words from right to left where there are vowels on them: such a run has to say its
    text, and readers order words well that they get one by one, and badly what they get together.
    """
    if not _is_rtl(level) or not any(map(unicodedata.combining, text)):
        return [text]
    return [word for word in re.split("( )", text)[::-1] if word]


_LANGUAGES = (("\u0600", "\u06ff", "ar"), ("\u1200", "\u137f", "ti"))


def _run(owner: Face, level: int, text: str) -> Run:
    is_rtl = _is_rtl(level)
    language = next(
        (lang for low, high, lang in _LANGUAGES if any(low <= each <= high for each in text)), ""
    )
    return Run(owner, text, is_rtl=is_rtl, shaped=owner.shape(text, rtl=is_rtl), lang=language)


def _is_rtl(level: int) -> bool:
    return level % 2 == 1


def _filled(words: list[_Word], space: float, width: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    used = 0.0
    for word in words:
        if lines and used + space + word[1] <= width:
            lines[-1].append(word)
            used += space + word[1]
        else:
            lines.append([word])
            used = word[1]
    return lines


def _widest(lines: list[list[_Word]], space: float) -> float:
    return max(sum(width for _, width in line) + space * (len(line) - 1) for line in lines)


def _joined(line: list[_Word]) -> str:
    return " ".join(word for word, _ in line)


def _levels(text: str) -> list[tuple[str, int]]:
    """Give each character its level by the Unicode bidirectional algorithm (UAX #9)."""
    base = algorithm.get_base_level(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)  # noqa: FBT003 (the library's signature)
    algorithm.resolve_implicit_levels(storage, False)  # noqa: FBT003
    return [(each["ch"], each["level"]) for each in storage["chars"]]


def _visual_order(stretches: list[tuple[Face, int, str]]) -> list[tuple[Face, int, str]]:
    """Turn stretches from reading order into painting order (UAX #9, rule L2)."""
    highest = max(level for _face, level, _text in stretches)
    ordered = stretches
    for depth in range(highest, 0, -1):
        turned: list[tuple[Face, int, str]] = []
        for is_deep, group in groupby(ordered, key=lambda each: each[1] >= depth):
            level = list(group)
            turned += level[::-1] if is_deep else level
        ordered = turned
    return ordered


_LENT = ("Amiri_400Regular.ttf", "NotoSansEthiopic_400Regular.ttf")


@cache
def typeface(style: str) -> Typeface:
    """Open one of the two styles: sans for text, serif_bold for what is to be seen first."""
    return Typeface(
        {
            "sans": "SourceSans3_400Regular.ttf",
            "serif_bold": "SourceSerif4_600SemiBold.ttf",
        }[style],
        *_LENT,
    )

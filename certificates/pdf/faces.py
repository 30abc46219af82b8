"""The vendored font files: which characters they have, and text shaped into their glyphs."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb

FONTS = Path(__file__).parent.parent / "fonts"


class Glyph(NamedTuple):
    """One glyph of a shaped run; lengths in thousandths of the font size, as TJ counts them."""

    number: int
    text: str
    """The characters it stands for; empty for the second glyph of a cluster."""
    before: int
    """How far to the left it is moved before it is painted (9.4.3)."""
    after: int
    """How far to the left the next one is moved."""
    up: int


@dataclass(frozen=True)
class Raised:
    """A glyph above the line or below it, as marks of Arabic stand."""

    number: int
    text: str
    up: int


Step = tuple[int, str] | int | Raised
"""What is written one after the other: a glyph with its text, or a move to the left."""

UNSEEN = 0.1  # pt: nobody sees so small a move
_GRID = 5  # thousandths of the size: nor less of it than that, and few numbers pack well


@dataclass(frozen=True)
class Shaped:
    """A run of glyphs in the order they are painted."""

    glyphs: tuple[Glyph, ...]
    width: float
    _steps: dict[float, tuple[Step, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def uses(self) -> set[tuple[int, str]]:
        """The glyphs, each with the text it stands for."""
        return {(glyph.number, glyph.text) for glyph in self.glyphs}

    @cached_property
    def has_marks(self) -> bool:
        """Whether signs stand above or below others, so that the glyphs alone say it badly."""
        return any(glyph.up or not glyph.text for glyph in self.glyphs)

    def steps(self, size: float) -> tuple[Step, ...]:
        """Return the glyphs, and the moves between them that are seen at a size; kept, as the
        same words stand on every certificate.
        """
        if size not in self._steps:
            self._steps[size] = tuple(self._visible(1000 * UNSEEN / size))
        return self._steps[size]

    def _visible(self, unseen: float) -> Iterator[Step]:
        moved = 0  # after one glyph and before the next is one move: no number follows another
        for number, text, before, after, up in self.glyphs:
            moved += before if abs(before) >= unseen else 0
            if seen := _GRID * round(moved / _GRID):
                yield seen
            yield (number, text) if abs(up) < unseen else Raised(number, text, up)
            moved = after if abs(after) >= unseen else 0
        if seen := _GRID * round(moved / _GRID):
            yield seen


class Face:
    """One font file, read once per process."""

    def __init__(self, file: str) -> None:
        self.blob = hb.Blob.from_file_path(str(FONTS / file))
        self.face: Any = hb.Face(self.blob)
        self.font: Any = hb.Font(self.face)
        self.characters: frozenset[int] = frozenset(self.face.unicodes)
        self.to_thousandths: float = 1000 / self.face.upem
        self.name: str = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)
        self.is_serif = "Serif" in self.name
        # A preprocessed face makes every later subset several times cheaper.
        self.subsettable: Any = hb.subset_preprocess(self.face)
        self.shape = lru_cache(maxsize=4096)(self._shape)
        self.advance = cache(self._advance)

    def has(self, character: str) -> bool:
        """Say whether the face can draw the character."""
        return ord(character) in self.characters

    @property
    def box(self) -> tuple[int, ...]:
        """The box that every glyph fits in."""
        return tuple(
            round(edge * self.to_thousandths)
            for edge in struct.unpack(">4h", self.face.reference_table("head").data[36:44])
        )

    @property
    def heights(self) -> tuple[int, int, int]:
        """Ascent, descent and the height of capitals."""
        extents = self.font.get_font_extents("ltr")
        capital = self.font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
        return (
            round(extents.ascender * self.to_thousandths),
            round(extents.descender * self.to_thousandths),
            round(capital * self.to_thousandths),
        )

    def _advance(self, glyph: int) -> float:
        """Return the glyph's own width, before kerning."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.to_thousandths

    def _shape(self, text: str, *, rtl: bool = False) -> Shaped:
        buffer: Any = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self.font, buffer, {"kern": True, "liga": True})
        width = sum(at.x_advance for at in buffer.glyph_positions) * self.to_thousandths
        return Shaped(self._glyphs(buffer, text), width)

    def _glyphs(self, buffer: Any, text: str) -> tuple[Glyph, ...]:
        starts = sorted({each.cluster for each in buffer.glyph_infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        glyphs = []
        for each, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            source = text[each.cluster : ends.pop(each.cluster, 0)]
            scale = self.to_thousandths
            advance, right, up = at.x_advance * scale, at.x_offset * scale, at.y_offset * scale
            kern = self.advance(each.codepoint) + right - advance
            glyphs.append(Glyph(each.codepoint, source, round(-right), round(kern), round(up)))
        return tuple(glyphs)


@cache
def face(file: str) -> Face:
    """Open a vendored font file, once."""
    return Face(file)

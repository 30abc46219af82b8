"""A4 paper to write and draw on: shaped text, flat shapes, links; the same bytes every time."""

import hashlib
from datetime import date
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from certificates.pdf.embedding import EmbeddedFace
from certificates.pdf.faces import Face, Glyph
from certificates.pdf.numerals import numeral
from certificates.pdf.shapes import Colour
from certificates.pdf.typefaces import Run, typeface

WIDTH, HEIGHT = A4

# Pages as bytes, not as letters: a quarter shorter and quicker. reportlab asks the whole process.
rl_config.useA85 = 0


class Paper(Canvas):
    """A canvas that writes any script by glyph; reportlab keeps pages, links and metadata."""

    _doc: Any
    _code: list[str]

    def __init__(self, *, issued_on: date) -> None:
        self._file = BytesIO()
        self._faces: dict[str, EmbeddedFace] = {}
        super().__init__(self._file, pagesize=A4, pageCompression=1, invariant=1, lang="sv-SE")
        # reportlab's fingerprint of the file takes in SOURCE_DATE_EPOCH; ours the content alone
        self._doc.signature = hashlib.blake2b(digest_size=16)
        self.setDateFormatter(lambda *_now: f"D:{issued_on:%Y%m%d}000000+00'00'")

    def write(self, x: float, y: float, text: str, style: str, size: float, colour: Colour) -> None:
        """Write one line of text, its baseline beginning at x, y."""
        written = [f"BT {_numerals(*colour)} rg 1 0 0 1 {_numerals(x, y)} Tm"]
        for run in typeface(style).runs(text):
            face = self._embedded(run.face)
            written.append(f"/{face.resource} {numeral(size)} Tf {_shown(run, face, size)}")
        self.addLiteral(" ".join([*written, "ET"]))

    def write_right(
        self, x: float, y: float, text: str, style: str, size: float, colour: Colour
    ) -> None:
        """Write one line of text that ends at x."""
        self.write(x - typeface(style).width(text, size), y, text, style, size, colour)

    def fill(self, path: str, colour: Colour) -> None:
        """Fill a path of PDF operators."""
        self.addLiteral(f"q {_numerals(*colour)} rg {path} f Q")

    def draw(self, path: str, colour: Colour, width: float) -> None:
        """Draw along a path of PDF operators, with round ends."""
        self.addLiteral(f"q {_numerals(*colour)} RG {numeral(width)} w 1 J 1 j {path} S Q")

    def finished(self) -> bytes:
        """Close the last page and return the whole file."""
        self.save()
        return self._file.getvalue()

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """End the page, and let the fingerprint of the file tell of it."""
        self._doc.updateSignature("".join(self._code))
        super().showPage()

    def save(self) -> None:
        """Put the used fonts into the file before it is written."""
        fonts = self._doc.idToObject["BasicFonts"].dict
        fonts.clear()
        for face in self._faces.values():
            fonts[face.resource] = face.put_into(self._doc)
        super().save()

    def _make_preamble(self) -> None:
        """Begin pages with nothing: reportlab's own beginning names a font it does not embed."""
        self._preamble = ""

    def _embedded(self, face: Face) -> EmbeddedFace:
        if face.name not in self._faces:
            self._faces[face.name] = EmbeddedFace(face, f"T{len(self._faces) + 1}")
        return self._faces[face.name]


def _shown(run: Run, face: EmbeddedFace, size: float) -> str:
    """Write the glyphs of a run; text is given beside those that say something else elsewhere."""
    parts = ["["]
    for glyph in run.shaped.glyphs:
        if face.use(glyph.number, glyph.text):
            parts.append(_placed(glyph, face, size))
        else:
            said = f"FEFF{glyph.text.encode('utf-16-be').hex()}"
            placed = _placed(glyph, face, size)
            parts.append(f"]TJ /Span<</ActualText<{said}>>>BDC [{placed}]TJ EMC [")
    return "".join([*parts, "]TJ"]).replace("><", "").replace("[]TJ", "")


def _placed(glyph: Glyph, face: EmbeddedFace, size: float) -> str:
    """Write one glyph, moved as its neighbours ask."""
    kern = face.face.advance(glyph.number) + glyph.right - glyph.advance
    before = numeral(-glyph.right) if abs(glyph.right) > 0.5 else ""
    after = numeral(kern) if abs(kern) > 0.5 else ""
    shown = f"{before}<{glyph.number:04X}>{after}"
    if abs(glyph.up) < 0.5:
        return shown
    return f"]TJ {numeral(glyph.up * size / 1000)} Ts [{shown}]TJ 0 Ts ["


def _numerals(*lengths: float) -> str:
    return " ".join(map(numeral, lengths))

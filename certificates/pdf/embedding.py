"""Font subsets inside the file: glyphs by number, with the text they stand for."""

import hashlib
import zlib
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from certificates.pdf.faces import Face
from certificates.pdf.numerals import numeral

# Only what draws: layout is already done, and names and hints are of no use inside the file.
_DROPPED = ("GSUB", "GPOS", "GDEF", "STAT", "name", "OS/2", "cmap", "post", "gasp", "DSIG", "meta")
_HINTS = ("fpgm", "prep", "cvt ", "MATH", "BASE")


class Raw(pdfdoc.PDFObject):
    """A ready-made PDF object; reportlab only numbers it."""

    __RefOnly__ = 1

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        return self.body


class EmbeddedFace:
    """The glyphs of one face that one document uses."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.texts: dict[int, str] = {}

    def use(self, glyph: int, text: str) -> bool:
        """Note a glyph; say whether its text is the one the file will give for it."""
        if text and not self.texts.get(glyph):
            self.texts[glyph] = text
        return self.texts.setdefault(glyph, text) == text

    def put_into(self, document: Any) -> Any:
        """Write the font's objects and return a reference to it."""
        name = f"{self._tag()}+{self.face.name}"
        described = self._put(document, self._descriptor(document, name))
        widths = " ".join(f"{glyph}[{numeral(self.face.advance(glyph))}]" for glyph in self._used)
        drawn = self._put(
            document,
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity/DW 1000"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {described}/W[{widths}]>>",
        )
        read = self._put(document, _stream("", self._texts_by_glyph()))
        return document.Reference(
            Raw(
                f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
                f"/DescendantFonts[{drawn}]/ToUnicode {read}>>".encode()
            )
        )

    @property
    def _used(self) -> list[int]:
        return sorted(self.texts)

    def _tag(self) -> str:
        digest = hashlib.sha256(repr(self._used).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _descriptor(self, document: Any, name: str) -> str:
        subset = self._subset()
        file = self._put(document, _stream(f"/Length1 {len(subset)}", subset))
        ascent, descent, capital = self.face.heights
        return (
            f"<</Type/FontDescriptor/FontName/{name}/Flags {6 if self.face.is_serif else 4}"
            f"/FontBBox[{' '.join(map(str, self.face.box))}]/ItalicAngle 0/Ascent {ascent}"
            f"/Descent {descent}/CapHeight {capital}/StemV 90/FontFile2 {file}>>"
        )

    def _subset(self) -> bytes:
        wish: Any = hb.SubsetInput()
        wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(self._used)
        wish.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        tags = {int.from_bytes(tag.encode(), "big") for tag in _DROPPED + _HINTS}
        wish.drop_table_tag_set.update(tags)
        return bytes(hb.subset(self.face.subsettable, wish).blob.data)

    def _texts_by_glyph(self) -> bytes:
        """Write the map from glyphs to text, at most a hundred a block as the format asks."""
        lines = [
            # a split-off dot or mark still needs some text; a zero-width space is none
            f"<{glyph:04X}><{(self.texts[glyph] or chr(0x200B)).encode('utf-16-be').hex()}>"
            for glyph in self._used
        ]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
            "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
            + "".join(
                f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks
            )
            + "endcmap CMapName currentdict/CMap defineresource pop end end"
        ).encode()

    @staticmethod
    def _put(document: Any, body: str | bytes) -> str:
        raw: Any = Raw(body.encode() if isinstance(body, str) else body)
        document.Reference(raw)
        return f"{document.idToObjectNumberAndVersion[raw.__InternalName__][0]} 0 R"


def _stream(entries: str, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode() + packed + b"\nendstream"

"""Font subsets inside the file: glyphs by number, with the text they stand for."""

import hashlib
from typing import Any

import uharfbuzz as hb

from certificates.pdf.faces import Face
from certificates.pdf.objects import Objects, stream

# Only what draws: layout is already done, and names and hints are of no use inside the file.
_DROPPED = ("GSUB", "GPOS", "GDEF", "STAT", "name", "OS/2", "cmap", "post", "gasp", "DSIG", "meta")
_HINTS = ("fpgm", "prep", "cvt ", "MATH", "BASE")


class Codes(dict[tuple[int, str], str]):
    """The code of each glyph and the text it stands for, in four hexadecimal figures."""

    def __missing__(self, used: tuple[int, str]) -> str:
        code = self[used] = f"{len(self) + 1:04X}"
        return code


class EmbeddedFace:
    """The glyphs of one face that one document uses, by codes of its own from 1 upwards.

    A code is a glyph together with the text it stands for, so that a glyph which stands for
    different texts in different words still reads back right.
    """

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.codes = Codes()

    def put_into(self, objects: Objects) -> str:
        """Write the font's objects and return a reference to it (9.7)."""
        name = f"{self._tag()}+{self.face.name}"
        subset, glyphs = self._subset()
        described = self._put_descriptor(objects, name, subset)
        in_file = (0, *(glyphs[glyph] for glyph, _ in self.codes))
        to_glyphs = objects.put(stream("", b"".join(each.to_bytes(2, "big") for each in in_file)))
        widths = " ".join(f"{self.face.advance(glyph):.0f}" for glyph, _ in self.codes)
        drawn = objects.put(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap {to_glyphs}"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {described}/W[1[{widths}]]>>"
        )
        read = objects.put(stream("", self._texts_by_code()))
        return objects.put(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{drawn}]/ToUnicode {read}>>"
        )

    def _tag(self) -> str:
        digest = hashlib.sha256(repr(sorted(self.codes)).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _put_descriptor(self, objects: Objects, name: str, subset: bytes) -> str:
        file = objects.put(stream(f"/Length1 {len(subset)}", subset))
        ascent, descent, capital = self.face.heights
        return objects.put(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {6 if self.face.is_serif else 4}"
            f"/FontBBox[{' '.join(map(str, self.face.box))}]/ItalicAngle 0/Ascent {ascent}"
            f"/Descent {descent}/CapHeight {capital}/StemV 90/FontFile2 {file}>>"
        )

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """Return the font file with the used glyphs alone, and the numbers they have in it."""
        wish: Any = hb.SubsetInput()
        wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyph for glyph, _ in self.codes)
        wish.flags = (
            hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        tags = {int.from_bytes(tag.encode(), "big") for tag in _DROPPED + _HINTS}
        wish.drop_table_tag_set.update(tags)
        plan: Any = hb.SubsetPlan(self.face.subsettable, wish)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _texts_by_code(self) -> bytes:
        """Write the map from codes to text, at most a hundred a block as the format asks."""
        lines = [
            # a split-off dot or mark still needs some text; a zero-width space is none
            f"<{code}><{(text or chr(0x200B)).encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self.codes.items()
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

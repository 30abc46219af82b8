"""Font subsets inside the file: glyphs by number, with the text they stand for."""

import hashlib
from typing import Any

import uharfbuzz as hb

from certificates.pdf.faces import Face, Raised, Shaped
from certificates.pdf.numerals import numeral
from certificates.pdf.objects import Objects, stream
from certificates.pdf.truetype import coded

# Only what draws: layout is already done, and names and hints are of no use inside the file.
_DROPPED = ("GSUB", "GPOS", "GDEF", "STAT", "name", "OS/2", "cmap", "post", "gasp", "DSIG", "meta")
_HINTS = ("fpgm", "prep", "cvt ", "MATH", "BASE", "vhea", "vmtx")


# A byte is one code. ASCII stands for itself, but for what a string would have to escape (7.3.4.2).
_ASCII = {chr(byte) for byte in range(0x20, 0x7F)} - {"(", ")", "\\"}
_OTHERS = [chr(byte) for byte in (*range(1, 0x20), *range(0x7F, 0x100)) if chr(byte) not in "\r\n"]


class Codes(dict[tuple[int, str], str]):
    """The code of each glyph and the text it stands for, as the letter that it is in Latin-1."""

    def __init__(self) -> None:
        super().__init__()
        self._ascii, self._others = set(_ASCII), _OTHERS[::-1]

    def __missing__(self, used: tuple[int, str]) -> str:
        _, text = used
        if text in self._ascii:
            self._ascii.remove(text)
            code = text
        else:
            code = self._others.pop()
        self[used] = code
        return code

    def have_room_for(self, shaped: Shaped) -> bool:
        """Say whether codes are left for what a line needs; most have fewer glyphs than that."""
        room = len(self._others)
        return len(shaped.glyphs) <= room or len(shaped.uses - self.keys()) <= room


class EmbeddedFace:
    """The glyphs of one face that one document uses, by codes of its own.

    A code is a glyph together with the text it stands for, so that a glyph which stands for
    different texts in different words still reads back right. A face of more glyphs than there are
    codes is embedded twice.
    """

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.codes = Codes()

    def shown(self, shaped: Shaped, size: float) -> str:
        """Write the glyphs of a run, moved as their neighbours ask (9.4.3)."""
        codes = self.codes
        written = [
            codes[step] if isinstance(step, tuple) else self._moved(step, size)
            for step in shaped.steps(size)
        ]
        return f"[({''.join(written)})]TJ".replace("()", "").replace("[]TJ", "")

    def _moved(self, step: int | Raised, size: float) -> str:
        """Move to the left, or write a glyph above or below the line, as marks of Arabic stand."""
        if isinstance(step, int):
            return f"){step}("
        code, rise = self.codes[step.number, step.text], numeral(step.up * size / 1000)
        return f")]TJ {rise} Ts [({code})]TJ 0 Ts [("

    def put_into(self, objects: Objects) -> str:
        """Write the font's objects and return a reference to it (9.6.3)."""
        name = f"{self._tag()}+{self.face.name}"
        described = self._put_descriptor(objects, name)
        read = objects.put(stream("", self._texts_by_code()))
        widths = {ord(code): self.face.advance(glyph) for (glyph, _), code in self.codes.items()}
        first, last = min(widths), max(widths)
        listed = " ".join(f"{widths.get(code, 0):.0f}" for code in range(first, last + 1))
        return objects.put(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {last}"
            f"/Widths[{listed}]/FontDescriptor {described}/ToUnicode {read}>>"
        )

    def _tag(self) -> str:
        digest = hashlib.sha256(repr(sorted(self.codes)).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _put_descriptor(self, objects: Objects, name: str) -> str:
        subset = self._subset()
        file = objects.put(stream(f"/Length1 {len(subset)}", subset))
        ascent, descent, capital = self.face.heights
        return objects.put(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {6 if self.face.is_serif else 4}"
            f"/FontBBox[{' '.join(map(str, self.face.box))}]/ItalicAngle 0/Ascent {ascent}"
            f"/Descent {descent}/CapHeight {capital}/StemV 90/FontFile2 {file}>>"
        )

    def _subset(self) -> bytes:
        """Return the font file with the used glyphs alone, by their codes."""
        wish: Any = hb.SubsetInput()
        wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyph for glyph, _ in self.codes)
        wish.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        tags = {int.from_bytes(tag.encode(), "big") for tag in _DROPPED + _HINTS}
        wish.drop_table_tag_set.update(tags)
        plan: Any = hb.SubsetPlan(self.face.subsettable, wish)
        font, inside = bytes(plan.execute().blob.data), plan.old_to_new_glyph_mapping
        return coded(font, {ord(code): inside[glyph] for (glyph, _), code in self.codes.items()})

    def _texts_by_code(self) -> bytes:
        """Write the map from codes to text, at most a hundred a block as the format asks."""
        lines = [
            # a split-off dot or mark still needs some text; a zero-width space is none
            f"<{ord(code):02X}><{(text or chr(0x200B)).encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self.codes.items()
            if code not in _ASCII
        ]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
            "1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
            "1 beginbfrange\n<20><7E><0020>\nendbfrange\n"
            + "".join(
                f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks
            )
            + "endcmap CMapName currentdict/CMap defineresource pop end end"
        ).encode()

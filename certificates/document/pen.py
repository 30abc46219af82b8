"""How the words of one certificate are written: in Swedish, with English small beside it or not."""

from dataclasses import dataclass

from certificates.content import Text
from certificates.document.palette import INK, INK_SOFT, PINE
from certificates.pdf.sketch import MARGIN, MEASURE, Sketch, Style
from certificates.pdf.typefaces import typeface

LABEL = Style("sans", 8.6, INK_SOFT, 1.3)
BODY = Style("sans", 9.4, INK, 1.36)
SMALL = Style("sans", 7.8, INK_SOFT, 1.34)
HEADING = Style("serif_bold", 12.5, PINE, 1.25)
ENGLISH = "en-GB"


@dataclass(frozen=True)
class Pen:
    """Writes in the languages of one certificate."""

    is_bilingual: bool

    def label(self, text: Text) -> str:
        """Say a label in both languages on one line."""
        both = self.is_bilingual and text["sv"] != text["en"]
        return f"{text['sv']} / {text['en']}" if both else text["sv"]

    def says_more(self, text: Text) -> bool:
        """Say whether English adds anything that is to be printed."""
        return self.is_bilingual and text["en"] != text["sv"]

    def paragraph(
        self,
        sketch: Sketch,
        text: Text,
        style: Style = BODY,
        small: Style = SMALL,
        *,
        x: float = MARGIN,
        width: float = MEASURE,
        tag: str = "P",
    ) -> None:
        """Write a text, and English below it."""
        sketch.paragraph(text["sv"], style, x=x, width=width, tag=tag)
        if self.says_more(text):
            sketch.paragraph(text["en"], small, x=x, width=width, lang=ENGLISH)

    def line(
        self,
        sketch: Sketch,
        text: Text,
        style: Style,
        small: Style = LABEL,
        *,
        x: float = MARGIN,
        width: float = MEASURE,
        tag: str = "P",
    ) -> None:
        """Write a text, and English after it on the same line when both fit."""
        start = sketch.height
        sketch.paragraph(text["sv"], style, x=x, width=width, tag=tag)
        if not self.says_more(text):
            return
        taken = typeface(style.face).width(text["sv"], style.size) + 7
        if taken + typeface(small.face).width(text["en"], small.size) > width:
            sketch.paragraph(text["en"], small, x=x, width=width, lang=ENGLISH)
            return
        with sketch.element("P", lang=ENGLISH):
            sketch.write(x + taken, start + style.size, text["en"], small)

    def heading(
        self,
        sketch: Sketch,
        text: Text,
        style: Style = HEADING,
        *,
        x: float = MARGIN,
        width: float = MEASURE,
    ) -> None:
        """Write a heading of the second level, which the outline of the file names too."""
        sketch.chapter(text["sv"])
        self.line(sketch, text, style, x=x, width=width, tag="H2")

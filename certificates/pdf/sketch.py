"""A part of the page drawn from its top downwards; its height is known before it has a place."""

from collections.abc import Callable
from dataclasses import dataclass, field

from certificates.pdf.paper import WIDTH, Paper
from certificates.pdf.shapes import INK, Colour
from certificates.pdf.typefaces import typeface

MARGIN = 57.0
RIGHT = WIDTH - MARGIN
MEASURE = RIGHT - MARGIN


@dataclass(frozen=True)
class Style:
    """How words look."""

    face: str
    size: float
    colour: Colour = INK
    leading: float = 1.35

    @property
    def line_height(self) -> float:
        """From one baseline to the next."""
        return self.size * self.leading


@dataclass
class Sketch:
    """Marks noted by their depth below a top that is not yet decided."""

    height: float = 0.0
    marks: list[Callable[[Paper, float], None]] = field(default_factory=list)

    def space(self, depth: float) -> None:
        """Leave paper empty."""
        self.height += depth

    def paint(self, path: Callable[[float], str], colour: Colour, width: float = 0) -> None:
        """Fill a path, or draw along it when it has a width; the path is told the top."""

        def mark(paper: Paper, top: float) -> None:
            if width:
                paper.draw(path(top), colour, width)
            else:
                paper.fill(path(top), colour)

        self.marks.append(mark)

    def write(
        self, x: float, depth: float, text: str, style: Style, *, right: bool = False
    ) -> None:
        """Write one line whose baseline is at a depth."""
        start = x - typeface(style.face).width(text, style.size) if right else x
        self.marks.append(
            lambda paper, top: paper.write(
                start, top - depth, text, style.face, style.size, style.colour
            )
        )

    def link(self, x: float, depth: float, width: float, height: float, address: str) -> None:
        """Let a rectangle lead to an address."""
        self.marks.append(
            lambda paper, top: paper.linkURL(
                address, (x, top - depth - height, x + width, top - depth)
            )
        )

    def paragraph(
        self, text: str, style: Style, *, x: float = MARGIN, width: float = MEASURE
    ) -> None:
        """Write text in as many lines as it needs, and go down."""
        for words in typeface(style.face).wrap(text, style.size, width):
            self.write(x, self.height + style.size, words, style)
            self.height += style.line_height

    def bilingual_line(
        self, swedish: tuple[str, Style], english: tuple[str, Style], *, x: float, width: float
    ) -> None:
        """Write Swedish, and English after it on the same line when both fit."""
        start, (words, style), (small_words, small) = self.height, swedish, english
        self.paragraph(words, style, x=x, width=width)
        taken = typeface(style.face).width(words, style.size) + 7
        if small_words == words:
            return
        if taken + typeface(small.face).width(small_words, small.size) <= width:
            self.write(x + taken, start + style.size, small_words, small)
        else:
            self.paragraph(small_words, small, x=x, width=width)

    def beside(self, other: "Sketch") -> None:
        """Take in a sketch that begins at the same top."""
        self.marks += other.marks
        self.height = max(self.height, other.height)

    def below(self, other: "Sketch") -> None:
        """Take in a sketch that begins where this one ends."""
        start = self.height
        self.marks.append(lambda paper, top: other.put(paper, top - start))
        self.height += other.height

    def put(self, paper: Paper, top: float) -> None:
        """Draw everything, now that the top is known."""
        for mark in self.marks:
            mark(paper, top)

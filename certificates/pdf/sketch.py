"""A part of the page drawn from its top downwards; its height is known before it has a place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from certificates.pdf.paper import WIDTH, Area, Paper
from certificates.pdf.pictures import Picture
from certificates.pdf.shapes import Colour, line
from certificates.pdf.structure import said
from certificates.pdf.typefaces import typeface

MARGIN = 57.0
RIGHT = WIDTH - MARGIN
MEASURE = RIGHT - MARGIN
_BAR = 2.6

Mark = Callable[[Paper], None]
"""Puts something on the paper, which counts from the top of the sketch: depths are below 0."""


@dataclass(frozen=True)
class Style:
    """How words look."""

    face: str
    size: float
    colour: Colour
    leading: float = 1.35

    @property
    def line_height(self) -> float:
        """From one baseline to the next."""
        return self.size * self.leading


@dataclass
class Sketch:
    """Marks noted by their depth below a top that is not yet decided."""

    height: float = 0.0
    marks: list[Mark] = field(default_factory=list)

    def space(self, depth: float) -> None:
        """Leave paper empty."""
        self.height += depth

    def paint(self, path: str, colour: Colour, width: float = 0) -> None:
        """Fill a path, or draw along it when it has a width."""
        if width:
            self.marks.append(lambda paper: paper.draw(path, colour, width))
        else:
            self.marks.append(lambda paper: paper.fill(path, colour))

    def pad(
        self, x: float, depth: float, width: float, height: float, colour: Colour, radius: float
    ) -> None:
        """Fill a rectangle with round corners whose upper edge is at a depth."""
        area = _area(x, depth, width, height)
        self.marks.append(lambda paper: paper.pad(area, colour, radius))

    def bar(self, start: float, colour: Colour) -> None:
        """Draw a bar with round ends along the margin, from a depth down to here."""
        middle, first, last = MARGIN + _BAR / 2, start + _BAR / 2, self.height - _BAR / 2
        self.paint(line((middle, -first), (middle, -last)), colour, _BAR)

    def write(self, x: float, depth: float, text: str, style: Style) -> None:
        """Write one line whose baseline is at a depth."""
        self.marks.append(
            lambda paper: paper.write(x, -depth, text, style.face, style.size, style.colour)
        )

    def link(
        self, x: float, depth: float, width: float, height: float, *, to: str, words: str
    ) -> None:
        """Let a rectangle lead to an address, with words for whoever cannot see it."""
        area = _area(x, depth, width, height)
        self.marks.append(lambda paper: paper.link(area, to, words))

    def show(self, picture: Picture, x: float, depth: float, width: float, height: float) -> None:
        """Put a picture at a depth."""
        area = _area(x, depth, width, height)
        self.marks.append(lambda paper: paper.show(picture, area))

    def chapter(self, title: str) -> None:
        """Name this depth in the outline of the file."""
        depth = self.height
        self.marks.append(lambda paper: paper.chapter(title, -depth))

    @contextmanager
    def element(
        self, tag: str, attributes: str = "", *, lang: str = "", alt: str = "", actual: str = ""
    ) -> Iterator[None]:
        """Let all that is noted meanwhile belong to an element."""
        before, self.marks = self.marks, []
        yield
        inside, self.marks = self.marks, before
        words = attributes + said(lang=lang, alt=alt, actual=actual)

        def mark(paper: Paper) -> None:
            paper.open(tag, words)
            for each in inside:
                each(paper)
            paper.close()

        self.marks.append(mark)

    @contextmanager
    def figure(
        self, alt: str, x: float, depth: float, width: float, height: float
    ) -> Iterator[None]:
        """Let all that is painted meanwhile be a picture, told in words."""
        before, self.marks = self.marks, []
        yield
        inside, self.marks = self.marks, before

        def mark(paper: Paper) -> None:
            edges = paper.on_page(_area(x, depth, width, height))
            box = " ".join(f"{edge:.2f}" for edge in edges)
            with paper.element("Figure", f"/A<</O/Layout/BBox[{box}]/Placement/Block>>", alt=alt):
                for each in inside:
                    each(paper)

        self.marks.append(mark)

    def paragraph(
        self,
        text: str,
        style: Style,
        *,
        x: float = MARGIN,
        width: float = MEASURE,
        tag: str = "P",
        lang: str = "",
    ) -> None:
        """Write text in as many lines as it needs, and go down."""
        actual = text if typeface(style.face).is_rtl(text) else ""
        with self.element(tag, lang=lang, actual=actual):
            self.lines(text, style, x=x, width=width)

    def lines(self, text: str, style: Style, *, x: float, width: float) -> None:
        """Write text in as many lines as it needs, into the element that is open."""
        for words in typeface(style.face).wrap(text, style.size, width):
            self.write(x, self.height + style.size, words, style)
            self.height += style.line_height

    def beside(self, other: "Sketch") -> None:
        """Take in a sketch that begins at the same top."""
        self.marks += other.marks
        self.height = max(self.height, other.height)

    def below(self, other: "Sketch") -> None:
        """Take in a sketch that begins where this one ends."""
        start = self.height
        self.marks.append(lambda paper: other.put(paper, -start))
        self.height += other.height

    def put(self, paper: Paper, top: float) -> None:
        """Draw everything, now that the top is known."""
        with paper.at(top):
            for mark in self.marks:
                mark(paper)


def _area(x: float, depth: float, width: float, height: float) -> Area:
    return (x, -depth - height, x + width, -depth)

"""Which part stands on which page, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from certificates.pdf.paper import Paper
from certificates.pdf.sketch import Sketch


@dataclass(frozen=True)
class Part:
    """A sketch that is never broken over two pages."""

    sketch: Sketch
    path: tuple[str, ...] = ()
    """The elements it stands in: those of the part before stay open, also over pages."""
    continued: Sketch | None = None
    """What is repeated above it when it begins a page."""
    with_next: bool = False
    """It must not be the last on a page."""
    lead: float = 0
    """How much of it is air above, which no page needs at its top."""


@dataclass(frozen=True)
class Placed:
    """A part with the depth of its top. What is repeated means nothing more than the first time."""

    depth: float
    part: Part
    is_repeated: bool = False

    def put(self, paper: Paper, height: float) -> None:
        """Draw it on a page of this height, where it stands and as what it is."""
        if self.is_repeated:
            with paper.artifact():
                self.part.sketch.put(paper, height - self.depth)
        else:
            paper.structure.go_to(self.part.path)
            self.part.sketch.put(paper, height - self.depth)


@dataclass
class Page:
    """Parts with the depth of their tops, and the depth that is used."""

    used: float
    placed: list[Placed] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Place a part below what is there."""
        self.used -= 0 if self.placed else part.lead
        self.placed.append(Placed(self.used, part))
        self.used += part.sketch.height

    def repeat(self, sketch: Sketch) -> None:
        """Place again what has been said before."""
        self.placed.append(Placed(self.used, Part(sketch), is_repeated=True))
        self.used += sketch.height


def lay_out(
    parts: Iterable[Part], *, first_top: float, next_top: float, bottom: float
) -> list[Page]:
    """Fill pages from the top; parts that belong together move to the next page together."""
    pages = [Page(first_top)]
    for group in _groups(parts):
        for section in _sections(group, bottom - next_top):
            needed = sum(part.sketch.height for part in section)
            if pages[-1].placed and pages[-1].used + needed > bottom:
                pages.append(Page(next_top))
                if section[0].continued:
                    pages[-1].repeat(section[0].continued)
            for part in section:
                pages[-1].add(part)
    if any(page.used > bottom for page in pages):
        raise ValueError("A text of the certificate is too long for a page.")
    return pages


def sink_last(page: Page, bottom: float) -> None:
    """Let the last part of a page rest on its bottom."""
    last = page.placed[-1]
    page.placed[-1] = replace(last, depth=bottom - last.part.sketch.height)


def _groups(parts: Iterable[Part]) -> list[list[Part]]:
    groups: list[list[Part]] = []
    joins = False
    for part in parts:
        if joins:
            groups[-1].append(part)
        else:
            groups.append([part])
        joins = part.with_next
    return groups


def _sections(group: list[Part], room: float) -> list[list[Part]]:
    """Let parts that belong together part only when no page could hold them."""
    fits = sum(part.sketch.height for part in group) - group[0].lead <= room
    return [group] if fits or len(group) == 1 else [group[:1], *_sections(group[1:], room)]

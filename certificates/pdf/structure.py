"""What a page means: a tree of elements, and the pieces of pages that belong to each (14.7, 14.8).

Each piece of a page's content is marked with a number; the tree leads from elements to numbers, and
the parent tree from numbers back to elements. What means nothing is an artifact and in no tree.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from certificates.pdf.objects import Objects, Raw, text_string


class Mark(NamedTuple):
    """A piece of a page's content, by its number there (MCID)."""

    page: int
    number: int


class Note(NamedTuple):
    """An annotation, by its place among those of the file."""

    place: int


@dataclass(eq=False)
class Element:
    """One element: what it is, what is said about it, and what belongs to it in reading order."""

    tag: str
    attributes: str = ""
    kids: list["Element | Mark | Note"] = field(default_factory=list)


def said(*, lang: str = "", alt: str = "", actual: str = "") -> str:
    """Write what is said about an element: its language, words for a picture, its real text."""
    return "".join(
        [
            f"/Lang({lang})" if lang else "",
            f"/Alt{text_string(alt)}" if alt else "",
            f"/ActualText{text_string(actual)}" if actual else "",
        ]
    )


class Structure:
    """The tree as it grows while pages are written."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._open = [self.root]
        self._marked: list[list[Element]] = [[]]

    @property
    def current(self) -> Element:
        """The element that is being written."""
        return self._open[-1]

    @property
    def path(self) -> tuple[str, ...]:
        """The tags of the open elements below the document."""
        return tuple(element.tag for element in self._open[1:])

    def open(self, tag: str, attributes: str = "") -> Element:
        """Begin an element inside the current one."""
        element = Element(tag, attributes)
        self.current.kids.append(element)
        self._open.append(element)
        return element

    def close(self) -> None:
        """End the current element."""
        self._open.pop()

    def go_to(self, path: tuple[str, ...]) -> None:
        """Stand in the elements of this path: those already open stay open, also over pages."""
        shared = 0
        while shared < len(path) and self.path[shared : shared + 1] == path[shared : shared + 1]:
            shared += 1
        del self._open[shared + 1 :]
        for tag in path[shared:]:
            self.open(tag)

    def mark(self) -> int:
        """Give the next piece of this page to the current element and return its number."""
        marked = self._marked[-1]
        marked.append(self.current)
        self.current.kids.append(Mark(len(self._marked) - 1, len(marked) - 1))
        return len(marked) - 1

    def next_page(self) -> None:
        """Count from nothing again: numbers are those of a page."""
        self._marked.append([])

    def put_into(
        self, objects: Objects, pages: Sequence[str], notes: Sequence[tuple[int, str]]
    ) -> str:
        """Write tree and parent tree, and return a reference to the root.

        Notes are the page of each annotation and a reference to it; the keys of the parent tree are
        the places of the pages, then those of the annotations.
        """
        writer = _Writer(objects, pages, notes)
        return writer.write(self.root, self._marked[: len(pages)])


class _Writer:
    """Writes one tree. Elements refer to each other both ways, so all are numbered first."""

    def __init__(
        self, objects: Objects, pages: Sequence[str], notes: Sequence[tuple[int, str]]
    ) -> None:
        self.objects, self.pages, self.notes = objects, pages, notes
        self.numbered: dict[Element, tuple[Raw, str]] = {}
        self.holders: dict[int, str] = {}

    def write(self, root: Element, marked: list[list[Element]]) -> str:
        tree = Raw()
        reference = self.objects.reserve(tree)
        self._number(root)
        self._describe(root, reference)
        parents = self.objects.put(f"<</Nums[{self._parents(marked)}]>>")
        tree.body = (
            f"<</Type/StructTreeRoot/K {self.numbered[root][1]}/ParentTree {parents}"
            f"/ParentTreeNextKey {len(self.pages) + len(self.notes)}>>"
        ).encode()
        return reference

    def _number(self, element: Element) -> None:
        raw = Raw()
        self.numbered[element] = (raw, self.objects.reserve(raw))
        for kid in element.kids:
            if isinstance(kid, Element):
                self._number(kid)

    def _describe(self, element: Element, parent: str) -> None:
        raw, own = self.numbered[element]
        first = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        page = f"/Pg {self.pages[first]}" if first is not None else ""
        kids = [self._kid(kid, own, first) for kid in element.kids]
        held = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        body = f"<</S/{element.tag}/P {parent}{page}{element.attributes}{held if kids else ''}>>"
        raw.body = body.encode("latin-1")

    def _kid(self, kid: Element | Mark | Note, own: str, first: int | None) -> str:
        if isinstance(kid, Element):
            self._describe(kid, own)
            return self.numbered[kid][1]
        if isinstance(kid, Note):
            page, reference = self.notes[kid.place]
            self.holders[kid.place] = own
            return f"<</Type/OBJR/Obj {reference}/Pg {self.pages[page]}>>"
        if kid.page == first:
            return str(kid.number)
        return f"<</Type/MCR/Pg {self.pages[kid.page]}/MCID {kid.number}>>"

    def _parents(self, marked: list[list[Element]]) -> str:
        of_pages = [
            f"{page}[{' '.join(self.numbered[element][1] for element in elements)}]"
            for page, elements in enumerate(marked)
        ]
        of_notes = [
            f"{len(self.pages) + place} {holder}" for place, holder in sorted(self.holders.items())
        ]
        return " ".join([*of_pages, *of_notes])

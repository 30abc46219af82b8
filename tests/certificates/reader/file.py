"""A finished file, opened once for all promises."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2


@dataclass
class File:
    """A file, what it is expected to say, and where its code should lead."""

    content: bytes
    address: str
    texts: list[str] = field(default_factory=list)
    carries_data: bool = True

    @cached_property
    def pdf(self) -> Any:
        return pikepdf.open(BytesIO(self.content))

    @property
    def root(self) -> Any:
        return self.pdf.Root

    @cached_property
    def drawn(self) -> list[Any]:
        """The pages as pictures, as a phone's camera would see them on a screen."""
        document = pypdfium2.PdfDocument(self.content)
        return [page.render(scale=2.5).to_pil().convert("L") for page in document]

    @cached_property
    def text(self) -> str:
        """All text in reading order of the file, spaces taken out."""
        document = pypdfium2.PdfDocument(self.content)
        said = "".join(page.get_textpage().get_text_bounded() for page in document)
        return "".join(said.split())

    @cached_property
    def elements(self) -> list["Element"]:
        """The structure tree, in reading order, each with those above it."""
        return list(_walk(self.root.StructTreeRoot.K, ()))


@dataclass(frozen=True)
class Element:
    """One structure element and the tags above it."""

    object: Any
    path: tuple[str, ...]

    @property
    def tag(self) -> str:
        return self.path[-1]

    @property
    def attribute(self) -> dict[str, Any]:
        """What its /A dictionary says, without slashes."""
        said = self.object.get("/A")
        return {name.lstrip("/"): value for name, value in said.items()} if said else {}

    @property
    def kids(self) -> list[Any]:
        return as_list(self.object.get("/K"))


def as_list(said: Any) -> list[Any]:
    if said is None:
        return []
    return list(said) if isinstance(said, pikepdf.Array) else [said]


def _walk(element: Any, above: tuple[str, ...]) -> Iterator[Element]:
    path = (*above, str(element.S).lstrip("/"))
    yield Element(element, path)
    for kid in as_list(element.get("/K")):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and "/P" in kid:
            yield from _walk(kid, path)

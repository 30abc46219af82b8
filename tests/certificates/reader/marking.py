"""Every piece of a page belongs to an element or is an artifact, and the tree knows each piece."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.certificates.reader.file import File, as_list

PAINTING = {"f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "BI"}


def marks_all_that_is_painted(file: File) -> Iterator[str]:
    """No stroke, fill, text or picture lies outside marked content, and no piece in two."""
    if not file.root.get("/MarkInfo", {}).get("/Marked"):
        yield "The document does not say that it is marked."
    for number, page in enumerate(file.pdf.pages):
        yield from (f"Page {number + 1}: {fault}" for fault in _page_faults(page))


def knows_every_piece(file: File) -> Iterator[str]:
    """The pieces of the pages, those of the tree, and those of the parent tree are the same."""
    tree = _pieces_of_tree(file)
    for number, page in enumerate(file.pdf.pages):
        written = sorted(_numbers(page))
        known = sorted(mcid for page_of, mcid in tree if page_of == page.obj.objgen)
        parents = _parents(file).get(int(page.obj.StructParents))
        if written != known:
            yield f"Page {number + 1} has pieces {written}, the tree {known}."
        if written != list(range(len(as_list(parents)))):
            yield f"Page {number + 1}: the parent tree does not know every piece."


def _page_faults(page: Any) -> Iterator[str]:
    open_marks: list[str] = []
    for operands, operator in _operations(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            open_marks.append(str(operands[0]))
            if len([mark for mark in open_marks if mark != "/Span"]) > 1:
                yield f"{open_marks} stand inside each other."
        elif name == "EMC":
            if not open_marks:
                yield "A piece ends that never began."
                return
            open_marks.pop()
        elif name in PAINTING and not open_marks:
            yield f"{name} paints outside marked content."
    if open_marks:
        yield f"{open_marks} never end."


def _numbers(page: Any) -> Iterator[int]:
    for operands, operator in _operations(page):
        is_marked = str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
        if is_marked and "/MCID" in operands[1]:
            yield int(operands[1]["/MCID"])


def _pieces_of_tree(file: File) -> list[tuple[tuple[int, int], int]]:
    pieces = []
    for element in file.elements:
        for kid in element.kids:
            if isinstance(kid, int):
                pieces.append((element.object.Pg.objgen, kid))
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                pieces.append((kid.Pg.objgen, int(kid.MCID)))
    return pieces


def _parents(file: File) -> dict[int, Any]:
    numbers = list(file.root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _operations(page: Any) -> Iterator[tuple[Any, Any]]:
    for operation in pikepdf.parse_content_stream(page):
        yield operation.operands, operation.operator

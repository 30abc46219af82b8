"""The tree makes sense to whoever hears it: headings in order, tables square, pictures in words."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.certificates.reader.file import Element, File

KNOWN = {
    "Document", "H1", "H2", "H3", "P", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure",
    "Link", "Form",
}  # fmt: skip


def uses_standard_elements(file: File) -> Iterator[str]:
    """All tags are standard ones, below one Document."""
    for element in file.elements:
        if element.tag not in KNOWN:
            yield f"{element.tag} is no standard element here."
    if file.elements[0].tag != "Document":
        yield "The tree does not begin with a Document."


def has_headings_in_order(file: File) -> Iterator[str]:
    """One H1 comes first; no level is left out."""
    levels = [int(each.tag[1]) for each in file.elements if each.tag in ("H1", "H2", "H3")]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"The headings begin with {levels[:1]} and have {levels.count(1)} H1."
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"H{after} follows H{before}."


def tells_pictures_in_words(file: File) -> Iterator[str]:
    """Each Figure has words and a place."""
    figures = [element for element in file.elements if element.tag == "Figure"]
    if not figures:
        yield "There is no picture, not even the code."
    for figure in figures:
        if not str(figure.object.get("/Alt", "")).strip():
            yield "A picture has no words."
        if "BBox" not in figure.attribute:
            yield "A picture has no place."


def tells_where_its_code_leads(file: File) -> Iterator[str]:
    """The words for the code hold its address."""
    words = [str(each.object.get("/Alt", "")) for each in file.elements if each.tag == "Figure"]
    if not any(file.address in each for each in words):
        yield "No picture says that it is the code to the check page."


def has_square_tables(file: File) -> Iterator[str]:
    """One table, however many pages; header cells say what they head; rows are equally long."""
    tables = [element for element in file.elements if element.tag == "Table"]
    if len(tables) > 1:
        yield f"There are {len(tables)} tables where one goes on over pages."
    for header in (element for element in file.elements if element.tag == "TH"):
        if str(header.attribute.get("Scope", "")) not in ("/Row", "/Column"):
            yield "A header cell does not say what it heads."
    lengths = {_length(row) for row in file.elements if row.tag == "TR"}
    if len(lengths) > 1:
        yield f"Rows have {sorted(lengths)} cells."
    for table in tables:
        if not [row for row in file.elements if row.path[: len(table.path) + 1][-1] == "THead"]:
            yield "The table has no head."


def puts_english_into_english(file: File) -> Iterator[str]:
    """Where English stands below Swedish, a voice is told so."""
    languages = {str(element.object.get("/Lang", "")) for element in file.elements}
    is_bilingual = "Certificate" in file.text or "Issued" in file.text
    if is_bilingual and "en-GB" not in languages:
        yield "English is read aloud as Swedish."


def _length(row: Element) -> int:
    cells = [kid for kid in row.kids if isinstance(kid, pikepdf.Dictionary)]
    return sum(_span(cell) for cell in cells)


def _span(cell: Any) -> int:
    said = cell.get("/A")
    return int(said.get("/ColSpan", 1)) if said is not None else 1

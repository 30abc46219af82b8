"""Links and fields are in the tree, printed, and told in words."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.certificates.reader.file import File

PRINT, HIDDEN, NO_VIEW = 4, 2, 32
FIELDS = ["Stampel", "Tidsstampel1", "Tidsstampel2"]


def tags_its_annotations(file: File) -> Iterator[str]:
    """Each stands in an element that refers to it, and is printed."""
    held = _held(file)
    for number, page in enumerate(file.pdf.pages):
        if str(page.obj.get("/Tabs")) != "/S":
            yield f"Page {number + 1}: from field to field in no order of the tree."
        for note in page.obj.get("/Annots", []):
            if note.objgen not in held:
                yield f"An annotation {note.get('/Subtype')} is in no element."
            if "/StructParent" not in note:
                yield "An annotation does not know its element."
            if int(note.get("/F", 0)) & (PRINT | HIDDEN | NO_VIEW) != PRINT:
                yield "An annotation is not printed."
            if not str(note.get("/Contents", note.get("/TU", ""))).strip():
                yield "An annotation has no words."


def has_links_that_lead_somewhere(file: File) -> Iterator[str]:
    """The check page can be opened from the file."""
    addresses = [
        str(note.A.URI)
        for page in file.pdf.pages
        for note in page.obj.get("/Annots", [])
        if note.get("/Subtype") == "/Link"
    ]
    if file.address not in addresses:
        yield f"No link leads to the check page: {addresses}."


def has_fields_for_seal_and_time_stamps(file: File) -> Iterator[str]:
    """They stand there before the file is sealed, each a signature field inside a Form."""
    fields = file.root.get("/AcroForm", {}).get("/Fields", [])
    names = [str(each.get("/T")) for each in fields]
    if names != FIELDS:
        yield f"The fields are {names}."
    if any(str(each.get("/FT")) != "/Sig" for each in fields):
        yield "A field is no signature field."
    if len([each for each in file.elements if each.tag == "Form"]) != len(FIELDS):
        yield "A field stands in no Form."


def _held(file: File) -> set[tuple[int, int]]:
    """Return what elements refer to, by number."""
    return {
        kid.Obj.objgen for element in file.elements for kid in element.kids if _is_reference(kid)
    }


def _is_reference(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"

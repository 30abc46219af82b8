"""What a file says of itself: PDF/A part and level, PDF/UA, title, language; the same twice."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from tests.certificates.reader.file import File

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC, XMP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}"
PDFA, PDFUA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"


def says_which_standards_it_keeps(file: File) -> Iterator[str]:
    """PDF/A-3a (2a without data), PDF/UA-1, PDF 1.7."""
    said = _xmp(file)
    expected = ("3" if file.carries_data else "2", "A", "1")
    found = tuple(
        _text(said, name) for name in (f"{PDFA}part", f"{PDFA}conformance", f"{PDFUA}part")
    )
    if found != expected:
        yield f"It declares part, level and PDF/UA {found}, not {expected}."
    if file.pdf.pdf_version != "1.7":
        yield f"It is PDF {file.pdf.pdf_version}."
    if not [each for each in said.iter() if each.tag.endswith("}schemas")]:
        yield "The metadata do not describe the PDF/UA part number."


def says_the_same_in_both_places(file: File) -> Iterator[str]:
    """XMP and the information dictionary agree."""
    said, info = _xmp(file), file.pdf.trailer.Info
    pairs = {
        "/Title": f"{DC}title", "/Author": f"{DC}creator", "/Subject": f"{DC}description",
        "/Creator": f"{XMP}CreatorTool", "/Producer": f"{PDF}Producer",
    }  # fmt: skip
    for key, name in pairs.items():
        if str(info[key]) != _text(said, name):
            yield f"{key} is {info[key]!r} here and {_text(said, name)!r} there."
    day = datetime.strptime(str(info["/CreationDate"])[2:10], "%Y%m%d").date()
    if not _text(said, f"{XMP}CreateDate").startswith(str(day)):
        yield "The days of making differ."


def has_title_and_language(file: File) -> Iterator[str]:
    """A reader announces the title, in Swedish."""
    if str(file.root.get("/Lang")) != "sv-SE":
        yield "The document says no language."
    preferences = file.root.get("/ViewerPreferences", {})
    if not preferences.get("/DisplayDocTitle"):
        yield "The window shows the name of the file, not the title."
    if not str(file.pdf.trailer.Info.get("/Title", "")).strip():
        yield "It has no title."


def _xmp(file: File) -> Any:
    return ElementTree.fromstring(file.root.Metadata.read_bytes())  # noqa: S314  our own file


def _text(said: Any, name: str) -> str:
    found = said.find(f".//{name}")
    return "".join(found.itertext()).strip() if found is not None else ""

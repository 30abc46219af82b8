"""What an archive asks: fonts inside, one colour space, the data attached, and a second opinion."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import pdfa

from tests.certificates.reader.file import File


def keeps_pdf_a(file: File) -> Iterator[str]:
    """pikepdf's validator, an allow-list, finds nothing in what it knows of the file.

    It stops at what it does not know: forms, attachments, a seal's permissions and proof, extension
    schemas, level a. Those have promises of their own, here or where seals are tested; they are
    taken out of a copy, and of that it must accept everything.
    """
    flavour = pdfa.Flavour.PDFA_3B if file.carries_data else pdfa.Flavour.PDFA_2B
    for finding in pdfa.validate_written(_as_the_validator_knows_it(file), flavour).findings:
        yield str(finding)


def _as_the_validator_knows_it(file: File) -> BytesIO:
    pdf: Any = pikepdf.open(BytesIO(file.content))
    for key in _NOT_KNOWN & set(pdf.Root.keys()):
        del pdf.Root[key]
    for page in pdf.pages:
        notes = [note for note in page.obj.get("/Annots", []) if note.Subtype == "/Link"]
        page.obj.Annots = pikepdf.Array(notes)
    said = pdf.Root.Metadata.read_bytes()
    for known, simpler in _SIMPLER:
        said = re.sub(known, simpler, said, flags=re.DOTALL)
    pdf.Root.Metadata.write(said)
    copy = BytesIO()
    pdf.save(copy)
    return BytesIO(copy.getvalue())


_NOT_KNOWN = {"/AcroForm", "/Names", "/AF", "/Perms", "/DSS", "/Extensions"}
_SIMPLER = (
    (rb'<rdf:Description rdf:about="" xmlns:pdfaExtension.*?</rdf:Description>', b""),
    (rb"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<"),
    (rb"<pdfuaid:part>1</pdfuaid:part>", b""),
)


def embeds_its_fonts(file: File) -> Iterator[str]:
    """Each font is in the file, cut down to what is used, and says what its codes stand for."""
    for page in file.pdf.pages:
        for font in page.obj.Resources.Font.values():
            name = str(font.BaseFont).lstrip("/")
            if "/FontFile2" not in font.FontDescriptor:
                yield f"{name} is not in the file."
            if not re.match(r"[A-Z]{6}\+", name):
                yield f"{name} is not cut down."
            if "/ToUnicode" not in font:
                yield f"{name} cannot be read out."


def says_its_colours(file: File) -> Iterator[str]:
    """One output intent, sRGB."""
    intents = list(file.root.get("/OutputIntents", []))
    if [str(each.get("/S")) for each in intents] != ["/GTS_PDFA1"]:
        yield "There is not one output intent."
        return
    profile = intents[0].DestOutputProfile
    if int(profile.N) != 3 or profile.read_bytes()[36:40] != b"acsp":
        yield "The colour profile is none of three colours."


def carries_its_data(file: File) -> Iterator[str]:
    """intyg.json is the source of the document, and says the number that the code leads to."""
    associated = list(file.root.get("/AF", []))
    if not file.carries_data:
        if associated or "/Names" in file.root:
            yield "It carries data although its profile has none."
        return
    if [str(each.get("/AFRelationship")) for each in associated] != ["/Source"]:
        yield "The attached data are not said to be its source."
        return
    attached = file.pdf.attachments.get("intyg.json")
    if attached is None:
        yield "intyg.json is not attached."
        return
    yield from _data_faults(file, attached)


def _data_faults(file: File, attached: Any) -> Iterator[str]:
    held = attached.get_file()
    if held.mime_type != "application/json":
        yield f"The data are {held.mime_type}."
    plain = json.loads(held.read_bytes())
    if plain["check_url"] != file.address or plain["number"] not in file.address:
        yield "The data are of another certificate."
    if re.search(r"\b(19|20)?\d{6}[-+]?\d{4}\b", json.dumps(plain["holder"])):
        yield "The data hold a personal identity number."


def is_not_locked(file: File) -> Iterator[str]:
    """PDF/A forbids encryption, scripts and launch actions."""
    if file.pdf.is_encrypted:
        yield "It is encrypted."
    for number in range(1, len(file.pdf.objects)):
        found = file.pdf.objects[number]
        if isinstance(found, pikepdf.Dictionary) and {"/JS", "/JavaScript"} & set(found.keys()):
            yield "It carries a script."

"""ODT, DOCX and XLSX: zip files of XML. Looked through, and kept only if nothing in them runs,
reaches out, or unpacks to more than it should.

Sources: ISO/IEC 29500-2 (packages of Office Open XML); OpenDocument 1.3, part 2 (packages).
"""

import zipfile
from datetime import date
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError

from collaboration.screening import holds_identity_number
from collaboration.uploads import markup
from collaboration.uploads.refusing import MEGABYTE, FileRefused, Kind, Reason
from lifecycle.packages import DAMAGE, PackageRefused, Room, refuse_odd, unpacked

ROOM: Final = Room(parts=2000, unpacked=80 * MEGABYTE)
MOST_OF_XML: Final = 30 * MEGABYTE  # of one part

_MAIN: Final = {
    "wordprocessingml.document.main+xml": Kind.DOCX,
    "spreadsheetml.sheet.main+xml": Kind.XLSX,
}
# Where programs live: Office's macros and controls, OpenDocument's libraries and scripts.
_RUNS: Final = ("vbaproject", "vbadata", "activex", "macrosheets", "dialogsheets", "oleobject",
                "embeddings/", "basic/", "scripts/", "customui")  # fmt: skip
_PROGRAMS: Final = (".exe", ".dll", ".js", ".vbs", ".jar", ".class", ".bat", ".cmd", ".ps1", ".sh",
                    ".py", ".html", ".htm", ".svgz", ".zip")  # fmt: skip


def checked(original: bytes, *, today: date) -> tuple[Kind, bytes]:
    """Return the kind and the file as it came, or raise FileRefused and nothing else."""
    try:
        with zipfile.ZipFile(BytesIO(original)) as package:
            refuse_odd(package, original, ROOM)
            _refuse_what_runs(package)
            kind = _kind_of(package)
            _look_through(package, today)
    except FileRefused:
        raise
    except PackageRefused as refusal:
        raise FileRefused(Reason(refusal.fault.value)) from refusal
    except (*DAMAGE, ParseError) as error:
        raise FileRefused(Reason.DAMAGED) from error
    return kind, original


def _refuse_what_runs(package: zipfile.ZipFile) -> None:
    if any(_runs(name.lower()) for name in package.namelist()):
        raise FileRefused(Reason.RUNS)


def _runs(name: str) -> bool:
    """Say whether a part is a program, or where programs live."""
    if name.endswith(".bin"):  # Excel keeps how a sheet was last printed in such a file
        return "/printersettings/" not in name
    return name.endswith(_PROGRAMS) or any(word in name for word in _RUNS)


def _kind_of(package: zipfile.ZipFile) -> Kind:
    """Tell the kind by what the package itself says it is."""
    names = package.namelist()
    if "mimetype" in names:
        said = b"".join(unpacked(package, package.getinfo("mimetype"), 200))
        is_text = said == b"application/vnd.oasis.opendocument.text"
        if names[0] == "mimetype" and is_text and "content.xml" in names:
            return Kind.ODT
        raise FileRefused(Reason.UNKNOWN)
    if "[Content_Types].xml" not in names:
        raise FileRefused(Reason.UNKNOWN)
    said = b"".join(unpacked(package, package.getinfo("[Content_Types].xml"), MEGABYTE))
    if b"macroEnabled" in said or b"vbaProject" in said:
        raise FileRefused(Reason.RUNS)
    kinds = [kind for words, kind in _MAIN.items() if words.encode() in said]
    if len(kinds) != 1:
        raise FileRefused(Reason.UNKNOWN)
    return kinds[0]


def _look_through(package: zipfile.ZipFile, today: date) -> None:
    """Unpack every part, counted as it comes: what a header says of its size may be a lie."""
    left = ROOM.unpacked
    for part in package.infolist():
        is_xml = part.filename.lower().endswith((".xml", ".rels", ".rdf", ".svg", ".vml"))
        content = bytearray()
        for chunk in unpacked(package, part, min(left, MOST_OF_XML if is_xml else left)):
            left -= len(chunk)
            if is_xml:
                content += chunk
        if is_xml and content:
            _look_at(bytes(content), part.filename, today)


def _look_at(content: bytes, name: str, today: date) -> None:
    for text in markup.quiet_texts(content, name):
        if holds_identity_number(text, today=today):
            raise FileRefused(Reason.NUMBERS)

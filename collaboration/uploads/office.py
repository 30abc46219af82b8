"""ODT, DOCX and XLSX: zip files of XML. Looked through, and kept only if nothing in them runs,
reaches out, or unpacks to more than it should.

Sources: PKWARE's APPNOTE 6.3.10; ISO/IEC 29500-2 (packages of Office Open XML); OpenDocument 1.3,
part 2 (packages).
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError

from collaboration.screening import holds_identity_number
from collaboration.uploads import markup
from collaboration.uploads.refusing import MEGABYTE, FileRefused, Kind, Reason

MOST_PARTS: Final = 2000
MOST_UNPACKED: Final = 80 * MEGABYTE  # all parts together
MOST_OF_XML: Final = 30 * MEGABYTE  # of one part
RATIO: Final = 200  # how many times larger than packed; a sheet of zeros comes to about 100
CHUNK: Final = 64 * 1024

_MAIN: Final = {
    "wordprocessingml.document.main+xml": Kind.DOCX,
    "spreadsheetml.sheet.main+xml": Kind.XLSX,
}
# Where programs live: Office's macros and controls, OpenDocument's libraries and scripts.
_RUNS: Final = ("vbaproject", "vbadata", "activex", "macrosheets", "dialogsheets", "oleobject",
                "embeddings/", "basic/", "scripts/", "customui")  # fmt: skip
_PROGRAMS: Final = (".exe", ".dll", ".js", ".vbs", ".jar", ".class", ".bat", ".cmd", ".ps1", ".sh",
                    ".py", ".html", ".htm", ".svgz", ".zip")  # fmt: skip
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError,
                  OSError, ParseError, LookupError, RuntimeError)  # fmt: skip


def checked(original: bytes, *, today: date) -> tuple[Kind, bytes]:
    """Return the kind and the file as it came, or raise FileRefused and nothing else."""
    try:
        with zipfile.ZipFile(BytesIO(original)) as package:
            _refuse_what_is_beside(package, original)
            _refuse_odd_parts(package.infolist())
            kind = _kind_of(package)
            _look_through(package, today)
    except FileRefused:
        raise
    except _DAMAGE as error:
        raise FileRefused(Reason.DAMAGED) from error
    return kind, original


def _refuse_what_is_beside(package: zipfile.ZipFile, original: bytes) -> None:
    """Refuse a file that is something else, too: bytes before, between or after the parts."""
    first = min((part.header_offset for part in package.infolist()), default=-1)
    end = original.rfind(b"PK\x05\x06")  # APPNOTE 4.3.16: 22 bytes, then the comment
    if first != 0 or end + 22 != len(original) or package.comment:
        raise FileRefused(Reason.DAMAGED)


def _refuse_odd_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS:
        raise FileRefused(Reason.BOMB)
    if len({name.lower() for name in names}) != len(names) or any(map(_leads_astray, names)):
        raise FileRefused(Reason.DAMAGED)
    if any(stat.S_ISLNK(part.external_attr >> 16) for part in parts):
        raise FileRefused(Reason.DAMAGED)
    if any(part.flag_bits & 0x1 for part in parts):  # APPNOTE 4.4.4: encrypted
        raise FileRefused(Reason.LOCKED)
    if any(_runs(name.lower()) for name in names):
        raise FileRefused(Reason.RUNS)
    if sum(part.file_size for part in parts) > MOST_UNPACKED or any(map(_swells, parts)):
        raise FileRefused(Reason.BOMB)


def _leads_astray(name: str) -> bool:
    """Say whether a name would lead out of the folder that somebody unpacks it in."""
    steps = name.split("/")
    is_odd = "\\" in name or ":" in name or not name.isprintable()
    return is_odd or name.startswith("/") or ".." in steps or "." in steps or not name


def _runs(name: str) -> bool:
    """Say whether a part is a program, or where programs live."""
    if name.endswith(".bin"):  # Excel keeps how a sheet was last printed in such a file
        return "/printersettings/" not in name
    return name.endswith(_PROGRAMS) or any(word in name for word in _RUNS)


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > MEGABYTE and part.file_size > RATIO * max(part.compress_size, 1)


def _kind_of(package: zipfile.ZipFile) -> Kind:
    """Tell the kind by what the package itself says it is."""
    names = package.namelist()
    if "mimetype" in names:
        said = b"".join(_unpacked(package, package.getinfo("mimetype"), 200))
        is_text = said == b"application/vnd.oasis.opendocument.text"
        if names[0] == "mimetype" and is_text and "content.xml" in names:
            return Kind.ODT
        raise FileRefused(Reason.UNKNOWN)
    if "[Content_Types].xml" not in names:
        raise FileRefused(Reason.UNKNOWN)
    said = b"".join(_unpacked(package, package.getinfo("[Content_Types].xml"), MEGABYTE))
    if b"macroEnabled" in said or b"vbaProject" in said:
        raise FileRefused(Reason.RUNS)
    kinds = [kind for words, kind in _MAIN.items() if words.encode() in said]
    if len(kinds) != 1:
        raise FileRefused(Reason.UNKNOWN)
    return kinds[0]


def _look_through(package: zipfile.ZipFile, today: date) -> None:
    """Unpack every part, counted as it comes: what a header says of its size may be a lie."""
    left = MOST_UNPACKED
    for part in package.infolist():
        is_xml = part.filename.lower().endswith((".xml", ".rels", ".rdf", ".svg", ".vml"))
        content = bytearray()
        for chunk in _unpacked(package, part, min(left, MOST_OF_XML if is_xml else left)):
            left -= len(chunk)
            if is_xml:
                content += chunk
        if is_xml and content:
            _look_at(bytes(content), part.filename, today)


def _look_at(content: bytes, name: str, today: date) -> None:
    for text in markup.quiet_texts(content, name):
        if holds_identity_number(text, today=today):
            raise FileRefused(Reason.NUMBERS)


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """Unpack a part piece by piece; too much of it is a bomb."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileRefused(Reason.DAMAGED)
    with package.open(part) as opened:
        while chunk := opened.read(CHUNK):
            most -= len(chunk)
            if most < 0:
                raise FileRefused(Reason.BOMB)
            yield chunk

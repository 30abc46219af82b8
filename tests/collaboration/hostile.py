"""Builds office files and PDFs, good ones and what people with bad intentions send instead."""

import zipfile
from io import BytesIO
from typing import Final

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODT: Final = b"application/vnd.oasis.opendocument.text"
BODY: Final = "<w:document xmlns:w='w'><w:body><w:p>{}</w:p></w:body></w:document>"
RELATION: Final = (
    "<Relationships><Relationship Id='r1' Type='http://x/{}' Target='{}' TargetMode='External'/>"
    "</Relationships>"
)
Parts = dict[str, str | bytes]


def zipped(parts: Parts, *, packed: bool = True) -> bytes:
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    written = BytesIO()
    with zipfile.ZipFile(written, "w", how) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def docx(text: str = "Hej.", **more: str | bytes) -> bytes:
    """Return a Word document of one paragraph; further parts by name, «__» for «/», «_» for «.»."""
    return office(WORD, "word/document.xml", BODY.format(f"<w:t>{text}</w:t>"), more)


def office(main: str, where: str, body: str, more: Parts) -> bytes:
    types = f"<Types><Override PartName='/{where}' ContentType='{main}'/></Types>"
    return zipped({"[Content_Types].xml": types, where: body, **more})


def docx_with(name: str, content: str | bytes = "<a/>") -> bytes:
    return office(WORD, "word/document.xml", BODY.format(""), {name: content})


def docx_of(body: str) -> bytes:
    return office(WORD, "word/document.xml", body, {})


def xlsx(cell: str = "7") -> bytes:
    body = "<workbook/>"
    sheet = f"<worksheet><c><v>{cell}</v></c></worksheet>"
    printer = "xl/printerSettings/printerSettings1.bin"
    return office(
        SHEET, "xl/workbook.xml", body, {"xl/worksheets/sheet1.xml": sheet, printer: b"\0\1"}
    )


def odt(content: str = "<office/>", **more: str | bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("mimetype", ODT)
        package.writestr("content.xml", content)
        package.writestr("Configurations2/", b"")
        for name, part in more.items():
            package.writestr(name.replace("__", "/"), part)
    return written.getvalue()


def pdf(inside: bytes = b"<< /Type /Catalog >>") -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + inside + b"\nendobj\nstartxref\n9\n%%EOF\n"


def lying_about_size(package: bytes, *, name: bytes, size: int) -> bytes:
    """Return the package with another unpacked size in the directory at its end."""
    at = package.rfind(b"PK\x01\x02", 0, package.rfind(name))
    return package[: at + 24] + size.to_bytes(4, "little") + package[at + 28 :]

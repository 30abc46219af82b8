"""The register as a file: the rows and columns of the page, for a spreadsheet, one by one."""

import csv
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from openpyxl import Workbook

from certificates.models import Certificate
from certificates.models.questions import CertificateQuerySet
from lifecycle.sheets import XLSX, as_text, unreckoned

AT_A_TIME = 1000


class Echo:
    """A file that hands each line straight on."""

    def write(self, line: str) -> str:
        return line


def csv_file(register: CertificateQuerySet) -> HttpResponseBase:
    """Answer with the register as Excel opens it in Sweden: semicolons, and a mark for UTF-8."""
    kind = "text/csv; charset=utf-8"
    return StreamingHttpResponse(_csv_lines(register), content_type=kind, headers=_named("csv"))


def xlsx_file(register: CertificateQuerySet) -> HttpResponseBase:
    """Answer with the register as a workbook, written row by row onto the disk."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Register"))
    for row in rows_of(register):
        sheet.append([as_text(sheet, value) for value in row])
    made = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    book.save(made)
    made.seek(0)
    return FileResponse(made, content_type=XLSX, headers=_named("xlsx"))


FORMATS = {"csv": csv_file, "xlsx": xlsx_file}


def _csv_lines(register: CertificateQuerySet) -> Iterator[str]:
    writer: Any = csv.writer(Echo(), delimiter=";")
    yield "\ufeff"
    for row in rows_of(register):
        yield writer.writerow([unreckoned(value) for value in row])


def rows_of(register: CertificateQuerySet) -> Iterator[list[str]]:
    """Return the head and then a row for each certificate, never all of them in memory."""
    head = [_("Serial"), _("Name"), _("Kind"), _("Issued"), _("State"), _("Number")]
    in_words = partial(_row_of, language=translation.get_language())
    return chain([head], map(in_words, register.iterator(chunk_size=AT_A_TIME)))


def _row_of(certificate: Certificate, *, language: str | None) -> list[str]:
    """Say it in the language of whoever asked: a stream is read when the request is over."""
    with translation.override(language):
        return [
            str(certificate.serial),
            certificate.name,
            str(certificate.type.title),
            f"{timezone.localtime(certificate.issued_at):%Y-%m-%d}",
            str(certificate.State(certificate.state).label),
            certificate.shown_number,
        ]


def _named(ending: str) -> dict[str, str]:
    name = f"{_('register')}-{timezone.localdate():%Y-%m-%d}.{ending}"
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}

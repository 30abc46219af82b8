"""Preparing a month's file, and letting it out."""

import json
from collections import Counter
from hashlib import sha256

from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.keys import seal_bytes
from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from reporting.exchange.facts import ASKED_FOR, Cell, cell_of
from reporting.exchange.lines import lines_of
from reporting.exchange.sheet import csv_of, xlsx_of
from reporting.models import ExportProfile, ReportFile, ReportingMonth

# A funder reads what it asked for, in Swedish, whoever happens to prepare it.
LANGUAGE = "sv"
WRITERS = {ReportFile.Format.XLSX: xlsx_of, ReportFile.Format.CSV: csv_of}


@transaction.atomic
def prepare(month: ReportingMonth, profile: ExportProfile, kind: str, *, by: User) -> ReportFile:
    """Make a month's file and keep it: it leaves when somebody else releases it."""
    if not month.takes_files:
        why = _("This month has been sent. Open it again to correct it.")
        raise Refused(why, subject=month)
    rows, lacks, whose = rows_of(month, profile)
    content = WRITERS[ReportFile.Format(kind)](rows)
    file = ReportFile.objects.create(
        month=month,
        profile=profile,
        format=kind,
        name=_name_of(month, kind),
        sealed=seal_bytes(content),
        sha256=sha256(content).hexdigest(),
        says=hash_of(rows),
        rows=len(rows) - 1,
        lacks=lacks,
        whose=whose,
        prepared_by=by,
    )
    Event.record(file, "prepare", by=by, note=file.sha256)
    return file


@transaction.atomic
def release(file: ReportFile, *, by: User) -> None:
    """Let a file out, if hours and people are still what it says; the month's hours are closed."""
    month = file.month
    step = month.release if month.is_open else month.resend
    step(file, by=by)
    rows, *_rest = rows_of(month, file.profile)
    if hash_of(rows) != file.says:
        why = _("Something has changed since the file was prepared. Prepare a new one.")
        raise Refused(why, subject=file)


def rows_of(
    month: ReportingMonth, profile: ExportProfile
) -> tuple[list[list[Cell]], dict[str, int], list[int]]:
    """Return the headings and a row for each participant, {fact: how many rows lack it}, and the
    enrolment of each row.
    """
    columns, code_goes_to = list(profile.columns.all()), profile.code_goes_to
    if not code_goes_to:
        why = _("Add a column for the identity number or the name to this profile first.")
        raise Refused(why, subject=profile)
    rows: list[list[Cell]] = [[column.heading for column in columns]]
    lacks: Counter[str] = Counter()
    whose: list[int] = []
    with translation.override(LANGUAGE):
        for line in lines_of(month.scope, month.month):
            cells = [cell_of(column, line, profile, code_goes_to) for column in columns]
            rows.append(cells)
            whose.append(line.enrolment.pk)
            if not line.is_protected:
                facts = {c.fact for c, cell in zip(columns, cells, strict=True) if cell == ""}
                lacks.update(facts & ASKED_FOR)
    return rows, dict(lacks), whose


def hash_of(rows: list[list[Cell]]) -> str:
    """Return a hash of what the rows say: a workbook's bytes also say when it was made."""
    return sha256(json.dumps(rows, default=str).encode()).hexdigest()


def _name_of(month: ReportingMonth, kind: str) -> str:
    """By the public name: the other says why people take part."""
    named = [str(month.programme.public_name)]
    if month.local_project is not None:
        named.append(month.local_project.name)
    return f"{slugify(' '.join(named))[:80]}-{month.month.written}.{kind}"

"""What a month's file of many participants costs, beside the same rows written bare."""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from io import BytesIO, StringIO

from openpyxl import Workbook

from attendance.models import AttendanceRecord, AttendanceWord
from benchmarks.framework import taken_back
from benchmarks.scene import Scene
from benchmarks.table import Row, timed
from benchmarks.timing import compare, queries_of
from programmes.models import Enrolment
from reporting import exchange
from reporting.exchange.making import rows_of
from reporting.models import ReportingMonth
from tests.attendance.hours import kind_of
from tests.cast import START, person
from tests.reporting.months import hikikomori, open_months, profile_of, project

DAYS = (20, 21, 22, 27)  # of January, with hours for everyone


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield a row for each kind of file, in ms; ours counts, keeps and hashes too."""
    month, profile = fill(scene), profile_of(hikikomori())
    rows, *_rest = rows_of(month, profile)
    plain: dict[str, Callable[[], object]] = {
        "xlsx": lambda: bare_workbook(rows),
        "csv": lambda: bare_csv(rows),
    }
    for kind, write in plain.items():
        prepare = partial(exchange.prepare, month, profile, kind, by=scene.cast.lo)
        ours = taken_back(prepare)
        note = f"{queries_of(ours)} queries; {len(rows) - 1} rows of {len(rows[0])} columns"
        name = f"report: a month of {scene.size.reported} as {kind}"
        yield timed(name, compare(ours, write, rounds=rounds), note=note)


def fill(scene: Scene) -> ReportingMonth:
    """Let many take part, with hours on some days that both have said."""
    month = open_months(scene.cast)[0]
    people = [person(f"r{each}", f"Redovisad {each}") for each in range(scene.size.reported)]
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(participant=each, local_project=project(), starts_on=START, state="active")
        for each in people
    )
    kind, sara = kind_of(hikikomori()), scene.cast.sara
    records = AttendanceRecord.objects.bulk_create(
        AttendanceRecord(
            enrolment=each, day=date(2026, 1, day), kind=kind, minutes=180, made_by=sara
        )
        for each in enrolments
        for day in DAYS
    )
    AttendanceWord.objects.bulk_create(
        AttendanceWord(record=each, whose=whose, by=sara)
        for each in records
        for whose in AttendanceWord.Whose
    )
    return month


def bare_workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def bare_csv(rows: Sequence[Sequence[object]]) -> bytes:
    made = StringIO()
    csv.writer(made).writerows(rows)
    return made.getvalue().encode()

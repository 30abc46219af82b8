"""What stands in a file: the columns that people chose, nobody who is protected, no formula."""

import csv
from datetime import date
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from accounts.keys import seal_bytes
from accounts.models import PersonIdentifier, User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment
from reporting.exchange.making import rows_of
from reporting.models import Fact, ReportFile
from tests.attendance.hours import complete, enrolment_of, seen_here
from tests.cast import START, Cast, enrol, person
from tests.conftest import SignIn
from tests.reporting.months import (
    actions,
    hikikomori,
    open_months,
    prepare,
    profile_of,
    project,
    send,
)
from tests.story_of_enrolments import FOR_TESTS
from tests.story_of_hours import second_lead


def lines_of(file: ReportFile) -> list[list[str]]:
    text = bytes(file.content).decode("utf-8-sig")
    return [*csv.reader(StringIO(text, newline=""), delimiter=";")]


def test_the_columns_are_those_that_were_chosen(cast: Cast) -> None:
    complete(cast, day=date(2026, 1, 20), minutes=100)

    lines = lines_of(prepare(open_months(cast)[0], cast))

    assert lines[0] == ["Personnummer", "Namn", "Start", "Slut", "Timmar", "Projekt"]
    assert lines[1] == ["", "Amina Yusuf", "2026-01-12", "", "1,67", "2015/00261"]


def test_a_workbook_says_the_same_with_numbers_as_numbers(cast: Cast) -> None:
    complete(cast, day=date(2026, 1, 20), minutes=90)

    file = prepare(open_months(cast)[0], cast, "xlsx")

    book: Any = load_workbook(BytesIO(bytes(file.content)))
    row = [cell.value for cell in list(book.active)[1]]
    assert row == [None, "Amina Yusuf", "2026-01-12", None, 1.5, "2015/00261"]


def test_a_number_that_is_kept_stands_there(cast: Cast) -> None:
    PersonIdentifier.record(cast.amina, "reserve", "R-1", by=cast.sara)
    PersonIdentifier.record(cast.amina, "personnummer", FOR_TESTS, by=cast.sara)
    PersonIdentifier.record(cast.skye, "personnummer", FOR_TESTS, by=cast.noor)

    file = prepare(open_months(cast)[0], cast)

    assert [row[0] for row in lines_of(file)[1:]] == [FOR_TESTS, "20090211Tf29"]
    assert file.lacks == {}


def test_whoever_is_only_invited_is_not_in_it(cast: Cast) -> None:
    invited = person("alex", "Alex Ny")
    Enrolment.invite(invited, project(), by=cast.lo, starts_on=START)

    assert "Alex Ny" not in str(lines_of(prepare(open_months(cast)[0], cast)))


def test_a_protected_person_is_a_code(cast: Cast) -> None:
    complete(cast, cast.skye, day=date(2026, 1, 20), by=cast.noor)
    facts = [(str(fact), str(fact), "") for fact in Fact]

    file = prepare(open_months(cast)[0], cast, profile=profile_of(hikikomori(), *facts))

    heads, *rows = lines_of(file)
    [skye] = [dict(zip(heads, row, strict=True)) for row in rows if "20090211" in str(row)]
    assert skye["identity_number"] == "20090211Tf29"
    assert [skye[str(each)] for each in (Fact.NAME, Fact.BIRTH_DATE, Fact.NUMBER)] == [""] * 3
    assert skye["local_project"] == ""
    assert (skye["hours"], skye["starts_on"]) == ("3,00", "2026-01-12")
    text = bytes(file.content).decode()
    assert not any(word in text for word in ("Skye", "Solveig", "Strand", "2009-02-11"))


def test_without_a_number_the_code_stands_where_the_name_would(cast: Cast) -> None:
    profile = profile_of(hikikomori(), ("Namn", Fact.NAME, ""), ("Född", Fact.BIRTH_DATE, ""))

    lines = lines_of(prepare(open_months(cast)[0], cast, profile=profile))

    assert ["20090211Tf29", ""] in lines


def test_without_either_no_file_is_made(cast: Cast) -> None:
    profile = profile_of(hikikomori(), ("Timmar", Fact.HOURS, ""))

    with pytest.raises(Refused, match="kolumn för personnummer"):
        prepare(open_months(cast)[0], cast, profile=profile)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_name_is_a_formula(cast: Cast, sign: str) -> None:
    name = f'{sign}HYPERLINK("http://x.example")'
    User.objects.filter(pk=cast.amina.pk).update(name=name)
    month = open_months(cast)[0]

    as_csv, as_xlsx = prepare(month, cast), prepare(month, cast, "xlsx")

    assert f"'{name}" in [row[1] for row in lines_of(as_csv)]
    book: Any = load_workbook(BytesIO(bytes(as_xlsx.content)))
    [cell] = [c for row in book.active for c in row if "HYPERLINK" in str(c.value)]
    assert (cell.data_type, cell.value) == ("s", name)


def test_only_hours_that_both_have_said_count(cast: Cast) -> None:
    seen_here(cast, day=date(2026, 1, 20))

    assert lines_of(prepare(open_months(cast)[0], cast))[1][4] == "0,00"


def test_an_end_is_told_in_the_month_in_which_it_comes(cast: Cast) -> None:
    enrolment = enrolment_of(cast.amina)
    type(enrolment).objects.filter(pk=enrolment.pk).update(ends_on=date(2026, 2, 10))
    months = open_months(cast)

    told = [[row[3] for row in rows_of(m, profile_of(hikikomori()))[0][1:]] for m in months]

    assert told == [["", ""], ["2026-02-10", ""], [""], [""]]


def test_the_report_says_what_rows_lack(cast: Cast, sign_in: SignIn) -> None:
    User.objects.filter(pk=cast.amina.pk).update(birth_date=None)
    born = (*[("Nr", Fact.IDENTITY_NUMBER, "")], ("Född", Fact.BIRTH_DATE, ""))
    file = prepare(open_months(cast)[0], cast, profile=profile_of(hikikomori(), *born))

    page = sign_in(cast.lo).get(file.get_absolute_url() + "?lang=en").content.decode()

    assert file.lacks == {"identity_number": 1, "birth_date": 1}
    assert "One row lacks: identity number." in page
    assert "One row lacks: birth date." in page


def test_the_exact_bytes_are_kept(cast: Cast, sign_in: SignIn) -> None:
    month = open_months(cast)[0]
    file = send(month, cast)

    response: Any = sign_in(cast.lo).post(f"/reports/files/{file.pk}/download/")

    content = response.getvalue()
    assert sha256(content).hexdigest() == file.sha256
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"].endswith('"steg-framat-2026-01.csv"')
    [event] = Event.objects.about(file).filter(action="download")
    assert (event.by, event.note) == (cast.lo, file.sha256)
    assert "Lo Andersson" in sign_in(cast.lo).get(file.get_absolute_url()).content.decode()


def test_a_damaged_file_is_not_handed_out(cast: Cast) -> None:
    file = send(open_months(cast)[0], cast)
    ReportFile.objects.filter(pk=file.pk).update(sealed=seal_bytes(b"other"))

    with pytest.raises(Refused, match="skadad"):
        ReportFile.objects.get(pk=file.pk).take(by=cast.lo)


def test_nothing_leaves_before_it_is_released(cast: Cast, sign_in: SignIn) -> None:
    file = prepare(open_months(cast)[0], cast)

    response = sign_in(cast.lo).post(f"/reports/files/{file.pk}/download/", follow=True)

    assert "släpper filen först" in response.content.decode()
    assert "download" not in actions(file)


def test_a_press_prepares(cast: Cast, sign_in: SignIn) -> None:
    month = open_months(cast)[0]
    profile = profile_of(hikikomori())

    sign_in(cast.lo).post(month.get_absolute_url(), {"profile": profile.pk, "kind": "xlsx"})

    file = ReportFile.objects.get()
    assert (file.format, file.prepared_by, file.rows) == ("xlsx", cast.lo, 2)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"profile": ""}, "Choose a profile."),
        ({"profile": "99999"}, "Choose among those that are shown."),
        ({"kind": "pdf"}, "Choose Excel or CSV."),
    ],
)
def test_what_is_wrong_is_said(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str], sentence: str
) -> None:
    month = open_months(cast)[0]
    sent = {"profile": profile_of(hikikomori()).pk, "kind": "csv"} | wrong

    response = sign_in(cast.lo).post(month.get_absolute_url() + "?lang=en", sent)

    assert response.status_code == 422
    assert sentence in response.content.decode()


@pytest.mark.parametrize("people", [1, 60])
def test_many_people_take_as_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, people: int
) -> None:
    for number in range(people):
        enrol(person(f"p{number}", f"P {number}"), project(), cast.sara)
    month, profile = open_months(cast)[0], profile_of(hikikomori())
    with django_assert_max_num_queries(9):
        file = prepare(month, cast, profile=profile)
    send(month, cast)
    browser = sign_in(second_lead(cast))
    addresses = ["/reports/", f"/reports/{hikikomori().pk}/months/", month.get_absolute_url()]
    for address in (*addresses, file.get_absolute_url()):
        browser.get(address)
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200


def test_it_lies_sealed(cast: Cast) -> None:
    PersonIdentifier.record(cast.amina, "personnummer", FOR_TESTS, by=cast.sara)
    file = prepare(open_months(cast)[0], cast)

    stored = bytes(ReportFile.objects.values_list("sealed", flat=True).get())

    assert FOR_TESTS in file.content.decode()
    assert FOR_TESTS.encode() not in stored
    assert b"Amina" not in stored


def test_what_another_key_sealed_is_said_to_be_damaged(cast: Cast, sign_in: SignIn) -> None:
    file = prepare(open_months(cast)[0], cast, "xlsx")
    ReportFile.objects.update(sealed=bytes(file.sealed)[:-9] + b"AAAAAAAA=")

    page = sign_in(cast.lo).get(file.get_absolute_url())

    assert "är skadad" in page.content.decode()
    with pytest.raises(Refused, match="är skadad"):
        ReportFile.objects.get().take(by=cast.lo)

"""A spreadsheet is read whatever program, encoding or separator wrote it."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.tables import NotRead
from tests.intake.sheets import read, texts, workbook

ROWS = [["Namn", "Födelsedatum", "E-post"], ["Åsa Öberg", "2008-03-14", "asa@exempel.se"]]


def delimited(separator: str = ";", end: str = "\r\n") -> str:
    return end.join(separator.join(row) for row in ROWS) + end


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_letters_come_out_whatever_the_encoding(encoding: str) -> None:
    assert texts(read(delimited().encode(encoding))) == ROWS


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_separator_and_line_end(separator: str, end: str) -> None:
    assert texts(read(delimited(separator, end).encode())) == ROWS


def test_the_separator_that_excel_names_counts() -> None:
    assert texts(read(b"sep=^\r\n" + delimited("^").encode())) == ROWS


def test_commas_in_names_do_not_win() -> None:
    rows = "Namn;Adress\r\n" + "Ek, Kim;Gatan 1, 2, 3, Ort\r\n" * 9

    assert texts(read(rows.encode()))[1] == ["Ek, Kim", "Gatan 1, 2, 3, Ort"]


def test_quotes_line_breaks_and_separators_within_a_cell() -> None:
    written = 'Namn;Född\r\n"Kim ""Kimmen""\r\nEk; den yngre";2008-03-14\r\n'

    assert texts(read(written.encode()))[1] == ['Kim "Kimmen"\r\nEk; den yngre', "2008-03-14"]


def test_a_guarded_number_is_a_text_and_no_formula() -> None:
    assert texts(read(b'Namn;Mobil\nKim;"=""0701740605"""\n'))[1][1] == "0701740605"


def test_rows_keep_the_number_that_the_program_shows() -> None:
    table = read(b"Lista\n\n;;\nNamn;Mobil\n\nKim;1\n")

    assert [row.number for row in table.rows] == [1, 4, 6]


def test_a_workbook_says_what_its_cells_show() -> None:
    content = workbook(
        ["Namn", "Född", "Pnr", "Skyddad", "Start"],
        ["Åsa", date(2008, 3, 14), 200803141234, False, datetime(2026, 9, 1, 8, 30)],
        [" Bo ", "14/3 2008", 803141234.0, None, 1.5],
    )

    assert texts(read(content))[1:] == [
        ["Åsa", "2008-03-14", "200803141234", "False", "2026-09-01"],
        ["Bo", "14/3 2008", "803141234", "", "1.5"],
    ]


def test_the_first_sheet_that_holds_something_is_read_and_named() -> None:
    table = read(workbook(["Namn"], ["Kim"], sheets=["Tom", "Deltagare"]))

    assert (table.sheet, texts(table)) == ("Deltagare", [["Namn"], ["Kim"]])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (b" \r\n ", "tom"),
        (b"\x00\x01\x02\x03", "inget kalkylblad"),
        (b"%PDF-1.7\n\x01", "inget kalkylblad"),
        (b"\xff\xfe\x00", "bokst"),
        (b"Namn\nBj\x8frn\n", "bokst"),
        ("Namn\nBj”rn\n".encode("cp1252"), "“Bj”rn”"),
        ("Namn\nBjÃ¶rn\n".encode(), "“BjÃ¶rn”"),
        ("Namn\nBj�rn\n".encode(), "trasiga"),
        (b"<html><table><tr><td>Namn</td></tr></table>", "webbsida"),
        (b'Namn;Mobil\n"Kim;1\n', "inget slut"),
        (b"Namn;Mobil\nKim;=1+1\n", "B2"),
        (b"Namn\n" + b"x" * 2001, "A2"),
        (b"Namn\n" + b"x\n" * 10_001, "rader"),
        (b"x;" * 201 + b"x", "kolumner"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(NotRead) as refusal:
        read(content)

    assert said in refusal.value.sentence


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_get_a_sentence(content: bytes) -> None:
    with suppress(NotRead):
        assert read(content).rows

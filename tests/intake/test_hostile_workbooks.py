"""Workbooks that run, reach out, swell or lie: a sentence each, in flat memory."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.tables import NotRead
from tests.collaboration.hostile import docx, lying_about_size, odt, zipped
from tests.intake.sheets import (
    SHEET,
    WORKSHEET,
    cell,
    changed,
    many_elements,
    read,
    stored,
    texts,
    with_sheet,
    workbook,
)

GOOD = workbook(["Namn", "Född"], ["Kim Ek", "2008-03-14"])
DOCTYPE = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
LAUGHS = "<!DOCTYPE a [<!ENTITY e 'ha'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>]>"
ATTRIBUTE = "a{}=''"
MACROS = "<Types>sheet.macroEnabled.main+xml</Types>"
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
MEMORY = 120_000_000  # bytes, the libraries themselves included
ROOT = Path(__file__).resolve().parents[2]


def refused(content: bytes) -> str:
    with pytest.raises(NotRead) as refusal:
        read(content)
    return refusal.value.sentence


def formula(inside: str) -> bytes:
    return with_sheet(f"<row r='1'>{cell('A1', 'Namn')}</row><row r='2'>{inside}</row>")


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (workbook(["Namn"], ["=1+1"]), "A2"),
        (formula("<c r='C2'><f>SUM(A1)</f><v>1</v></c>"), "C2"),
        (formula("<c r='B2'><f t='shared' si='0'/><v>1</v></c>"), "B2"),
        (formula("<c r='B2'><f t='array' ref='B2:B3'>A1</f><v>1</v></c>"), "B2"),
        (formula("<c r='B2'><f t='dataTable' ref='B2:B3' r1='A1'/><v>1</v></c>"), "B2"),
        (formula("<c r='B2' t='str'><f>WEBSERVICE(\"http://x.example\")</f><v>x</v></c>"), "B2"),
    ],
    ids=range(6),
)
def test_a_formula_is_named_by_its_cell(content: bytes, where: str) -> None:
    said = refused(content)

    assert where in said
    assert "formel" in said


def test_an_error_in_a_cell_is_named() -> None:
    assert "B2" in refused(formula("<c r='B2' t='e'><v>#REF!</v></c>"))


@pytest.mark.parametrize("doctype", [DOCTYPE, LAUGHS])
@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/more.dat", "docProps/core.xml"]
)
def test_entities_are_never_expanded(doctype: str, part: str) -> None:
    body = doctype + WORKSHEET.format("<row r='1'><c r='A1'><v>&e;</v></c></row>")

    assert "hämtar" in refused(changed(GOOD, {part: body}))


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"<row r='1'>{cell('XFD1')}</row>", "kolumner"),
        (f"<row r='1'>{cell('GS1')}</row>", "kolumner"),
        (f"<row r='1'>{cell('BDWGP1')}</row>", "kolumner"),  # the millionth
        (f"<row r='1'>{'<c/>' * 410_000}</row>", "celler"),
        (f"<row r='999999999'>{cell('A999999999')}</row>", "skadad"),
        (f"<row r='-1'>{cell('A1')}</row>", "skadad"),
        (f"<row r='1'>{cell('Å1')}</row>", "skadad"),
        (f"<row r='1'>{cell('A1', 'x' * 70_000)}</row>", "mer text"),
        (f"<row r='1'>{cell('A1', 'x' * 3000)}</row>", "A1"),
        (f"<x {' '.join(map(ATTRIBUTE.format, range(300_000)))}/>", "packar upp"),
    ],
    ids=range(10),
)
def test_a_sheet_that_is_too_much_gets_a_sentence(inside: str, said: str) -> None:
    assert said in refused(stored(with_sheet(inside)))


def test_elements_without_end_get_a_sentence() -> None:
    assert "packar upp" in refused(with_sheet(many_elements()))


def test_too_many_rows_get_a_sentence() -> None:
    rows = "".join(f"<row r='{n}'>{cell(f'A{n}')}</row>" for n in range(1, 10_003))

    assert "rader" in refused(with_sheet(rows))


def test_what_is_only_coloured_is_no_row() -> None:
    empty = "".join(f"<row r='{n}'><c r='A{n}' s='0'/></row>" for n in range(2, 20_000))

    assert texts(read(with_sheet(f"<row r='1'>{cell('A1', 'Namn')}</row>{empty}"))) == [["Namn"]]


def test_a_claim_of_size_is_not_believed() -> None:
    body = "<dimension ref='A1:XFD1048576'/>"
    sheet = WORKSHEET.replace("<sheetData>", f"{body}<sheetData>")

    rows = f"<row r='1'>{cell('A1', 'Namn')}</row>"
    assert texts(read(changed(GOOD, {SHEET: sheet.format(rows)}))) == [["Namn"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (changed(GOOD, {"xl/zeros.xml": b"0" * 8_000_000}), "packar upp"),
        (changed(GOOD, {"xl/media/zeros.bin": bytes(8_000_000)}), "packar upp"),
        (changed(GOOD, {f"xl/{n}.xml": "<a/>" for n in range(501)}), "packar upp"),
        (changed(GOOD, {"../x.xml": "<a/>"}), "skadad"),
        (changed(GOOD, {"xl/bad.xml": "<a>"}), "skadad"),
        (b"MZ" + GOOD, "inget kalkylblad"),
        (GOOD + b"more", "skadad"),
        (GOOD[:-30], "skadad"),
        (GOOD[:200], "skadad"),
        (lying_about_size(GOOD, name=b"xl/styles.xml", size=9), "skadad"),
        (docx(), "inget kalkylblad"),
        (odt(), "inget kalkylblad"),
        (zipped({"x.csv": "Namn"}), "inget kalkylblad"),
        (changed(GOOD, {"[Content_Types].xml": MACROS}), "makron"),
        (COMPOUND, "äldre"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
    ],
    ids=range(16),
)
def test_what_is_no_good_workbook_gets_a_sentence(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_pictures_beside_the_sheet_are_no_matter() -> None:
    content = changed(GOOD, {"xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 90})

    assert len(read(content).rows) == 2


@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255))
def test_a_mutated_workbook_is_read_or_gets_a_sentence(at: int, byte: int) -> None:
    mutated = GOOD[:at] + bytes([byte]) + GOOD[at + 1 :]

    with suppress(NotRead):
        read(mutated)


@given(words=st.text("<>/&;'\"=rctvf 1AZ!s", max_size=60))
@settings(max_examples=60)
def test_any_words_in_a_sheet_are_read_or_get_a_sentence(words: str) -> None:
    with suppress(NotRead):
        read(with_sheet(words))


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is told by /proc")
def test_memory_stays_flat_whatever_a_file_asks_for() -> None:
    program = (sys.executable, "-m", "tests.intake.hungry")
    told = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    *sentences, peak = told.stdout.splitlines()

    assert len(sentences) == 11
    assert not [sentence for sentence in sentences if sentence.endswith("rows")]
    assert int(peak) < MEMORY

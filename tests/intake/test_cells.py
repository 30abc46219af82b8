"""Days, names and answers in any usual form."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cells import (
    Unreadable,
    chosen,
    folded,
    read_day,
    read_name,
    split_up,
    turned_round,
    yes_or_no,
)

TODAY = date(2026, 11, 28)


def born(words: str) -> date:
    return read_day(words, today=TODAY, is_past=True)


@pytest.mark.parametrize(
    "words",
    [
        "2008-03-14",
        "20080314",
        "080314",
        "2008/3/14",
        "2008.03.14",
        "2008 03 14",
        "2008-03-14 00:00:00",
        "2008-03-14T00:00:00.000Z",
        "14/3 2008",
        "14/3/2008",
        "14.3.2008",
        "14.3.08",
        "14-03-2008",
        "14 mars 2008",
        "14 mar. 2008",
        "14:e mars 2008",
        "14-mar-08",
        "14 March 2008",
        "14th march 2008",
        "March 14, 2008",
        "Mar 14 2008",
        "2008\u201103\u201114",
        "\u00a014\u00a0mars\u00a02008 ",
    ],
)
def test_a_day_is_read_in_any_usual_form(words: str) -> None:
    assert born(words) == date(2008, 3, 14)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "snart",
        "2008",
        "39521",  # a day as a number of Excel's, or five digits of six
        "08-03-14",  # a year first, or a day
        "2008-02-30",
        "29/2 2007",
        "3/14/2008",
        "2008314",
        "14 marsch 2008",
        "0000-00-00",
        "٢٠٠٨-٠٣-١٤",
        "9" * 400,
    ],
)
def test_what_could_be_two_days_or_none_is_asked_about(words: str) -> None:
    with pytest.raises(Unreadable, match="2026-01-31"):
        born(words)


@pytest.mark.parametrize(
    ("words", "is_past", "day"),
    [
        ("261128", True, date(2026, 11, 28)),
        ("261129", True, date(1926, 11, 29)),
        ("270101", False, date(2027, 1, 1)),
        ("1/9 26", False, date(2026, 9, 1)),
    ],
)
def test_a_short_year_is_of_a_birth_or_of_this_century(
    words: str, is_past: bool, day: date
) -> None:
    assert read_day(words, today=TODAY, is_past=is_past) == day


@given(st.dates(date(1930, 1, 1), TODAY))
def test_every_day_comes_out_as_it_went_in(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%d/%m %Y", "%d.%m.%Y"):
        assert born(day.strftime(form)) == day


@given(st.text(max_size=30))
def test_any_words_are_a_day_or_get_a_sentence(words: str) -> None:
    with suppress(Unreadable):
        assert born(words)


@pytest.mark.parametrize("words", ["ja", "Ja", "JA!", "x", "X", "yes", "1", "True", "sant"])
def test_it_says_yes(words: str) -> None:
    assert yes_or_no(words)


@pytest.mark.parametrize("words", ["", "nej", "-", "–", "no", "0", "FALSE"])
def test_it_says_no(words: str) -> None:
    assert not yes_or_no(words)


def test_what_says_neither_is_asked_about() -> None:
    with pytest.raises(Unreadable):
        yes_or_no("kanske")


@pytest.mark.parametrize(
    "words", ["Pedagog, Rekryterare", "Pedagog; Rekryterare", "Pedagog och Rekryterare",
              "Pedagog/Rekryterare", "Pedagog\nRekryterare", " Pedagog & Rekryterare "]
)  # fmt: skip
def test_several_things_in_one_cell(words: str) -> None:
    assert split_up(words) == ["Pedagog", "Rekryterare"]


def test_a_choice_is_known_whatever_its_case_and_accents() -> None:
    assert chosen("  forening ", {"Förening": 1, "association": 1}, shown=["Förening"]) == 1
    with pytest.raises(Unreadable, match="Förening"):
        chosen("Kyrka", {"Förening": 1}, shown=["Förening"])


def test_names_are_freed_of_what_nobody_sees_and_hold_no_address() -> None:
    assert read_name(" Kim\u200b \u202e Ek\n", most=200) == "Kim Ek"
    for words in ("Kim www.x.example", "x" * 201):
        with pytest.raises(Unreadable):
            read_name(words, most=200)


@pytest.mark.parametrize(
    ("written", "name"),
    [("Ek, Kim", "Kim Ek"), ("Kim Ek", "Kim Ek"), ("Ek,", "Ek,"), ("A, B, C", "A, B, C")],
)
def test_a_family_name_first_is_turned_round(written: str, name: str) -> None:
    assert turned_round(written) == name


def test_words_are_folded() -> None:
    assert folded(" E-post (privat)* ") == "epostprivat"
    assert folded("FÖDELSEDATUM") == folded("fodelsedatum")

"""Identity numbers of every odd shape."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.numbers import NoSuchNumber, check_digit, masked, parse_number, parse_reserve

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("121212+1212", "191212121212"),  # over a hundred: the plus sign
        ("121212-1212", "201212121212"),
        ("1212121212", "201212121212"),
        ("19121212-1212", "191212121212"),
        ("19 121212 1212", "191212121212"),
        ("850709–9805", "198507099805"),  # a dash from a text program
        ("８５０７０９９８０５", "198507099805"),
        (" 19850709-9805\n", "198507099805"),
        ("850769-9802", "198507699802"),  # a coordination number: the day and 60
    ],
)
def test_every_usual_form_is_the_same_number(written: str, digits: str) -> None:
    assert parse_number(written, today=TODAY).digits == digits


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "tio eller tolv"),
        ("850709", "tio eller tolv"),
        ("850709-980", "tio eller tolv"),
        ("1850709-98055", "tio eller tolv"),
        ("kalle", "tio eller tolv"),
        ("8" * 500, "tio eller tolv"),
        ("850709-9805" + " " * 500 + "x", "tio eller tolv"),
        ("850709_9805", "tio eller tolv"),
        ("20000101T220", "T-nummer"),
        ("000101-t220", "T-nummer"),
        ("850230-9805", "finns inte i kalendern"),
        ("851309-9805", "finns inte i kalendern"),
        ("850700-9805", "finns inte i kalendern"),
        ("850799-9805", "finns inte i kalendern"),  # neither a day nor one and 60
        ("20850709-9805", "levande"),
        ("17850709-9805", "levande"),
        ("850709-9806", "En siffra"),
        ("850709-0006", "En siffra"),  # no number ends on 000
    ],
)
def test_every_other_gets_a_sentence(written: str, said: str) -> None:
    with pytest.raises(NoSuchNumber) as refused:
        parse_number(written, today=TODAY)

    assert said in refused.value.sentence


def test_a_coordination_number_knows_that_it_is_one() -> None:
    number = parse_number("850769-9802", today=TODAY)

    assert (number.is_coordination, number.day) == (True, date(1985, 7, 9))


@pytest.mark.parametrize(("today", "century"), [(date(2026, 5, 5), "19"), (date(2026, 5, 6), "20")])
def test_ten_digits_are_of_whoever_has_been_born(today: date, century: str) -> None:
    six = "260506"
    written = f"{six}123{check_digit(six + '123')}"

    assert parse_number(written, today=today).digits.startswith(century)


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(1, 999), st.sampled_from([0, 60]))
def test_whatever_is_written_right_is_read_right(day: date, serial: int, more: int) -> None:
    nine = f"{day:%y%m}{day.day + more:02}{serial:03}"
    digits = f"{day:%Y}{nine[2:]}{check_digit(nine)}"

    number = parse_number(f"{digits[:8]}-{digits[8:]}", today=TODAY)

    assert (number.digits, number.day, number.is_coordination) == (digits, day, more == 60)


@given(st.text(max_size=60))
def test_anything_is_a_number_or_refused(written: str) -> None:
    try:
        number = parse_number(written, today=TODAY)
    except NoSuchNumber:
        return
    assert len(number.digits) == 12


@given(st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_caught(place: int, by: int) -> None:
    right = "198507099805"
    wrong = right[:place] + str((int(right[place]) + by) % 10) + right[place + 1 :]

    with pytest.raises(NoSuchNumber):
        parse_number(wrong, today=TODAY)


def test_no_log_shows_a_number() -> None:
    number = parse_number("19850709-9805", today=TODAY)

    assert "9805" not in f"{number!r} {number}"
    assert masked(number.digits) == "19850709-••••"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" tf-123456 ", "TF-123456"),
        ("20000101 t220", "20000101 T220"),
        ("vgr 12/3–4", "VGR 12/3-4"),
        ("a\u030ab 1", "ÅB 1"),
    ],
)
def test_a_reserve_number_keeps_the_shape_of_its_giver(written: str, kept: str) -> None:
    assert parse_reserve(written) == kept


@pytest.mark.parametrize("written", ["<b>1</b>", "R_1", "=R1", "R1;", "R\u202e1", "R-1 🙂"])
def test_a_reserve_number_is_letters_digits_and_little_more(written: str) -> None:
    with pytest.raises(NoSuchNumber, match="Skriv bara bokstäver, siffror"):
        parse_reserve(written)

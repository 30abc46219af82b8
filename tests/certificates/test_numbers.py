"""A public number survives typing, reading aloud and pasting; a slip is never another number."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import numbers

made = st.integers(0, 2**32).map(lambda seed: numbers.new_number(random.Random(seed).getrandbits))


@given(made)
def test_what_is_shown_is_read_back(number: str) -> None:
    assert numbers.parse(number) == number
    assert numbers.parse(numbers.display(number)) == number
    assert numbers.parse(f"  {numbers.display(number).lower().replace('-', ' ')}\n") == number


@given(made)
def test_lookalikes_are_read_as_meant(number: str) -> None:
    typed = number.replace("0", "O").replace("1", "l")

    assert numbers.parse(typed) == number


@given(made, st.sampled_from(["", "/", "?lang=en", "/?a=b/c#top"]))
def test_a_pasted_address_is_read(number: str, tail: str) -> None:
    assert numbers.parse(f"https://jagkan.example/v/{number}{tail}") == number


@pytest.mark.parametrize(
    "words",
    [
        "nummer {0}",
        "Nummer: {0}",
        "Löpnummer VV-2026-000123 · nummer {0}",
        "({0}).",
        "“{0}”",
        "<https://jagkan.example/v/{0}/>",
        "https://jagkan.example/v/{0}/.",
    ],
)
@given(made)
def test_what_stands_round_it_is_left_out(words: str, number: str) -> None:
    assert numbers.parse(words.format(numbers.display(number))) == number


@given(made, st.integers(0, numbers.LENGTH), st.sampled_from(numbers.SYMBOLS))
def test_one_wrong_symbol_is_caught(number: str, place: int, symbol: str) -> None:
    mistyped = number[:place] + symbol + number[place + 1 :]

    assert numbers.parse(mistyped) == (number if mistyped == number else None)


@given(made, st.integers(0, numbers.LENGTH), st.sampled_from(numbers.SYMBOLS))
def test_a_slip_is_told_from_half_a_number(number: str, place: int, symbol: str) -> None:
    assert numbers.is_whole(numbers.display(number[:place] + symbol + number[place + 1 :]))
    assert not numbers.is_whole(number[:place])


@pytest.mark.parametrize(
    "typed",
    [
        "VV-2026-000123",
        "vv 2026 000123",
        "ÅVC\u20132026\u2013000123",
        "Löpnummer VV-2026-000123.",
    ],
)
def test_a_serial_is_known_by_its_look(typed: str) -> None:
    assert numbers.is_serial(typed)


@given(made)
def test_a_number_is_no_serial(number: str) -> None:
    assert not numbers.is_serial(number)


@given(made, st.integers(0, numbers.LENGTH - 1))
def test_two_swapped_neighbours_are_caught(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    assert numbers.parse(swapped) == (number if swapped == number else None)


@given(st.text())
def test_anything_can_be_typed(text: str) -> None:
    assert numbers.parse(text) is None or len(str(numbers.parse(text))) == numbers.LENGTH + 1


def test_a_number_with_an_awkward_check_symbol_is_drawn_again() -> None:
    draws = iter([36, 33, 5])

    assert numbers.new_number(lambda _bits: next(draws)) == "0000000000000005" + "5"


def test_a_number_is_shown_in_groups_of_four() -> None:
    assert numbers.display("7K4M93QX2HVNW8TDC") == "7K4M-93QX-2HVN-W8TD-C"

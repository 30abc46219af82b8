"""A phone number in any usual form becomes one number; every other gets a sentence."""

import string
from typing import Any

import phonenumbers
import pytest
from django import forms
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lifecycle.forms import PhoneField
from lifecycle.phones import NoSuchPhone, masked_phone, parse_phone, shown_phone

COUNTRIES = ["SE", "NO", "DK", "FI", "DE"]
KALLE = "+46701740605"
USUAL = [
    "0701740605",
    "070-174 06 05",
    "070 - 174 06 05",
    "070/174 06 05",
    "070.174.06.05",
    "(070) 174 06 05",
    "070\u2013174\u00a006\u00a005",
    "+46701740605",
    "+46 70 174 06 05",
    "+46 (0)70 174 06 05",
    "+46(0)70-1740605",
    "0046701740605",
    "0046 (0)70 174 06 05",
    "46701740605",
    "701740605",
    "tel:+46701740605",
    "\uff0b\uff14\uff16\uff17\uff10\uff11\uff17\uff14\uff10\uff16\uff10\uff15",
    "\uff10\uff17\uff10\uff11\uff17\uff14\uff10\uff16\uff10\uff15",
    "\u0660\u0667\u0660\u0661\u0667\u0664\u0660\u0666\u0660\u0665",
    " \u202a+46701740605\u202c ",
]
ABROAD = [
    ("+47 912 34 567", "+4791234567"),
    ("+45 20 12 34 56", "+4520123456"),
    ("+358 40 1234567", "+358401234567"),
    ("0049 1512 3456789", "+4915123456789"),
]
REFUSED = [
    ("0900-123 45 67", "costs extra"),
    ("0939-123 45 67", "costs extra"),
    ("077-123 45 67", "costs extra"),
    ("+1 900 555 1234", "costs extra"),
    ("112", "too short"),
    ("116 117", "too short"),
    ("72550", "too short"),
    ("031-123 45 67", "cannot get text messages"),
    ("010-123 45 67", "cannot get text messages"),
    ("020-12 34 56", "cannot get text messages"),
    ("070-174 06 05;ext=12", "no phone number"),
    ("+44 7400 123456", "to that country"),
    ("+1 202 555 0123", "to that country"),
    ("+44 7911 123456", "to that country"),  # Guernsey
    ("+881 612345678", "to that country"),  # a satellite
    ("070-174 06 0", "no such phone number"),
    ("+45 20 12 34 5", "digit seems to be missing"),
    ("0701740605 / 0731234567", "too many digits"),
    ("070-174 06 05 06 07 08", "too many digits"),
    ("Kalle", "no phone number"),
    ("0701740605 Kalle", "no phone number"),
    ("kalle@cykelkoket.example", "no phone number"),
    ("+", "no phone number"),
    ("", "no phone number"),
    ("0" * 500, "no phone number"),
    ("+46", "no phone number"),
]


def parse(written: str) -> str:
    return parse_phone(written, countries=COUNTRIES)


@pytest.mark.parametrize("written", USUAL)
def test_every_usual_form_is_the_same_number(written: str) -> None:
    assert parse(written) == KALLE


@pytest.mark.parametrize(("written", "number"), ABROAD)
def test_a_number_of_a_country_we_send_to(written: str, number: str) -> None:
    assert parse(written) == number


@pytest.mark.parametrize(("written", "why"), REFUSED)
@pytest.mark.usefixtures("_in_english")
def test_every_other_number_gets_a_sentence(written: str, why: str) -> None:
    with pytest.raises(NoSuchPhone) as refusal:
        parse(written)

    assert why in str(refusal.value.sentence)


@pytest.fixture
def _in_english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


@given(
    st.text(max_size=60)
    | st.text(string.digits + " -+()/.;=ext\u202a\uff10", max_size=30)
    | st.from_regex(r"(\+46|0046|0)7[0-9 -]{6,12}", fullmatch=True)
)
@example("\x00")
@example("+46\ud800")
def test_anything_is_a_mobile_number_or_refused(written: str) -> None:
    try:
        number = parse(written)
    except NoSuchPhone:
        return

    assert number.startswith("+")
    assert number[1:].isdecimal()
    assert number.isascii()
    assert parse(number) == number
    assert parse(shown_phone(number)) == number
    assert number not in masked_phone(number)


@given(st.integers(min_value=700_000_000, max_value=739_999_999), st.data())
def test_spaces_and_dashes_never_change_whose_number_it_is(digits: int, data: Any) -> None:
    number = f"+46{digits}"
    assume(phonenumbers.is_valid_number(phonenumbers.parse(number)))
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "-"]), min_size=9, max_size=9))

    written = "0" + "".join(digit + gap for digit, gap in zip(str(digits), gaps, strict=True))

    assert parse(written) == number


def test_a_number_is_shown_as_people_write_it() -> None:
    assert shown_phone(KALLE) == "070-174 06 05"
    assert shown_phone("+4791234567") == "+47 91 23 45 67"
    assert masked_phone(KALLE) == "+46…05"


class CallMe(forms.Form):
    phone = PhoneField(required=False)


def test_the_field_keeps_what_was_typed_and_says_why() -> None:
    form = CallMe({"phone": "031-123 45 67"})

    assert not form.is_valid()
    assert form.errors.as_data()["phone"][0].code == "phone"
    assert 'value="031-123 45 67"' in str(form["phone"])
    assert 'type="tel"' in str(form["phone"])


def test_the_field_cleans_to_one_form_and_shows_it_in_the_usual_one() -> None:
    form = CallMe({"phone": "+46 (0)70 174 06 05"})

    assert form.is_valid()
    assert form.cleaned_data["phone"] == KALLE
    assert 'value="070-174 06 05"' in str(CallMe(initial={"phone": KALLE})["phone"])


def test_no_number_is_no_number() -> None:
    form = CallMe({"phone": "  "})

    assert form.is_valid()
    assert form.cleaned_data["phone"] == ""

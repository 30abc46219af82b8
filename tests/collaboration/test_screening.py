"""What looks like an identity number is found, and what people write at work is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collaboration.screening import holds_identity_number

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "070417-2394",
        "Hen heter 20070417-2394, tror jag.",
        "0704172394",
        "200704172394",
        "070417 2394",
        "070417–2394",
        "2007-04-17-2394",
        "2007 04 17 2394",
        "170417+2394",
        "070477-2391",  # samordningsnummer: day + 60
        "070417-T398",  # reserve numbers
        "070417-TF12",
        "070417-1234",  # wrong check digit, and yet a person
        "٠٧٠٤١٧-٢٣٩٨",
        "０７０４１７－２３９８",
        "0704\u200b17-2394",
    ],
)
def test_it_is_found(text: str) -> None:
    assert holds_identity_number(text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vi ses 2026-11-28 1300.",
        "2026-11-28 13:00–14:30",
        "Ring 031-365 00 00 eller 070-123 45 67",
        "0701234567",
        "Organisationsnummer 232100-0131",
        "Fakturan är på 123456-7890 kronor",
        "071317-2394",  # no month 13
        "070431-2394",  # no 31 April
        "1.0704172394",
        "IBAN SE45 5000 0000 0583 9825 7466",
        "Projektet pågick 2015–2018",
    ],
)
def test_what_people_write_at_work_is_left_alone(text: str) -> None:
    assert not holds_identity_number(text, today=TODAY)


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    assert holds_identity_number(text, today=TODAY) in (True, False)

"""One field for an address or a number, forgiving about how it was typed or pasted."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from confirmations.forms.fields import Contact, ContactField
from confirmations.models import Door

EMAIL, PHONE = Contact(email="bo@lager.example"), Contact(phone="+46701740605")


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("bo@lager.example", EMAIL),
        ("  bo@lager.example ", EMAIL),
        ("bo @ lager.example", EMAIL),
        ("bo@lager. example", EMAIL),
        ("mailto:bo@lager.example", EMAIL),
        ("bo@lager.example.", EMAIL),
        ("bo@lager.example,", EMAIL),
        ("Bo Ek <bo@lager.example>", EMAIL),
        ("070-174 06 05", PHONE),
        ("0701740605", PHONE),
        ("+46 70 174 06 05", PHONE),
        ("+46 (0)70 174 06 05", PHONE),
        ("0046701740605", PHONE),
        ("tel:+46701740605", PHONE),
        ("070\u00a0174\u00a006\u00a005", PHONE),
        ("", Contact()),
        ("   ", Contact()),
    ],
)
def test_it_is_understood(typed: str, contact: Contact) -> None:
    assert ContactField(required=False).clean(typed) == contact


def test_where_it_goes_follows_from_what_it_is() -> None:
    assert [contact.door for contact in (EMAIL, PHONE, Contact())] == [
        Door.EMAIL,
        Door.SMS,
        Door.SHARED,
    ]


@pytest.mark.parametrize("typed", ["bo", "bo@", "@lager.example", "bo ek@lager.example", "12"])
def test_what_is_neither_gets_a_sentence(typed: str) -> None:
    with pytest.raises(ValidationError):
        ContactField(required=False).clean(typed)


def test_where_no_text_messages_are_sent_a_number_is_no_contact(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr("confirmations.forms.fields.is_offered", lambda: False)

    with pytest.raises(ValidationError, match="e-postadress"):
        ContactField(required=False).clean("070-174 06 05")

"""What is typed on a phone that goes from hand to hand: four digits, and where the receipt goes."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from confirmations.forms.answering import AnswerForm
from confirmations.models import ConfirmationRequest
from lifecycle import sms
from lifecycle.forms import PhoneField

FOUR = _("Write four digits.")
WHOLE = {"invalid": _("Write the whole address, for example kalle@example.com.")}
# What anybody tries first. Five tries are few, but not with these.
TOO_EASY = {"1234", "4321", *(digit * 4 for digit in "0123456789")}


class DigitsField(forms.CharField):
    """Four digits, of whatever script the phone's keyboard writes."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "field field--digits"}
    )
    default_error_messages = {"required": FOUR, "max_length": FOUR}

    def to_python(self, value: Any) -> str:
        text = re.sub(r"\s", "", str(super().to_python(value)))
        return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)

    def validate(self, value: str) -> None:
        super().validate(value)
        if not re.fullmatch(r"[0-9]{4}", value):
            raise ValidationError(FOUR, code="four")


class HandOverForm(forms.Form):
    """The digits that will open the phone again."""

    digits = DigitsField(
        label=_("Choose four digits"),
        help_text=_("You need them to get back to your pages."),
        max_length=40,
    )

    def clean_digits(self) -> str:
        digits = str(self.cleaned_data["digits"])
        if digits in TOO_EASY:
            raise ValidationError(_("Choose digits that are harder to guess."), code="easy")
        return digits


class UnlockForm(forms.Form):
    """The digits that open it."""

    digits = DigitsField(label=_("Your four digits"), max_length=40)


class ContactField(forms.CharField):
    """An e-mail address or a mobile number, whichever somebody has; both are kept in one form."""

    def clean(self, value: Any) -> str:
        written = str(super().clean(value))
        if not written or "@" in written or not sms.is_offered():
            return str(forms.EmailField(required=False, error_messages=WHOLE).clean(written))
        return PhoneField().clean(written)


class InHandForm(AnswerForm):
    """The supervisor's answers on the participant's phone, and where the receipt goes."""

    receipt_to = ContactField(
        label=_("Your e-mail or mobile number"),
        help_text=_("It is used for the receipt alone."),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "field"}),
    )

    def __init__(self, data: Any = None, *, asked: ConfirmationRequest) -> None:
        super().__init__(data, asked=asked)
        self.participant = asked.participant

    def clean_receipt_to(self) -> str:
        contact = str(self.cleaned_data["receipt_to"])
        if self.participant.has_mailbox(contact):
            who = self.participant.called
            raise ValidationError(_("That is the address of %(who)s.") % {"who": who})
        return contact

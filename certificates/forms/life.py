"""What people fill in about a certificate that has been issued."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models import Revocation, Suspension

ENOUGH = {"required": _("Write a few words, so that it can be understood later.")}
FOR_US = _("For us only. It is never shown outside.")
HOLDER_READS = _("The holder reads it. It is never shown to anybody else outside.")


def words(label: Any, *, help_text: Any = "", errors: Any = None) -> forms.CharField:
    """A field for a few sentences of one's own."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=errors or ENOUGH,
    )


class WishForm(forms.Form):
    """What the holder wants to have changed."""

    note = words(
        _("What is not right?"),
        help_text=_("Write it as you would say it. A wrong letter in the name is reason enough."),
        errors={"required": _("Write a few words about what is not right.")},
    )


class LinkForm(forms.Form):
    """Whether the page of the old certificate leads to the new one."""

    is_linked = forms.BooleanField(required=False)


class SuspensionForm(forms.Form):
    """Why a certificate does not hold for the time being."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=Suspension.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    note = words(_("What happened"), help_text=FOR_US)


class ReinstatementForm(forms.Form):
    """What was found out."""

    note = words(_("What you found out"), help_text=FOR_US)


class ProposalForm(forms.Form):
    """Why a certificate should no longer hold: what another person decides about."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=Revocation.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    happened_on = forms.DateField(
        label=_("When did it happen, or when did you hear of it?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose the day."),
            "invalid": _("Write the day like this: 2026-03-09."),
        },
    )
    note = words(_("What happened"), help_text=HOLDER_READS)

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet."))
        return day


class RequestForm(forms.Form):
    """Why the holder does not want the certificate to hold any longer."""

    note = words(
        _("Why do you want it to stop being valid?"),
        help_text=_("A few words are enough. Only those who issue certificates read it."),
        errors={"required": _("Write a few words, so that we understand you right.")},
    )


class ReplyForm(forms.Form):
    """What the holder thinks of a proposal."""

    words = words(
        _("What do you want to say about it?"),
        help_text=_("Your own words. Whoever decides reads them first."),
        errors={"required": _("Write what you want to say.")},
    )


class DecisionForm(forms.Form):
    """Why somebody decides as they do."""

    note = words(_("Why you decide so"), help_text=HOLDER_READS)

"""What somebody looks for in the register."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate, CertificateType
from programmes.models import Programme

# What is filled in, and the field of a certificate that it narrows.
NARROWS = {"state": "state", "kind": "type", "programme": "enrolment__local_project__programme"}

_FAR = _("Write a day like 2026-03-31.")
# Beyond either, a day has no moment in every time zone.
DAYS = [MinValueValidator(date(1900, 1, 1), _FAR), MaxValueValidator(date(9000, 1, 1), _FAR)]


class PersonForm(forms.Form):
    """A name, or a part of one."""

    q = forms.CharField(label=_("Name"), max_length=200, required=False)


class RegisterForm(forms.Form):
    """Words, and what narrows them. What cannot be read is said, and narrows nothing."""

    q = forms.CharField(
        label=_("Name, serial or number"),
        help_text=_("The beginning of each word is enough."),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Write at most 200 signs.")},
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            *(
                (state.value, state.label)
                for state in Certificate.State
                if state not in Certificate.NEVER_ISSUED
            ),
        ],
    )
    kind = forms.ModelChoiceField(
        label=_("Kind"),
        queryset=CertificateType.objects.order_by("pk"),
        required=False,
        empty_label=_("All"),
    )
    programme = forms.ModelChoiceField(
        label=_("Programme"),
        queryset=Programme.objects.order_by("name"),
        required=False,
        empty_label=_("All"),
    )
    since = forms.DateField(
        label=_("Issued from"),
        required=False,
        validators=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day like 2026-03-31.")},
    )
    until = forms.DateField(
        label=_("Issued until"),
        required=False,
        validators=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day like 2026-03-31.")},
    )

    def clean(self) -> dict[str, Any]:
        wanted = self.cleaned_data
        since, until = wanted.get("since"), wanted.get("until")
        if since and until and since > until:
            del wanted["until"]
            self.add_error("until", ValidationError(_("The last day is before the first.")))
        return wanted

    @property
    def words(self) -> str:
        """The words to look for, once it has been read."""
        return str(self.cleaned_data.get("q", ""))

    @property
    def in_words(self) -> str:
        """What was asked for, for the log: of the words only that there were any.

        They are mostly names, and the log outlives what the law lets us keep of a person.
        """
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "q" in given:
            given["q"] = "…"
        return ", ".join(f"{name}={value}" for name, value in given.items())

    @property
    def narrowed(self) -> dict[str, Any]:
        """The fields that are narrowed, once it has been read, each with its value."""
        given = self.cleaned_data
        narrowed = {field: given[name] for name, field in NARROWS.items() if given.get(name)}
        if since := given.get("since"):
            narrowed["issued_at__gte"] = _midnight(since)
        if until := given.get("until"):
            narrowed["issued_at__lt"] = _midnight(until + timedelta(days=1))
        return narrowed


def _midnight(day: date) -> datetime:
    """Return when a day begins here: an index knows moments, not days."""
    return timezone.make_aware(datetime.combine(day, time.min))

"""What a holder fills in about a link. Forms check shapes; they never save."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from certificates.content import CertificateContent
from certificates.content.sharing import initials
from certificates.models import ShareLink
from certificates.models.share import MANY, UNDERSTAND
from competencies.texts import Text


class ShareForm(forms.Form):
    """Whom a link is for, until when, and what it shows."""

    DAYS = {"7": _("7 days"), "30": _("30 days"), "90": _("90 days"), "own": _("A day of my own")}
    LONGEST = 365  # days

    name = forms.CharField(
        label=_("Who is it for?"),
        help_text=_("Only you see this. For example: the job at the shop."),
        max_length=100,
        error_messages={"required": _("Write who it is for, so that you recognise it.")},
    )
    days = forms.ChoiceField(
        label=_("For how long?"), choices=list(DAYS.items()), initial="30", widget=forms.RadioSelect
    )
    until = forms.DateField(
        label=_("The last day, if you choose one of your own"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as year, month and day: 2027-01-31.")},
    )
    full_name = forms.TypedChoiceField(
        label=_("Your name"),
        coerce=lambda value: value == "full",
        widget=forms.RadioSelect,
    )
    competencies = forms.MultipleChoiceField(
        label=_("This is what they see that you can"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one thing that you can."),
            "invalid_choice": _("Choose among what stands on the certificate."),
        },
    )
    shows_workplace = forms.BooleanField(label=_("Show where it was"), required=False)
    shows_birth_date = forms.BooleanField(label=_("Show my birth date"), required=False)
    shows_number = forms.BooleanField(
        label=_("Let them check the whole certificate"),
        help_text=_("Then they get its number, and can open all of it, even after the link ends."),
        required=False,
    )
    understood = forms.BooleanField(
        label=_("I have read this, and I want to make the link"),
        error_messages={"required": UNDERSTAND},
    )

    def __init__(self, *args: Any, holder: User, content: CertificateContent, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.holder, self.content = holder, content
        self.fields["full_name"].choices = [  # type: ignore[attr-defined]
            ("full", content.holder.name),
            ("initials", initials(content.holder.name)),
        ]
        self.fields["full_name"].initial = "initials" if holder.is_protected else "full"
        offered = [(each.code, str(Text(each.name))) for each in content.competencies]
        self.fields["competencies"].choices = offered  # type: ignore[attr-defined]
        self.fields["competencies"].initial = [code for code, _name in offered]
        for name in self._pointless():
            del self.fields[name]

    def _pointless(self) -> Iterator[str]:
        """Say which questions have no answer on this certificate."""
        content = self.content
        if not content.competencies:
            yield "competencies"
        if not content.holder.birth_date:
            yield "shows_birth_date"
        if content.statement:  # it is the workplace's own word
            yield "shows_workplace"
        if not self.holder.is_protected:
            yield "understood"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if ShareLink.has_many(self.holder):
            self.add_error(None, MANY)
        if data.get("days") == "own" and "until" not in self.errors:
            self._look_at_own_day(data.get("until"))
        return data

    def _look_at_own_day(self, day: date | None) -> None:
        today = timezone.localdate()
        if day is None:
            self.add_error("until", _("Choose the last day."))
        elif not today <= day <= today + timedelta(days=self.LONGEST):
            self.add_error("until", _("Choose a day from today to a year from now."))

    @property
    def chosen(self) -> dict[str, Any]:
        """What ShareLink.make takes."""
        data = dict(self.cleaned_data)
        days, own = data.pop("days"), data.pop("until")
        last = own if days == "own" else timezone.localdate() + timedelta(days=int(days))
        midnight = datetime.combine(last + timedelta(days=1), time.min)
        if self.content.statement:
            data["shows_workplace"] = True
        return {**data, "until": timezone.make_aware(midnight)}

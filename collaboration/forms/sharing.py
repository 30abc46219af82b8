"""With whom a participant shares, what, and until when."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RoleAssignment, User
from certificates.models import Certificate
from collaboration.forms.fields import ChosenField
from collaboration.models import Sharing, find_receiver
from collaboration.models.sharing import MANY, NOTHING
from portfolio.models import Entry
from programmes.models import AgeBand

OFFERED: Final = 30  # of the latest shared moments


class ReceiverForm(forms.Form):
    """The work address of whoever is to see something."""

    email = forms.CharField(
        label=_("Their e-mail address at work"),
        max_length=254,
        widget=forms.EmailInput(
            attrs={"class": "field", "autocapitalize": "none", "autocomplete": "off"}
        ),
        error_messages={"required": _("Write the address that you got from them.")},
    )

    def __init__(self, *args: Any, participant: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.participant = participant
        self.found: RoleAssignment | None = None

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip()
        self.found = find_receiver(self.participant, email)
        if self.found is None:
            raise forms.ValidationError(
                _(
                    "You cannot share with this address. Look at how it is written, and ask the "
                    "person whether they work with Jag kan."
                ),
                code="unknown",
            )
        return email


class SharingForm(forms.Form):
    """What is shown, and until when."""

    DAYS = {"7": _("7 days"), "30": _("30 days"), "90": _("90 days"), "own": _("A day of my own")}
    LONGEST: Final = 365  # days
    LONGEST_UNDER_18: Final = 90

    shows_contact = forms.BooleanField(
        label=_("How to reach me"),
        help_text=_("Your name and your e-mail address."),
        required=False,
    )
    certificates = ChosenField(
        label=_("Certificates"),
        queryset=Certificate.objects.none(),
        required=False,
    )
    entries = ChosenField(
        label=_("Moments"),
        help_text=_("Only those that your team can see, too."),
        queryset=Entry.objects.none(),
        required=False,
    )
    days = forms.ChoiceField(
        label=_("For how long?"),
        choices=list(DAYS.items()),
        initial="30",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose for how long."),
            "invalid_choice": _("Choose for how long."),
        },
    )
    until = forms.DateField(
        label=_("The last day, if you choose one of your own"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "field"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as year, month and day: 2027-01-31.")},
    )

    def __init__(self, *args: Any, participant: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.participant = participant
        latest = Entry.objects.filter(Entry.is_shared_q(), participant=participant).newest_first()
        self._offer("certificates", Certificate.objects.of(participant).valid(), _certificate)
        # Offered are the latest; the database takes no slice that is filtered once more.
        shown = Entry.objects.filter(pk__in=[each.pk for each in latest[:OFFERED]])
        self._offer("entries", shown.newest_first(), _moment)
        if participant.is_protected:
            self.fields["shows_contact"].help_text = _("What you are called here, and your e-mail.")

    def _offer(self, name: str, rows: Any, words: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = rows
        field.label_from_instance = words  # type: ignore[method-assign]
        if not rows:
            del self.fields[name]

    @property
    def longest(self) -> int:
        """For how many days it may be; a minor looks at it again more often."""
        born = self.participant.birth_date
        today = timezone.localdate()
        is_adult = born is None or AgeBand.on(today, born=born) == AgeBand.ADULT
        return self.LONGEST if is_adult else self.LONGEST_UNDER_18

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        parts = {"shows_contact", "certificates", "entries"}
        if not any(data.get(part) for part in parts) and parts.isdisjoint(self.errors):
            self.add_error(None, NOTHING)
        if Sharing.has_many(self.participant):
            self.add_error(None, MANY)
        if data.get("days") == "own" and "until" not in self.errors:
            self._look_at_own_day(data.get("until"))
        return data

    def _look_at_own_day(self, day: date | None) -> None:
        today = timezone.localdate()
        if day is None:
            self.add_error("until", _("Choose the last day."))
        elif not today <= day <= today + timedelta(days=self.longest):
            sentence = _("Choose a day from today to %(days)d days from now.")
            self.add_error("until", sentence % {"days": self.longest})

    @property
    def chosen(self) -> dict[str, Any]:
        """What Sharing.make takes."""
        data = self.cleaned_data
        own = data["days"] == "own"
        last = data["until"] if own else timezone.localdate() + timedelta(days=int(data["days"]))
        midnight = datetime.combine(last + timedelta(days=1), time.min)
        things: dict[str, Sequence[Any]] = {
            name: list(data.get(name) or ()) for name in ("certificates", "entries")
        }
        return {
            **things,
            "shows_contact": data["shows_contact"],
            "until": timezone.make_aware(midnight),
        }


def _certificate(certificate: Certificate) -> str:
    return f"{certificate.type.title}, {timezone.localtime(certificate.issued_at):%Y-%m-%d}"


def _moment(entry: Entry) -> str:
    text = " ".join(entry.text.split())
    words = f"{text[:70]}…" if len(text) > 70 else text
    return f"{entry.happened_on:%Y-%m-%d}: {words or _('A picture')}"

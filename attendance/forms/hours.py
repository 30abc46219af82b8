"""Hours of a day: for several people at once, for oneself, and put right afterwards."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attendance.hours import A_DAY, minutes_in, say
from attendance.models import AttendanceKind, AttendanceRecord, Sitting
from programmes.models import Enrolment, Programme

EARLIEST = timedelta(days=365 * 5)  # before that nobody corrects any more: it is a slip


class MinutesField(forms.CharField):
    """How long, as people write it."""

    def prepare_value(self, value: Any) -> Any:
        return say(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        minutes = minutes_in(text)
        if minutes is None:
            raise ValidationError(_("Write how long like 3 h, 2:30 or 45 min."))
        if minutes > A_DAY:
            raise ValidationError(_("A day has 24 hours."))
        return minutes


class SittingForm(forms.Form):
    """A day, what for, how long, and from when if somebody knows."""

    day = forms.DateField(
        label=_("Which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Write the day as 2026-01-31, or choose it."),
        },
    )
    kind = forms.ModelChoiceField(
        label=_("What for?"),
        queryset=AttendanceKind.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose what it was for."),
            "invalid_choice": _("Choose among those that are shown."),
        },
    )
    minutes = MinutesField(
        label=_("How long?"),
        help_text=_("Like 3 h, 2:30 or 45 min."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": 20}),
        error_messages={"required": _("Write how long.")},
    )
    begins = forms.TimeField(
        label=_("From when, if you know"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the time as 09:30.")},
    )

    def __init__(self, data: Any = None, *, programme: Programme, **options: Any) -> None:
        super().__init__(data, **options)
        kinds = AttendanceKind.objects.filter(programme=programme, is_offered=True)
        self.fields["kind"].queryset = kinds  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not come yet. Choose today or an earlier day."))
        if day < timezone.localdate() - EARLIEST:
            raise ValidationError(_("Check the year."))
        return day

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        if not minutes:
            raise ValidationError(_("Write how long."))
        return minutes

    @property
    def sitting(self) -> Sitting:
        said = self.cleaned_data
        return Sitting(said["day"], said["kind"], said["minutes"], said["begins"])


class TogetherForm(SittingForm):
    """The same hours for several people, written by a leader."""

    people = forms.MultipleChoiceField(
        label=_("Who was here?"),
        error_messages={
            "required": _("Choose at least one person."),
            "invalid_choice": _("Choose among those that are shown."),
        },
    )
    on_paper = forms.BooleanField(
        label=_("They have signed on a paper, and I have seen it"), required=False
    )

    def __init__(self, data: Any = None, *, enrolments: Sequence[Enrolment], **options: Any):
        self.enrolments = {str(each.pk): each for each in enrolments}
        super().__init__(data, **options)
        field = self.fields["people"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, pk) for pk in self.enrolments]

    @property
    def chosen(self) -> list[Enrolment]:
        return [self.enrolments[pk] for pk in self.cleaned_data["people"]]

    @property
    def tiles(self) -> list[tuple[Enrolment, bool]]:
        """Those who can be chosen, and whether they are."""
        chosen = self["people"].value() or []
        return [(each, pk in chosen) for pk, each in self.enrolments.items()]

    def refuse(self, reasons: dict[int, str]) -> None:
        """Say of each who cannot have these hours why, by name."""
        for pk, sentence in reasons.items():
            name = self.enrolments[str(pk)].participant.shown_name
            self.add_error("people", ValidationError(f"{name}: {sentence}"))


class OwnHoursForm(SittingForm):
    """A participant's own hours."""

    def refuse(self, reasons: dict[int, str]) -> None:
        for sentence in reasons.values():
            self.add_error(None, ValidationError(sentence))


class CorrectionForm(OwnHoursForm):
    """Other hours in place of some; no minutes at all take them away."""

    on_paper = forms.BooleanField(
        label=_("It is signed on a paper, and I have seen it"), required=False
    )

    def __init__(self, data: Any = None, *, record: AttendanceRecord, **options: Any) -> None:
        begin = {name: getattr(record, name) for name in ("day", "kind", "minutes", "begins")}
        programme = record.enrolment.local_project.programme
        super().__init__(data, programme=programme, initial=begin, **options)
        kinds = AttendanceKind.objects.filter(programme=programme)
        offered = kinds.filter(is_offered=True) | kinds.filter(pk=record.kind_id)
        self.fields["kind"].queryset = offered  # type: ignore[attr-defined]
        self.fields["minutes"].help_text = _("Like 3 h, 2:30 or 45 min. 0 takes the hours away.")

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        return minutes

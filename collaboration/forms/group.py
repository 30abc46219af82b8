"""What is written in a group: posts, documents, meetings."""

from datetime import UTC, date, datetime, time
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from collaboration.forms.fields import (
    DocumentField,
    WorkLineField,
    WorkWordsField,
    refuse_identity_number,
)
from collaboration.models import Meeting, places_without_page
from collaboration.uploads import Reason
from collaboration.uploads.refusing import SENTENCES
from lifecycle.forms import without_what_is_unseen
from programmes.models import LocalProject, Programme

EARLIEST: Final = date(2015, 1, 1)
ACCEPTED: Final = ".pdf,.png,.jpg,.jpeg,.odt,.docx,.xlsx,.txt,.csv"
_DAYS_ERRORS = {
    "required": _("Choose a day."),
    "invalid": _("Write the day as 2026-01-31, or choose it."),
}
_TIMES_ERRORS = {
    "required": _("Choose a time."),
    "invalid": _("Write the time as 13:30."),
}


class OpenForm(forms.Form):
    """Which programme or local project gets a page."""

    place = forms.ChoiceField(
        error_messages={
            "required": _("Choose a programme or a local project."),
            "invalid_choice": _("That page is open already, or you do not work there."),
        }
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {_key_of(place): place for place in places_without_page(user)}
        choices = [(key, str(place)) for key, place in self.places.items()]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Programme | LocalProject:
        return self.places[self.cleaned_data["place"]]


def _key_of(place: Programme | LocalProject) -> str:
    return f"{place._meta.model_name}-{place.pk}"


class PostForm(forms.Form):
    """Words to the others of the group."""

    text = WorkWordsField(
        label=_("Your post"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5, "class": "field"}),
        error_messages={"required": _("Write something first.")},
    )


class VersionForm(forms.Form):
    """A new version of a document."""

    file = DocumentField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, OpenDocument text, picture or plain text; up to 10 MB."),
        allow_empty_file=True,  # it gets a sentence of ours
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "class": "field"}),
        error_messages={"required": _("Choose a file."), "invalid": SENTENCES[Reason.EMPTY]},
    )


class DocumentForm(VersionForm):
    """A document with a name."""

    name = WorkLineField(
        label=_("What it is called"),
        help_text=_("Leave it empty to use the file’s own name."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "field"}),
    )
    field_order = ["name", "file"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        upload = self.files.get("file")
        if "name" not in self.errors and not data.get("name") and upload is not None:
            self._take_name_from(upload.name or "")
        return data

    def _take_name_from(self, file_name: str) -> None:
        name = plain_name(file_name)
        try:
            refuse_identity_number(name)
        except ValidationError as error:
            self.add_error("name", error)
        self.cleaned_data["name"] = name


def plain_name(file_name: str) -> str:
    """Return a file's name without folders, ending and what nobody can see; never empty."""
    last = file_name.replace("\\", "/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    shown = " ".join(without_what_is_unseen(stem).split()).strip(" .")
    return shown[:100].strip() or str(_("Document"))


class MeetingForm(forms.Form):
    """When, where and about what. Times are those of the clock in Stockholm."""

    title = WorkLineField(
        label=_("What the meeting is called"),
        max_length=100,
        widget=forms.TextInput(attrs={"class": "field"}),
        error_messages={"required": _("Write what the meeting is called.")},
    )
    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date", "class": "field"}, format="%Y-%m-%d"),
        error_messages=_DAYS_ERRORS,
    )
    begins = forms.TimeField(
        label=_("Begins"),
        widget=forms.TimeInput(attrs={"type": "time", "class": "field"}, format="%H:%M"),
        error_messages=_TIMES_ERRORS,
    )
    ends = forms.TimeField(
        label=_("Ends"),
        widget=forms.TimeInput(attrs={"type": "time", "class": "field"}, format="%H:%M"),
        error_messages=_TIMES_ERRORS,
    )
    place = WorkLineField(
        label=_("Place"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "field"}),
    )
    agenda = WorkWordsField(
        label=_("What it is about"),
        help_text=_("It stands here, and not in the calendars of others."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5, "class": "field"}),
    )

    @staticmethod
    def facts_of(meeting: Meeting) -> dict[str, Any]:
        """Return what stands in the form about a meeting that there is."""
        begins, ends = map(timezone.localtime, (meeting.starts_at, meeting.ends_at))
        return {
            "title": meeting.title,
            "day": begins.date(),
            "begins": begins.time(),
            "ends": ends.time(),
            "place": meeting.place,
            "agenda": meeting.agenda,
        }

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        last = timezone.localdate().replace(day=1).year + 5
        if not EARLIEST <= day <= date(last, 12, 31):
            raise ValidationError(_("Choose a day between 2015 and five years from now."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not {"day", "begins", "ends"} <= data.keys():
            return data
        if data["ends"] <= data["begins"]:
            self.add_error("ends", _("The meeting ends before it begins. Look at the times."))
            return data
        times = {field: data[field] for field in ("begins", "ends")}
        for field, at in times.items():
            if not _exists(data["day"], at):
                self.add_error(field, _("The clock skips this hour that night. Choose another."))
        return data

    @property
    def chosen(self) -> dict[str, Any]:
        """What Meeting.plan and Meeting.change take."""
        data = self.cleaned_data
        return {
            **{name: data[name] for name in ("title", "place", "agenda")},
            "starts_at": timezone.make_aware(datetime.combine(data["day"], data["begins"])),
            "ends_at": timezone.make_aware(datetime.combine(data["day"], data["ends"])),
        }


def _exists(day: date, at: time) -> bool:
    """Say whether the clock shows this time on that day: not in the hour that is skipped."""
    written = datetime.combine(day, at)
    there = timezone.make_aware(written)
    return timezone.localtime(there.astimezone(UTC)).replace(tzinfo=None) == written

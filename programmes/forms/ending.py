"""Inviting, ending, moving, and who is there: what each asks."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.forms import NameField
from programmes import enrolling
from programmes.forms.steps import WHOLE_ADDRESS, DayField, PersonField
from programmes.models import Enrolment, LocalProject

NOT_WHOLE = _("It was not sent whole. Open the page again.")


class SearchForm(forms.Form):
    """Whom to look for in the list."""

    q = forms.CharField(
        label=_("Name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class ProjectField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Projects to choose among, each with its programme."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.programme}: {obj}"


class InviteForm(forms.Form):
    """Who is invited to which project, and from when."""

    key = forms.UUIDField(
        label=_("This page"),
        widget=forms.HiddenInput,
        error_messages={"required": NOT_WHOLE, "invalid": NOT_WHOLE},
    )
    local_project = ProjectField(
        label=_("Project"),
        queryset=LocalProject.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a project.")},
    )
    name = NameField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name.")}
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": WHOLE_ADDRESS},
    )
    starts_on = DayField(label=_("Is to begin on"))

    def __init__(self, data: Any = None, *, by: User) -> None:
        super().__init__(
            data, initial={"key": enrolling.new_key(), "starts_on": timezone.localdate()}
        )
        field = self.fields["local_project"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = enrolling.projects_of(by)

    def clean_email(self) -> str:
        """Refuse somebody's address in words that do not tell whose it is."""
        address = str(self.cleaned_data["email"])
        made = Enrolment.objects.filter(key=self.cleaned_data.get("key"))
        taken = User.objects.filter(email__iexact=address)
        if address and taken.exclude(pk__in=made.values("participant")).exists():
            raise ValidationError(
                _("That address cannot be used here. Write another, or leave it empty.")
            )
        return address


class AddAddressForm(forms.Form):
    """The first address of somebody who had none."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The person’s own. Codes to sign in with go there."),
        error_messages={"required": WHOLE_ADDRESS, "invalid": WHOLE_ADDRESS},
    )

    def clean_email(self) -> str:
        address = str(self.cleaned_data["email"])
        if User.objects.filter(email__iexact=address).exists():
            raise ValidationError(_("That address cannot be used here. Write another."))
        return address


class EndForm(forms.Form):
    """When and to what somebody left. Nothing about why they came, health or absence."""

    on = DayField(label=_("Last day"))
    reason = forms.ChoiceField(
        label=_("What comes after"),
        choices=[
            (value, label)
            for value, label in Enrolment.EndReason.choices
            if value != Enrolment.EndReason.MOVED
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    talked_on = DayField(
        label=_("Closing conversation on"),
        required=False,
        help_text=_("Leave it empty if there was none."),
    )

    def __init__(self, data: Any = None, *, enrolment: Enrolment) -> None:
        today, talked_on = timezone.localdate(), enrolment.talked_on
        super().__init__(data, initial={"on": today, "talked_on": talked_on})
        self.enrolment = enrolment

    def clean_on(self) -> date:
        return _within(self.cleaned_data["on"], self.enrolment)

    def clean_talked_on(self) -> date | None:
        day: date | None = self.cleaned_data["talked_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("That day has not come yet."))
        return day


class MoveForm(forms.Form):
    """To which other project somebody moves, and from when."""

    local_project = ProjectField(
        label=_("To project"),
        queryset=LocalProject.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a project.")},
    )
    on = DayField(label=_("From"))

    def __init__(self, data: Any = None, *, enrolment: Enrolment) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})
        self.enrolment = enrolment
        field = self.fields["local_project"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = enrolling.projects_to_move_to(enrolment)
        if not field.queryset.exists():
            field.empty_label = _("There is no other project here")

    def clean_on(self) -> date:
        return _within(self.cleaned_data["on"], self.enrolment)


class AssignForm(forms.Form):
    """Who else is there for the participant."""

    staff = PersonField(
        label=_("Who"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose somebody.")},
    )
    is_contact = forms.BooleanField(label=_("As contact person"), required=False)

    def __init__(self, data: Any = None, *, enrolment: Enrolment) -> None:
        super().__init__(data)
        field = self.fields["staff"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = enrolment.who_may_be_assigned()


def _within(day: date, enrolment: Enrolment) -> date:
    if day > timezone.localdate():
        raise ValidationError(_("That day has not come yet."))
    if day < enrolment.starts_on and not enrolment.is_invited:
        said = _("The last day cannot be before the first, %(day)s.")
        raise ValidationError(said, params={"day": enrolment.starts_on})
    return day

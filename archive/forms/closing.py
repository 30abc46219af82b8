"""What is written down of a closing conversation: no more than this."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RoleAssignment, User
from programmes.forms.fields import DayField
from programmes.forms.steps import PersonField
from programmes.models import ENROLLERS, ClosingTalk, Enrolment


class TalkForm(forms.Form):
    """When, with whom, and whether they want everything with them."""

    on = DayField(label=_("When you talked"))
    partner = PersonField(
        label=_("With whom"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose with whom.")},
    )
    wants = forms.ChoiceField(
        label=_("Do they want everything with them?"),
        choices=ClosingTalk.Wants.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Ask. If yes, we make a copy of everything they have here, and write to them how to"
            " fetch it."
        ),
        error_messages={"required": _("Choose one.")},
    )

    def __init__(self, data: Any = None, *, enrolment: Enrolment) -> None:
        talk = getattr(enrolment, "closing_talk", None)
        before = {"on": talk.on, "partner": talk.partner_id, "wants": talk.wants} if talk else {}
        today = enrolment.talked_on or timezone.localdate()
        super().__init__(data, initial={"on": today, **before})
        field = self.fields["partner"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = who_talks(enrolment)

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not come yet."))
        return day


def who_talks(enrolment: Enrolment) -> Any:
    """Return those who work there now, and those who were there for the person before."""
    held = RoleAssignment.objects.current().filter(
        organisation=enrolment.local_project.organisation_id, role__in=ENROLLERS
    )
    were = enrolment.assignments.values("staff")
    return User.objects.filter(Q(pk__in=held.values("user")) | Q(pk__in=were)).order_by("name")

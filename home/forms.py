"""Forms of pages that speak of several apps."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from home.attention import OpenMatters
from home.duplicates import FIELDS, Pair, days_of_both, months_of
from lifecycle.forms import NameField, WordsField
from programmes.forms.fields import refuse_own_name
from programmes.models import Assignment, who_may_be_assigned


class SampleForm(forms.Form):
    """One field of each kind, for the style page."""

    words = forms.CharField(
        label=_("What did you do?"),
        help_text=_("A few words are enough."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    day = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}))
    photo = forms.FileField(label=_("Photo"), required=False)
    place = forms.ChoiceField(
        label=_("Where?"), choices=[("here", _("At the workplace")), ("there", _("Somewhere else"))]
    )
    method = forms.ChoiceField(
        label=_("How was it assessed?"),
        choices=[("talk", _("Conversation")), ("task", _("Practical task"))],
        widget=forms.RadioSelect,
    )
    proofread = forms.BooleanField(
        label=_("I have read the text and it is right."), help_text=_("You can still change it.")
    )


class ProtectForm(forms.Form):
    """The name by which a protected person is shown to the few who see them."""

    alias = NameField(
        label=_("What the person wants to be called here"),
        max_length=100,
        help_text=_("Not their own name, and nothing that leads to it. Ask the person."),
        error_messages={"required": _("A protected person needs a name to be called here.")},
    )

    def __init__(self, data: Any = None, *, person: User) -> None:
        super().__init__(data)
        self.person = person

    def clean(self) -> dict[str, Any]:
        refuse_own_name(self, "alias", name=self.person.name)
        return self.cleaned_data


class HandOverForm(forms.Form):
    """Who takes over each participant; left empty, nothing changes for them."""

    def __init__(
        self, data: Any = None, *, assignments: Sequence[Assignment], matters: OpenMatters
    ) -> None:
        super().__init__(data)
        self.assignments, self.matters = assignments, matters
        for assignment in assignments:
            others = [each for each in self._team_for(assignment) if each.pk != assignment.staff_id]
            self.fields[f"to_{assignment.pk}"] = forms.ChoiceField(
                label=_("Taken over by"),
                choices=[("", _("Nobody yet")), *((str(each.pk), each.name) for each in others)],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.chosen:
            raise forms.ValidationError(_("Choose for at least one person who takes over."))
        return self.cleaned_data

    @property
    def chosen(self) -> list[tuple[Assignment, User]]:
        """Return whom each is handed to. Queries once for all."""
        said = {each: self.cleaned_data.get(f"to_{each.pk}") for each in self.assignments}
        people = User.objects.in_bulk([int(pk) for pk in said.values() if pk])
        return [(each, people[int(pk)]) for each, pk in said.items() if pk]

    def rows(self) -> list[tuple[Assignment, list[str], forms.BoundField]]:
        """Return each participant with what is open, and the field that says who takes over."""
        return [
            (each, self.matters.of(each.enrolment.participant_id), self[f"to_{each.pk}"])
            for each in self.assignments
        ]

    def _team_for(self, assignment: Assignment) -> list[User]:
        """Return who may take over. Queries once for each organisation and kind of person."""
        enrolment = assignment.enrolment
        where = (enrolment.local_project.organisation_id, enrolment.participant.is_protected)
        if where not in self._teams:
            self._teams[where] = list(who_may_be_assigned(where[0], is_protected=where[1]))
        return self._teams[where]

    @cached_property
    def _teams(self) -> dict[tuple[int, bool], list[User]]:
        return {}


class MergePeopleForm(forms.Form):
    """From which account each field is taken, and how it is known that they are one person."""

    why = WordsField(
        label=_("How do you know that they are one person?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only that: nothing about health, diagnoses, origin or absence."),
        error_messages={"required": _("Write how you know it: what one merges stays merged.")},
    )

    def __init__(self, data: Any = None, *, pair: Pair) -> None:
        super().__init__(data)
        self.doubled = days_of_both(pair)
        if self.doubled:
            self.fields["has_seen_hours"] = forms.BooleanField(
                label=_("I have seen that the hours of these days are to be looked at afterwards"),
                error_messages={"required": _("Tick that you have seen it. Then it can be done.")},
            )
        for name in FIELDS:
            mine, other = _shown(pair.kept, name), _shown(pair.gone, name)
            if mine != other:
                self.fields[name] = forms.ChoiceField(
                    label=_LABELS[name],
                    choices=[("kept", mine or "–"), ("gone", other or "–")],
                    widget=forms.RadioSelect,
                    error_messages={"required": _("Choose one.")},
                    initial="gone"
                    if other and not mine
                    else "kept"
                    if mine and not other
                    else None,
                )
        self.order_fields([*FIELDS, "why", "has_seen_hours"])

    @property
    def hours_of_both(self) -> str:
        """Say on how many days both have hours, and in which months; nothing if on none."""
        number = len(self.doubled)
        said = ngettext(
            "Both have hours on %(n)d day, in %(months)s. Together they count twice.",
            "Both have hours on %(n)d days, in %(months)s. Together they count twice.",
            number,
        )
        return said % {"n": number, "months": months_of(self.doubled)} if number else ""

    @property
    def chosen(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}


_LABELS = {
    "name": _("Name"),
    "preferred_name": _("What the person wants to be called"),
    "birth_date": _("Birth date"),
    "email": _("E-mail"),
    "phone": _("Mobile phone"),
    "language": _("Language"),
}


def _shown(person: User, name: str) -> str:
    """Return a field as staff may see it: no name of a protected person, no address of nobody's."""
    if name == "email" and not person.has_mail:
        return ""
    if name == "name":
        return person.shown_name
    return str(getattr(person, name) or "")

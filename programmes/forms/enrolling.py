"""The steps of enrolling somebody in person. Forms check; they never save.

Nothing here asks about health, diagnosis, origin or absence, and no field has a place for it.
"""

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.forms import NameField, WordsField
from programmes.enrolling import (
    informations_for,
)
from programmes.forms.fields import AreaField
from programmes.forms.steps import (
    NO_HEALTH,
    DayField,
    PeopleField,
    PersonField,
    StepForm,
)
from programmes.models import (
    AgeBand,
    Area,
    Ground,
    GuardianTold,
    InformationText,
    who_may_be_assigned,
)


class WhereForm(StepForm):
    """Where somebody is registered, of the places that the programme is for."""

    area = AreaField(
        label=_("Registered in"),
        queryset=Area.objects.none(),
        empty_label=_("Choose"),
        help_text=_("It is not kept. If none of these is right, the programme is for others."),
        error_messages={
            "required": _("Choose where the person is registered."),
            "invalid_choice": _("Choose among those that are shown."),
        },
    )

    def prepare(self) -> None:
        wholes = self.project.programme.areas.values_list("pk", flat=True)
        inside = Area.objects.within(wholes, self.today).filter(kind__in=Area.OF_PEOPLE)
        area = self.fields["area"]
        assert isinstance(area, forms.ModelChoiceField)
        area.queryset = inside.with_names(self.today)
        own = self.project.area_id
        if own and inside.filter(pk=own).exists():
            area.initial = own


class GroundForm(StepForm):
    """On which ground somebody takes part: of each group at least one."""

    decided_by = forms.ChoiceField(label=_("Who has decided it?"))

    def prepare(self) -> None:
        held = self._named_before()
        for number, grounds in self.groups.items():
            self.fields[f"group_{number}"] = forms.MultipleChoiceField(
                label=_("At least one of these"),
                choices=[(str(ground.pk), str(ground)) for ground in grounds],
                widget=forms.CheckboxSelectMultiple,
                initial=[str(ground.pk) for ground in grounds if ground.pk in held],
                error_messages={"required": _("Choose at least one.")},
            )
            for ground in grounds:
                if ground.needs_note:
                    self.fields[f"note_{ground.pk}"] = WordsField(
                        label=gettext("What shows it: %(ground)s") % {"ground": ground},
                        max_length=300,
                        required=False,
                        initial=held.get(ground.pk, ""),
                        help_text=NO_HEALTH,
                    )
        team = who_may_be_assigned(self.project.organisation_id, is_protected=False)
        people = {self.draft.by.pk: self.draft.by, **{each.pk: each for each in team}}
        decided = self.fields["decided_by"]
        assert isinstance(decided, forms.ChoiceField)
        decided.choices = [(str(pk), each.name) for pk, each in people.items()]
        decided.initial = str(self.draft.by.pk)
        self.order_fields([*(name for name in self.fields if name != "decided_by"), "decided_by"])

    def _named_before(self) -> dict[int, str]:
        """Return the grounds that were named with the invitation, and what shows each."""
        if self.draft.enrolment is None:
            return {}
        return dict(self.draft.enrolment.grounds_held.values_list("ground", "note"))

    @cached_property
    def groups(self) -> dict[int, list[Ground]]:
        groups: dict[int, list[Ground]] = {}
        for ground in self.project.programme.grounds.filter(is_offered=True):
            groups.setdefault(ground.group, []).append(ground)
        return groups

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        chosen = {pk for number in self.groups for pk in said.get(f"group_{number}", [])}
        held = [each for group in self.groups.values() for each in group if str(each.pk) in chosen]
        for ground in held:
            if ground.needs_note and not said.get(f"note_{ground.pk}"):
                self.add_error(f"note_{ground.pk}", _("Write what shows it, in a few words."))
        said["grounds"] = [(ground, said.get(f"note_{ground.pk}", "")) for ground in held]
        return said


class InformationForm(StepForm):
    """What the person was told, and how they put it themselves."""

    text = forms.ChoiceField(label=_("The text you went through"), widget=forms.RadioSelect)
    in_own_words = WordsField(
        label=_("What has the person understood? Write their own words"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ask: how would you tell a friend what happens with what you write here?"),
        error_messages={"required": _("Ask the person, and write what they say.")},
    )

    def prepare(self) -> None:
        band = AgeBand.on(self.today, born=self.born or self.today)
        self.texts = informations_for(self.project.programme, band)
        field = self.fields["text"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(each.pk), language_of(each)) for each in self.texts]
        if len(self.texts) == 1:
            field.initial = str(self.texts[0].pk)

    def told(self) -> list[tuple[InformationText, str]]:
        """Return each text that may be read, with what it is called."""
        return [(each, language_of(each)) for each in self.texts]

    def clean_text(self) -> InformationText:
        return next(each for each in self.texts if str(each.pk) == self.cleaned_data["text"])


class GuardianForm(StepForm):
    """How the guardian of somebody under 18 was told. It gives the guardian no access."""

    how = forms.ChoiceField(
        label=_("How was a guardian told?"),
        choices=GuardianTold.How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    on = DayField(label=_("When"), required=False)
    told_by = NameField(label=_("By whom"), max_length=200, required=False)
    why_not = WordsField(
        label=_("If not told: why not"), max_length=300, required=False, help_text=NO_HEALTH
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        is_told = said.get("how") != GuardianTold.How.NOT_TOLD
        if "how" not in said:
            return said
        if is_told and "on" not in self.errors:
            if not said.get("on"):
                self.add_error("on", _("Choose a day."))
            elif said["on"] > self.today:
                self.add_error("on", _("That day has not come yet."))
        if is_told and not said.get("told_by"):
            self.add_error("told_by", _("Write who told them."))
        if not is_told and not said.get("why_not"):
            self.add_error("why_not", _("Write why not, in a few words."))
        return said | ({"why_not": ""} if is_told else {"on": None, "told_by": ""})


class ContactForm(StepForm):
    """Who is there for the person, and from which day."""

    contact = PersonField(
        label=_("Contact person"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose who the person turns to.")},
    )
    others = PeopleField(
        label=_("Others on the team"), queryset=User.objects.none(), required=False
    )
    starts_on = DayField(label=_("First day"))

    def prepare(self) -> None:
        self.fields["starts_on"].initial = self.today

    def offer(self, *, is_protected: bool) -> None:
        """Offer those who may follow the person: of a protected identity, the handlers."""
        team = who_may_be_assigned(self.project.organisation_id, is_protected=is_protected)
        for name in ("contact", "others"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = team
        if team.filter(pk=self.draft.by.pk).exists():
            self.fields["contact"].initial = self.draft.by.pk

    def clean_starts_on(self) -> date:
        """Refuse a day on which the programme does not go on, or is not for that age."""
        day: date = self.cleaned_data["starts_on"]
        programme = self.project.programme
        if day > self.today:
            raise ValidationError(_("That day has not come yet. Invite the person instead."))
        conditions = [programme.goes_on(day)]
        if self.draft.is_weighed and self.born:
            conditions.append(programme.is_for_age_of(self.born, on=day) or conditions[0])
        for condition in conditions:
            if not condition.holds:
                raise ValidationError(condition.sentence)
        return day


def language_of(text: InformationText) -> str:
    """Return the text's language and version, as its own readers call it."""
    names = {"sv": "Svenska", "en": "English"}
    language = names.get(text.language, text.language)
    return gettext("%(language)s, version %(version)d") % {
        "language": language,
        "version": text.version,
    }

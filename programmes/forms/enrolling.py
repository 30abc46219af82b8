"""The steps of enrolling somebody in person. Forms check; they never save.

Nothing here asks about health, diagnosis, origin or absence, and no field has a place for it.
"""

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import PersonIdentifier, Role, User
from accounts.numbers import NoSuchNumber, parse_number
from lifecycle.forms import NameField, PhoneField, WordsField
from programmes.enrolling import (
    informations_for,
    known_by_address,
    known_by_number,
    similar_people,
)
from programmes.models import (
    AgeBand,
    EnrolmentDraft,
    Ground,
    GuardianTold,
    InformationText,
    age_on,
    who_may_be_assigned,
)

NO_NUMBER = "none"
SOMEBODY_NEW = "new"
WHOLE_ADDRESS = _("Write the whole address, for example kalle@example.com.")
NO_HEALTH = _("Write nothing about health, diagnoses, origin or absence.")


class DayField(forms.DateField):
    """A day of the calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "required": _("Choose a day."),
        "invalid": _("Write the day as 2026-01-31."),
    }


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Staff to choose among, by their names."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several of the staff, by their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class StepForm(forms.Form):
    """One step; it knows the draft, and what was said at the steps before."""

    def __init__(self, data: Any = None, *, draft: EnrolmentDraft, born: date | None) -> None:
        super().__init__(data)
        self.draft, self.born = draft, born
        self.project = draft.local_project
        self.today = timezone.localdate()
        self.prepare()

    def prepare(self) -> None:
        """Fill in what there is to choose among."""


class WhoForm(StepForm):
    """Who it is. The identity number only if it is needed."""

    name = NameField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name.")}
    )
    preferred_name = NameField(
        label=_("What the person wants to be called"), max_length=100, required=False
    )
    birth_date = DayField(label=_("Birth date"))
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Codes to sign in with go there. It works without one too."),
        error_messages={"invalid": WHOLE_ADDRESS},
    )
    phone = PhoneField(label=_("Mobile phone"), required=False)
    number_kind = forms.ChoiceField(
        label=_("Identity number"),
        choices=[(NO_NUMBER, _("None needed")), *PersonIdentifier.Kind.choices],
        initial=NO_NUMBER,
        widget=forms.RadioSelect,
        help_text=_("Only if the programme reports it. It is kept sealed, and never shown whole."),
    )
    number = forms.CharField(
        label=_("The number"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"}),
    )
    dates_differ = forms.BooleanField(label=_("Yes, both dates are right"), required=False)
    identity_level = forms.ChoiceField(
        label=_("How sure the identity is, for a coordination number"),
        choices=[("", _("Not known")), *PersonIdentifier.Level.choices],
        required=False,
    )
    same_as = forms.CharField(
        label=_("Is it one of these?"), required=False, widget=forms.HiddenInput
    )
    is_protected = forms.BooleanField(
        label=_("Protected identity"),
        required=False,
        help_text=_("Only handlers of protected identities see the person, by the name above."),
    )

    def prepare(self) -> None:
        if not self.draft.by.has_role(Role.PROTECTED_HANDLER, at=self.project.organisation_id):
            del self.fields["is_protected"]
        if not self.data.get("dates_differ"):
            self.fields["dates_differ"].widget = forms.HiddenInput()
        if self.draft.enrolment:
            self._fill_in(self.draft.enrolment.participant)

    def _fill_in(self, person: User) -> None:
        """Show what is known of somebody who was invited."""
        for name in ("name", "preferred_name", "birth_date", "phone"):
            self.fields[name].initial = getattr(person, name)
        if person.has_mail:
            del self.fields["email"]  # it is theirs already: whoever changes it signs in as them

    def clean_birth_date(self) -> date:
        """Refuse whom the programme is not for, by the calendar of Stockholm."""
        born: date = self.cleaned_data["birth_date"]
        if born > self.today:
            raise ValidationError(_("That day has not come yet."))
        programme, age = self.project.programme, age_on(self.today, born=born)
        if age > 120:
            raise ValidationError(_("Look at the year again."))
        if programme.youngest is not None and age < programme.youngest:
            said = _("The programme is from %(limit)d years. The person is %(age)d today.")
            raise ValidationError(said, params={"limit": programme.youngest, "age": age})
        if programme.oldest is not None and age > programme.oldest:
            said = _("The programme is up to %(limit)d years. The person is %(age)d today.")
            raise ValidationError(said, params={"limit": programme.oldest, "age": age})
        return born

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        said["number"] = self._number(said)
        if said.get("is_protected") and not said.get("preferred_name"):
            self.add_error(
                "preferred_name", _("A protected person needs a name to be called here.")
            )
        said.setdefault("email", "")
        if not self.errors:
            said["person"] = self._person(said)
        return said

    def _number(self, said: dict[str, Any]) -> str:
        """Return the number as it is kept, or nothing where none is needed."""
        kind, written = said.get("number_kind"), said.get("number") or ""
        if kind in (None, NO_NUMBER):
            return ""
        if not written.strip():
            self.add_error("number", _("Write the number, or say that none is needed."))
            return ""
        if kind == PersonIdentifier.Kind.RESERVE:
            return " ".join(written.upper().split())
        try:
            found = parse_number(written, today=self.today)
        except NoSuchNumber as error:
            self.add_error("number", error.sentence)
            return ""
        if found.is_coordination != (kind == PersonIdentifier.Kind.COORDINATION):
            self.add_error("number", _("The number is of another kind. Look at the day in it."))
        self._ask_about_dates(found.day, said.get("birth_date"))
        return found.digits

    def _ask_about_dates(self, in_number: date, born: date | None) -> None:
        """Ask gently: where the numbers of a day had run out, a nearby date was given."""
        if born is None or in_number == born or self.cleaned_data.get("dates_differ"):
            return
        self.fields["dates_differ"].widget = forms.CheckboxInput()
        said = _("The number says %(day)s, and that can be right. Are both dates right?")
        self.add_error("dates_differ", ValidationError(said, params={"day": in_number}))

    def _person(self, said: dict[str, Any]) -> User | None:
        """Return whose account it is, None for somebody new; ask where it could be either."""
        if self.draft.enrolment:
            return self.draft.enrolment.participant
        by, born = self.draft.by, said["birth_date"]
        if known := known_by_number(said["number"], born=born, by=by, project=self.project):
            return known
        if User.objects.filter(email__iexact=said["email"]).exists():
            known = known_by_address(said["email"], born=born, name=said["name"])
            if known is None:
                said_so = _("That address cannot be used here. Write another, or leave it empty.")
                self.add_error("email", said_so)
            return known
        return self._chosen(similar_people(said["name"], born=born, by=by, project=self.project))

    def _chosen(self, similar: list[User]) -> User | None:
        """Return which of the similar ones was chosen; ask, if nothing was said yet."""
        chosen = self.cleaned_data["same_as"]
        if similar:
            known = [(str(each.pk), f"{each.shown_name}, {each.birth_date}") for each in similar]
            choices = [*known, (SOMEBODY_NEW, gettext("No, somebody else"))]
            self.fields["same_as"].widget = forms.RadioSelect(choices=choices)
            if chosen not in dict(choices):
                said = _("Somebody with that birth date is here already.")
                self.add_error("same_as", said)
        return next((each for each in similar if str(each.pk) == chosen), None)


class GroundForm(StepForm):
    """On which ground somebody takes part: of each group at least one."""

    decided_by = forms.ChoiceField(label=_("Who has decided it?"))

    def prepare(self) -> None:
        for number, grounds in self.groups.items():
            self.fields[f"group_{number}"] = forms.MultipleChoiceField(
                label=_("At least one of these"),
                choices=[(str(ground.pk), str(ground)) for ground in grounds],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Choose at least one.")},
            )
            for ground in grounds:
                if ground.needs_note:
                    self.fields[f"note_{ground.pk}"] = WordsField(
                        label=gettext("What shows it: %(ground)s") % {"ground": ground},
                        max_length=300,
                        required=False,
                        help_text=NO_HEALTH,
                    )
        team = who_may_be_assigned(self.project.organisation_id, is_protected=False)
        people = {self.draft.by.pk: self.draft.by, **{each.pk: each for each in team}}
        decided = self.fields["decided_by"]
        assert isinstance(decided, forms.ChoiceField)
        decided.choices = [(str(pk), each.name) for pk, each in people.items()]
        decided.initial = str(self.draft.by.pk)
        self.order_fields([*(name for name in self.fields if name != "decided_by"), "decided_by"])

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
        """Refuse a day outside the programme."""
        day: date = self.cleaned_data["starts_on"]
        programme = self.project.programme
        if day > self.today:
            raise ValidationError(_("That day has not come yet. Invite the person instead."))
        if day < programme.starts_on:
            said = _("The programme began on %(day)s.")
            raise ValidationError(said, params={"day": programme.starts_on})
        if programme.ends_on and day > programme.ends_on:
            said = _("The programme ended on %(day)s.")
            raise ValidationError(said, params={"day": programme.ends_on})
        return day


def language_of(text: InformationText) -> str:
    """Return the text's language and version, as its own readers call it."""
    names = {"sv": "Svenska", "en": "English"}
    language = names.get(text.language, text.language)
    return gettext("%(language)s, version %(version)d") % {
        "language": language,
        "version": text.version,
    }

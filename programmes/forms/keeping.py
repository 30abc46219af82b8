"""What participants are told, how long things are kept, and who is in a team."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, Organisation, Role, User
from programmes.forms.fields import AreaField, DayField
from programmes.models import LANGUAGES, AgeBand, Area, LocalProject, Programme, RetentionRule, Team


class InformationForm(forms.Form):
    """What somebody of an age is told in a language."""

    age_band = forms.ChoiceField(
        label=_("For whom"),
        choices=AgeBand.choices,
        error_messages={"required": _("Say for whom.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    text = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        help_text=_(
            "Short sentences. What the programme is, what we save, who sees it, and that it is"
            " voluntary."
        ),
        error_messages={"required": _("Write the text.")},
    )


class RetentionForm(forms.Form):
    """How long, by which law, decided by whom."""

    months = forms.IntegerField(
        label=_("Months after the end of the programme"), min_value=0, max_value=1200
    )
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        max_length=300,
        error_messages={"required": _("Write by which law or decision.")},
    )
    decided_by = forms.CharField(
        label=_("Who has decided it"),
        max_length=200,
        error_messages={"required": _("Write who has decided it.")},
    )
    decided_on = DayField(label=_("Decided on"))
    kept = forms.CharField(
        label=_("What is kept in the archive"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The certificate register is always preserved."),
    )

    def __init__(self, data: Any = None, *, rule: RetentionRule | None) -> None:
        facts = {name: getattr(rule, name) for name in self.base_fields} if rule else {}
        super().__init__(data, initial=facts)

    def clean_decided_on(self) -> Any:
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("A decision has a day that has been."))
        return day


class HoldForm(forms.Form):
    """Why nothing may be erased for the time being."""

    because = forms.CharField(
        label=_("Why may nothing be erased?"),
        max_length=300,
        error_messages={"required": _("Write a few words about why.")},
    )


class LiftHoldForm(forms.Form):
    """Why the rule may hold for somebody again."""

    because = forms.CharField(
        label=_("Why is it not needed any more?"),
        max_length=300,
        error_messages={"required": _("Write a few words about why.")},
    )


class ProjectForm(forms.Form):
    """A programme's part in one place."""

    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write a name.")}
    )
    organisation = forms.ModelChoiceField(
        label=_("Run by"),
        queryset=Organisation.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose who runs it.")},
    )
    area = AreaField(
        label=_("Area"), queryset=Area.objects.none(), required=False, empty_label=_("No area")
    )

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data)
        self.programme = programme
        organisation, area = self.fields["organisation"], self.fields["area"]
        assert isinstance(organisation, forms.ModelChoiceField)
        assert isinstance(area, forms.ModelChoiceField)
        organisation.queryset = Organisation.objects.all()
        chosen = programme.areas.values("pk")
        area.queryset = Area.objects.filter(pk__in=chosen).with_names(programme.starts_on)

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if self.programme.projects.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("The programme has a local project of that name."))
        return name


class TeamForm(forms.Form):
    """A team of a local project."""

    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write a name.")}
    )

    def __init__(self, data: Any = None, *, project: LocalProject) -> None:
        super().__init__(data)
        self.project = project

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if self.project.teams.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("The local project has a team of that name."))
        return name


class MemberForm(forms.Form):
    """Who is in a team, as which profession."""

    staff = forms.ModelChoiceField(
        label=_("Who"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
        help_text=_("People who work as one of the professions where the project is run."),
        error_messages={"required": _("Choose somebody.")},
    )
    role = forms.ChoiceField(
        label=_("As"), choices=[(role.value, role.label) for role in Role if role in TEAM]
    )

    def __init__(self, data: Any = None, *, team: Team) -> None:
        super().__init__(data)
        self.team = team
        staff = self.fields["staff"]
        assert isinstance(staff, forms.ModelChoiceField)
        staff.queryset = team.project.possible_members()

    def clean(self) -> None:
        super().clean()
        staff, role = self.cleaned_data.get("staff"), self.cleaned_data.get("role")
        if not staff or not role:
            return
        if not staff.has_role(Role(role), at=self.team.project.organisation_id):
            self.add_error("role", _("That is not what this person works as there."))
        elif self.team.members.current().filter(staff=staff, role=role).exists():
            self.add_error("staff", _("Is in the team already."))

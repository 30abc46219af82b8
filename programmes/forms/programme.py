"""What a programme is called, when it goes on, and who may take part."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Role, User
from competencies.models import Framework
from programmes.forms.fields import (
    AreaField,
    DayField,
    NumberField,
    both,
    refuse_half,
    words_in,
)
from programmes.models import Area, Ground, Programme
from programmes.models.programme import say_no_such_area

OLDEST = 120


class PeriodForm(forms.Form):
    """What every programme has from its first day: names and a period."""

    name = forms.CharField(
        label=_("Name, for staff"),
        max_length=200,
        error_messages={"required": _("Write a name.")},
    )
    public_name_sv = words_in(
        "sv",
        _("Public name in Swedish"),
        max_length=200,
        help_text=_("Printed on certificates. Says nothing of why anyone takes part."),
    )
    public_name_en = words_in("en", _("Public name in English"), max_length=200)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"), required=False, help_text=_("Leave it empty if there is none yet.")
    )

    programme: Programme | None = None

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = Programme.objects.filter(name__iexact=name)
        if self.programme:
            others = others.exclude(pk=self.programme.pk)
        if others.exists():
            raise ValidationError(_("Another programme has that name. Add the years, for example."))
        return name

    def clean(self) -> None:
        super().clean()
        starts_on, ends_on = (self.cleaned_data.get(name) for name in ("starts_on", "ends_on"))
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day is before the first."))

    @property
    def public_name(self) -> Any:
        return both(self.cleaned_data, "public_name")


class BeginForm(PeriodForm):
    """A new programme, and which organisation owns it."""

    owner = forms.ModelChoiceField(
        label=_("Owner"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        help_text=_("Organisations where you lead projects."),
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        places = user.organisations_as(Role.PROJECT_LEAD)
        owner.queryset = Organisation.objects.filter(pk__in=places)

    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        names = ("name", "owner", "starts_on", "ends_on")
        return {name: said[name] for name in names} | {"public_name": self.public_name}


class DescribeForm(PeriodForm):
    """What a programme is called, when it goes on, what it may cost and what funders want said."""

    budget = NumberField(
        label=_("Budget in kronor"),
        required=False,
        min_value=1,
        max_value=10**12,
        decimal_places=0,
        error_messages={"min_value": _("Write an amount above 0.")},
    )
    funding_line_sv = words_in(
        "sv",
        _("Line about the funding, in Swedish"),
        required=False,
        help_text=_("Printed on certificates, with the emblems."),
    )
    funding_line_en = words_in("en", _("Line about the funding, in English"), required=False)

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        self.programme = programme
        names = ("name", "starts_on", "ends_on", "budget")
        facts = {name: getattr(programme, name) for name in names}
        for name in ("public_name", "funding_line"):
            words = getattr(programme, name)
            facts |= {f"{name}_{code}": words.get(code, "") for code in ("sv", "en")}
        super().__init__(data, initial=facts)

    def clean(self) -> None:
        super().clean()
        refuse_half(self, "funding_line")
        self._refuse_a_period_that_cannot_be()
        self._refuse_areas_that_never_were()

    def _refuse_a_period_that_cannot_be(self) -> None:
        starts_on = self.cleaned_data.get("starts_on")
        if starts_on and self.programme and not self.errors:
            why = self.programme.why_not_moved_to(starts_on, self.cleaned_data["ends_on"])
            if why:
                self.add_error("ends_on", why)

    def _refuse_areas_that_never_were(self) -> None:
        starts_on = self.cleaned_data.get("starts_on")
        if starts_on and self.programme and not self.errors:
            gone = self.programme.areas_outside(starts_on, self.cleaned_data["ends_on"])
            if gone:
                self.add_error("starts_on", say_no_such_area(gone))

    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        budget = None if said["budget"] is None else int(said["budget"])
        names = ("name", "starts_on", "ends_on")
        return {name: said[name] for name in names} | {
            "budget": budget,
            "public_name": self.public_name,
            "funding_line": both(said, "funding_line"),
        }


class AgesForm(forms.Form):
    """From and to which age."""

    youngest = forms.IntegerField(
        label=_("From age"), required=False, min_value=0, max_value=OLDEST
    )
    oldest = forms.IntegerField(
        label=_("To age"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        help_text=_("Both are included: with 15 and 24, one may be 24 the day one begins."),
    )

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data, initial={"youngest": programme.youngest, "oldest": programme.oldest})

    def clean(self) -> None:
        super().clean()
        youngest, oldest = (self.cleaned_data.get(name) for name in ("youngest", "oldest"))
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("oldest", _("The highest age is below the lowest."))


class AreaForm(forms.Form):
    """An area whose people may take part."""

    area = AreaField(
        label=_("Area"),
        queryset=Area.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose an area.")},
    )

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data)
        self.programme = programme
        area = self.fields["area"]
        assert isinstance(area, forms.ModelChoiceField)
        area.queryset = Area.objects.with_names(programme.starts_on)

    def clean_area(self) -> Area:
        area: Area = self.cleaned_data["area"]
        period = (self.programme.starts_on, self.programme.ends_on)
        if not Area.objects.overlapping(*period).filter(pk=area.pk).exists():
            raise ValidationError(say_no_such_area([area]))
        return area


class GroundForm(forms.Form):
    """One reason to take part."""

    text_sv = words_in(
        "sv",
        _("The ground in Swedish"),
        widget=forms.Textarea,
        attrs={"rows": 2},
        help_text=_("Nothing of health, origin or belief: that is nowhere recorded."),
    )
    text_en = words_in("en", _("The ground in English"), widget=forms.Textarea, attrs={"rows": 2})
    group = forms.IntegerField(
        label=_("Group"),
        initial=1,
        min_value=1,
        max_value=99,
        help_text=_("Of each group at least one ground has to hold."),
        error_messages={"required": _("Write the number of the group, 1 for the first.")},
    )
    needs_note = forms.BooleanField(label=_("Ask for a note of what shows it"), required=False)
    decided_by = forms.CharField(
        label=_("Who decides that it holds"), max_length=200, required=False
    )


class FrameworksForm(forms.Form):
    """Which versions of frameworks a programme uses."""

    frameworks = forms.ModelMultipleChoiceField(
        label=_("Versions of frameworks"),
        queryset=Framework.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data, initial={"frameworks": programme.frameworks.all()})
        frameworks = self.fields["frameworks"]
        assert isinstance(frameworks, forms.ModelMultipleChoiceField)
        used = programme.frameworks.values("pk")
        published = Framework.objects.filter(state=Framework.State.PUBLISHED)
        frameworks.queryset = published | Framework.objects.filter(pk__in=used)


class TryForm(forms.Form):
    """Somebody who might take part: nothing of it is saved."""

    born = DayField(label=_("Birth date"), required=False)
    area = AreaField(
        label=_("Registered in"),
        queryset=Area.objects.none(),
        required=False,
        empty_label=_("Not said"),
    )
    grounds = forms.ModelMultipleChoiceField(
        label=_("Grounds that hold"),
        queryset=Ground.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    on = DayField(label=_("Would begin on"))

    def __init__(self, data: Any = None, *, programme: Programme, on: Any) -> None:
        super().__init__(data, initial={"on": on})
        area, grounds = self.fields["area"], self.fields["grounds"]
        assert isinstance(area, forms.ModelChoiceField)
        assert isinstance(grounds, forms.ModelMultipleChoiceField)
        known = Area.objects.filter(kind__in=Area.OF_PEOPLE)
        area.queryset = known.with_names(programme.starts_on)
        grounds.queryset = programme.grounds.filter(is_offered=True)

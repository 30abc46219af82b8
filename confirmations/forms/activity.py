"""What a leader saw several people do, and what a participant makes of it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from competencies.models import Competency
from confirmations.models import Activity, Occasion, SuggestedCompetency, Suggestion
from lifecycle.forms import TOO_LONG, WordsField
from programmes.models import Enrolment, Versions, competencies_for_any, versions_of_each

MOST_CELLS: Final = 600  # what one page can hold and one press can send
EARLIEST: Final = date(1950, 1, 1)
NOBODY: Final = _("Choose at least one person.")
NOTHING: Final = _("Choose at least one thing that you saw.")
NOT_ANY: Final = _("Choose among those that are shown.")


class OneLineField(WordsField):
    """A few words on one line."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


@dataclass(frozen=True)
class Cell:
    """What is chosen about one person and one competency."""

    person: User
    name: str
    answer: str


@dataclass(frozen=True)
class Column:
    """One competency, with a cell for each person."""

    competency: Competency
    cells: list[Cell]

    @property
    def icon(self) -> str:
        return f"{self.competency.icon}-duo"


class ActivityForm(forms.Form):
    """An activity, who took part, what could be seen, and then a cell for each of both.

    The cells are made when people and competencies are chosen: everything stays in one form, so
    that going back changes nothing and nothing is lost.
    """

    ANSWERS = [*SuggestedCompetency.Choice.choices, ("", _("Nothing"))]

    pk = forms.UUIDField(widget=forms.HiddenInput)
    name = OneLineField(
        label=_("What did you do together?"),
        max_length=200,
        error_messages={"required": _("Write what you did.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    happened_on = forms.DateField(
        label=_("When?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Write the day as 2026-01-31, or choose it."),
        },
    )
    place = OneLineField(label=_("Where?"), max_length=200, required=False)
    text = WordsField(
        label=_("Words to those who took part"),
        help_text=_("Everyone gets the same words. Write nothing about anyone in particular."),
        max_length=1000,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    people = forms.MultipleChoiceField(
        label=_("Who took part?"),
        error_messages={"required": NOBODY, "invalid_choice": NOT_ANY},
    )
    competencies = forms.MultipleChoiceField(
        label=_("What could be seen?"),
        error_messages={"required": NOTHING, "invalid_choice": NOT_ANY},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        user: User,
        again: Activity | None = None,
        people: list[str] | None = None,
    ) -> None:
        self.user, self.again = user, again
        super().__init__(data, initial=self._initial(people or []))
        self._choose_from("people", self.known_people)
        self._choose_from("competencies", self.known_competencies)

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not come yet. Choose today or an earlier day."))
        if day < EARLIEST:
            raise ValidationError(_("Check the year."))
        return day

    def clean(self) -> dict[str, Any]:
        super().clean()
        chosen = self.cleaned_data
        if len(chosen.get("people", [])) * len(chosen.get("competencies", [])) > MOST_CELLS:
            few = _("That is too much for one page. Choose fewer people or fewer things at a time.")
            self.add_error("people", few)
        elif not self.errors and self.is_filled_in:
            self._check_cells()
        return chosen

    def _check_cells(self) -> None:
        if any(name not in self.data for name in self._names):
            raise ValidationError(_("There is something new to fill in. Save again after that."))
        if not self.seen:
            raise ValidationError(_("Say what you saw of at least one person."))

    # Questions

    @property
    def is_filled_in(self) -> bool:
        """Whether it was sent to be saved, with an answer in its cells."""
        return self.is_bound and self.data.get("go") == "save"

    @property
    def has_cells(self) -> bool:
        """Whether there are people and competencies to make cells of."""
        chosen = bool(self._chosen("people") and self._chosen("competencies"))
        return chosen and "people" not in self.errors

    @property
    def occasion(self) -> Occasion:
        said = self.cleaned_data
        return Occasion(said["name"], said["happened_on"], said["place"], said["text"])

    @property
    def seen(self) -> dict[int, dict[int, str]]:
        """What was seen: {participant id: {competency id: answer}}, nobody without anything."""
        found: dict[int, dict[int, str]] = {}
        for person in self._chosen("people"):
            for competency in self._asked_of(person):
                answer = self.data.get(_name_of(person, competency))
                if answer in SuggestedCompetency.Choice.values:
                    found.setdefault(int(person), {})[int(competency)] = str(answer)
        return found

    @property
    def organisation(self) -> Organisation:
        """Whose participants they are: of the first one, if there are several."""
        return self._enrolments[self._chosen("people")[0]].local_project.organisation

    # Display

    @property
    def columns(self) -> Iterator[Column]:
        """The cells, competency by competency."""
        people = self._chosen("people")
        for pk in self._chosen("competencies"):
            cells = [self._cell(person, pk) for person in people if pk in self._asked_of(person)]
            if cells:
                yield Column(self.known_competencies[pk], cells)

    @property
    def people_to_choose(self) -> list[tuple[str, User, bool]]:
        chosen = self._chosen("people")
        return [(pk, person, pk in chosen) for pk, person in self.known_people.items()]

    @property
    def areas(self) -> Iterator[tuple[str, list[tuple[str, Competency, bool]]]]:
        """What can be seen, by area."""
        chosen = self._chosen("competencies")
        known = self.known_competencies.items()
        for area, members in groupby(known, key=lambda item: str(item[1].area or "")):
            yield area, [(pk, competency, pk in chosen) for pk, competency in members]

    # How it is done

    @cached_property
    def known_people(self) -> dict[str, User]:
        """Those the leader follows. Queries once."""
        return {pk: enrolment.participant for pk, enrolment in self._enrolments.items()}

    @cached_property
    def known_competencies(self) -> dict[str, Competency]:
        """What can be seen of any of them. Queries once, and twice more for the areas."""
        used = competencies_for_any([int(pk) for pk in self.known_people])
        listed = used if self.is_filled_in else used.with_area()
        return {str(competency.pk): competency for competency in listed}

    @cached_property
    def _versions(self) -> dict[int, Versions]:
        """The versions that each of them uses. Queries once, if there are several."""
        people = [int(pk) for pk in self.known_people]
        if len({each.framework_id for each in self.known_competencies.values()}) < 2:
            return dict.fromkeys(people, Versions())
        return versions_of_each(people)

    def _asked_of(self, person: str) -> list[str]:
        """Return what is chosen and of a version that the person uses."""
        used, known = self._versions[int(person)], self.known_competencies
        return [pk for pk in self._chosen("competencies") if known[pk].framework_id in used]

    @cached_property
    def _enrolments(self) -> dict[str, Enrolment]:
        followed = Enrolment.objects.followed_by(self.user).select_related(
            "participant", "local_project__organisation"
        )
        found = {str(enrolment.participant_id): enrolment for enrolment in followed}
        return dict(sorted(found.items(), key=lambda item: item[1].participant.shown_name))

    @cached_property
    def _before(self) -> dict[tuple[int, int], str]:
        """What the leader chose last time they did the same. Queries."""
        name = str(self["name"].value() or "").strip()
        last = self.again or (Activity.objects.latest_of(self.user, name) if name else None)
        return last.choices if last else {}

    def _initial(self, people: list[str]) -> dict[str, Any]:
        fresh = {"pk": uuid.uuid4(), "happened_on": timezone.localdate(), "people": people}
        if self.again is None:
            return fresh
        chosen = self.again.choices
        return fresh | {
            "name": self.again.name,
            "place": self.again.place,
            "text": self.again.text,
            "people": list({str(person): None for person, _competency in chosen}),
            "competencies": list({str(competency): None for _person, competency in chosen}),
        }

    def _choose_from(self, name: str, values: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, value) for value in values]

    def _chosen(self, name: str) -> list[str]:
        """Return what is chosen and can be, in the order of the page."""
        known = self.known_people if name == "people" else self.known_competencies
        chosen = self[name].value() or []
        return [pk for pk in known if pk in chosen]

    def _cell(self, person: str, competency: str) -> Cell:
        name = _name_of(person, competency)
        before = self._before.get((int(person), int(competency)), "")
        answer = str(self.data[name]) if name in self.data else before
        return Cell(self.known_people[person], name, answer)

    @property
    def _names(self) -> Iterator[str]:
        for person in self._chosen("people"):
            for competency in self._asked_of(person):
                yield _name_of(person, competency)


def _name_of(person: str, competency: str) -> str:
    return f"seen_{person}_{competency}"


class SuggestionForm(forms.Form):
    """What the participant agrees to, and their own words if they like."""

    competencies = forms.MultipleChoiceField(
        label=_("What is right?"),
        error_messages={
            "required": _("Choose what is right, or say that it is not."),
            "invalid_choice": NOT_ANY,
        },
    )
    words = WordsField(
        label=_("Would you like to tell it in your own words?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "field"}),
    )

    def __init__(self, data: Any = None, *, suggestion: Suggestion) -> None:
        self.offered = list(suggestion.seen.select_related("competency"))
        keys = [str(seen.competency_id) for seen in self.offered]
        super().__init__(data, initial={"competencies": keys})
        field = self.fields["competencies"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, key) for key in keys]

    @property
    def agreed(self) -> set[int]:
        return {int(pk) for pk in self.cleaned_data["competencies"]}

    @property
    def tiles(self) -> list[tuple[SuggestedCompetency, bool]]:
        """What was suggested, and whether it is chosen."""
        chosen = self["competencies"].value() or []
        return [(seen, str(seen.competency_id) in chosen) for seen in self.offered]

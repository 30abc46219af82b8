"""What a participant says to a question, what they want, and on which day one might talk."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency
from lifecycle.forms import WordsField
from plans.content import WRITTEN_IN, Question
from plans.models import Conversation, Goal
from plans.models.goal import Wish
from programmes.models import competencies_for

FAR_AHEAD = timedelta(days=5 * 366)
MOST_COMPETENCIES = 3
CHOOSE_FROM_THESE = {"invalid_choice": _("Choose among those that are shown.")}
DAY = {"invalid": _("Write the day as 2026-01-31, or choose it.")}


class BeginForm(forms.Form):
    """Who sits beside, if anybody, and in which language the words will be."""

    partner = forms.ModelChoiceField(
        label=_("Who is with you?"),
        queryset=User.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("Choose somebody of your team, or nobody.")},
    )
    language = forms.ChoiceField(
        label=_("Which language will you write in?"),
        choices=WRITTEN_IN,
        error_messages=CHOOSE_FROM_THESE,
    )
    again = forms.BooleanField(
        label=_("Begin with what I said last time"), required=False, initial=True
    )

    def __init__(self, *args: Any, user: User, team: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partner = self.fields["partner"]
        assert isinstance(partner, forms.ModelChoiceField)
        partner.queryset = team
        own = user.language
        self.initial["language"] = own if own in dict(WRITTEN_IN) else "sv"


class AnswerForm(forms.Form):
    """One question: pictures pointed at and words written, both or one or none."""

    chosen = forms.MultipleChoiceField(required=False, error_messages=CHOOSE_FROM_THESE)
    words = WordsField(
        label=_("In your own words"),
        help_text=_("Any language is fine."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(
        self, *args: Any, conversation: Conversation, question: Question, **kwargs: Any
    ) -> None:
        said = conversation.told(question)
        kwargs["initial"] = {"chosen": said.chosen, "words": said.words}
        super().__init__(*args, **kwargs)
        self.question = question
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.label = str(question.ask)
        chosen.choices = [(tile.code, tile.label) for tile in question.tiles]

    @property
    def tiles(self) -> Iterator[tuple[Any, bool]]:
        """Each picture, and whether it is chosen."""
        chosen = self["chosen"].value() or []
        for tile in self.question.tiles:
            yield tile, tile.code in chosen


class WantedByField(forms.DateField):
    """A day that is still to come, or none."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and day < timezone.localdate():
            raise ValidationError(_("That day has been. Choose today or a later day."))
        if day and day > timezone.localdate() + FAR_AHEAD:
            raise ValidationError(_("Check the year."))
        return day


class GoalForm(forms.Form):
    """What somebody wants, in their own words; which of the framework it is about; by when."""

    words = WordsField(
        label=_("What do you want?"),
        help_text=_("A few words. Something you want to be able to do, or to try."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Write what you want, in a few words.")},
    )
    competencies = forms.ModelMultipleChoiceField(
        label=_("What is it about?"),
        queryset=Competency.objects.none(),
        required=False,
        error_messages={**CHOOSE_FROM_THESE, "invalid_pk_value": _("Choose among those shown.")},
    )
    wanted_by = WantedByField(
        label=_("By when, if you like"),
        help_text=_("Nothing happens if the day passes."),
        required=False,
        error_messages=DAY,
    )

    def __init__(
        self, *args: Any, participant: User, goal: Goal | None = None, **kwargs: Any
    ) -> None:
        if goal:
            kwargs["initial"] = {
                "words": goal.words,
                "competencies": [each.pk for each in goal.competencies.all()],
                "wanted_by": goal.wanted_by,
            }
        super().__init__(*args, **kwargs)
        self.goal, self.participant = goal, participant
        competencies = self.fields["competencies"]
        assert isinstance(competencies, forms.ModelMultipleChoiceField)
        competencies.queryset = Competency.objects.filter(
            pk__in=[each.pk for each in self._offered]
        )

    def clean_competencies(self) -> list[Competency]:
        chosen = list(self.cleaned_data["competencies"])
        if len(chosen) > MOST_COMPETENCIES:
            raise ValidationError(_("Choose three at most. Then it stays small."))
        return chosen

    @property
    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(said["words"], said["competencies"], said.get("wanted_by"))

    @property
    def areas(self) -> Iterator[tuple[str, list[tuple[Competency, bool]]]]:
        """What can be chosen, by area, and whether it is."""
        chosen = {str(pk) for pk in self["competencies"].value() or []}
        offered = [(each, str(each.pk) in chosen) for each in self._offered]
        for area, members in groupby(offered, key=lambda each: str(each[0].area or "")):
            yield area, list(members)

    @cached_property
    def _offered(self) -> list[Competency]:
        """What the participant's programmes use, and what the goal was about before. Queries."""
        in_use = list(competencies_for(self.participant).with_area())
        before = self.goal.competencies.with_area() if self.goal else []
        return [*in_use, *(each for each in before if each not in in_use)]


class SuggestGoalForm(GoalForm):
    """What somebody on the team suggests: words and competencies. The day is not theirs to set."""

    words = WordsField(
        label=_("What do you suggest?"),
        help_text=_("Something small, in plain words. They read it as you write it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Write what you suggest, in a few words.")},
    )
    wanted_by = None  # type: ignore[assignment]


class StepForm(forms.Form):
    """One small step."""

    words = WordsField(
        label=_("What is a small step?"),
        help_text=_("So small that it fits in a day."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Write a small step, in a few words.")},
    )


class DayForm(forms.Form):
    """On which day one might talk."""

    day = WantedByField(
        label=_("Which day?"), error_messages={"required": _("Choose a day."), **DAY}
    )

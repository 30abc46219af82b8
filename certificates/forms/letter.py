"""Own situations, and who one talked with about them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from certificates.content import FEWEST_SITUATIONS, MOST_SITUATIONS
from certificates.forms.fields import PrintedWordsField
from certificates.models import CompetenceLetter
from certificates.models.letter import Told
from lifecycle.forms import WordsField
from portfolio.models import Entry

LONG_AGO = timedelta(days=3 * 365)
# The words are the writer's own: any language that our fonts can draw.
LANGUAGES = [
    *settings.LANGUAGES,
    *(
        (code, name)
        for code, name in (
            ("ar", "العربية"),
            ("fa", "فارسی"),
            ("so", "Soomaali"),
            ("ti", "ትግርኛ"),
            ("uk", "Українська"),
        )
        if code not in dict(settings.LANGUAGES)
    ),
]


class MomentsForm(forms.Form):
    """Which own moments to go on from; none is fine."""

    entries = forms.ModelMultipleChoiceField(
        queryset=Entry.objects.none(),
        required=False,
        error_messages={
            "invalid_choice": _("Choose among your moments."),
            "invalid_pk_value": _("Choose among your moments."),
        },
    )

    def __init__(self, *args: Any, offered: QuerySet[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["entries"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = offered

    def clean_entries(self) -> list[Entry]:
        chosen = list(self.cleaned_data["entries"])
        if len(chosen) > MOST_SITUATIONS:
            raise forms.ValidationError(_("Choose at most five."))
        return chosen


class LetterForm(forms.Form):
    """Up to five situations; a heading or words may still lack until somebody is asked."""

    partner = forms.ModelChoiceField(
        label=_("Who of your team did you talk with?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose somebody of your team.")},
    )

    def __init__(
        self, *args: Any, letter: CompetenceLetter, team: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.letter = letter
        partner = self.fields["partner"]
        assert isinstance(partner, forms.ModelChoiceField)
        partner.queryset = team
        self.initial["partner"] = letter.partner
        for number in range(MOST_SITUATIONS):
            self._add_situation(number)
        for number, told in enumerate(letter.situations.all()):
            for name in ("heading", "words", "language", "on"):
                self.initial[f"{name}_{number}"] = getattr(told, name)

    def _add_situation(self, number: int) -> None:
        self.fields[f"heading_{number}"] = PrintedWordsField(
            label=_("Heading %(number)s") % {"number": number + 1}, max_length=80, required=False
        )
        self.fields[f"words_{number}"] = PrintedWordsField(
            label=_("What happened, and what did you do?"),
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        self.fields[f"language_{number}"] = forms.ChoiceField(
            label=_("Language of the words"),
            choices=LANGUAGES,
            required=False,
            error_messages={"invalid_choice": _("Choose a language.")},
        )
        self.fields[f"on_{number}"] = forms.DateField(required=False, widget=forms.HiddenInput)
        own = self.letter.participant.language
        self.initial[f"language_{number}"] = own if own in dict(LANGUAGES) else "sv"

    @property
    def situations(self) -> Iterator[dict[str, Any]]:
        """The fields of each situation, for the page; those that nobody needs say so."""
        for number in range(MOST_SITUATIONS):
            fields = {name: self[f"{name}_{number}"] for name in ("heading", "words")}
            is_begun = any(field.value() or field.errors for field in fields.values())
            others = {name: self[f"{name}_{number}"] for name in ("language", "on")}
            yield {**fields, **others, "is_spare": number >= FEWEST_SITUATIONS and not is_begun}

    def clean(self) -> dict[str, Any]:
        """When somebody is asked, each situation that is begun has to be whole."""
        if "ask" in self.data:
            for number in range(MOST_SITUATIONS):
                self._refuse_half_a_situation(number)
        return self.cleaned_data

    def _refuse_half_a_situation(self, number: int) -> None:
        heading, words = (
            self.cleaned_data.get(f"{name}_{number}") for name in ("heading", "words")
        )
        if words and heading == "":
            self.add_error(f"heading_{number}", _("Write a heading, a few words."))
        if heading and words == "":
            self.add_error(f"words_{number}", _("Write what happened, or take the heading away."))

    @property
    def told(self) -> list[Told]:
        """What CompetenceLetter.write takes, once it is valid."""
        data = self.cleaned_data
        return [
            Told(
                data[f"heading_{number}"],
                data[f"words_{number}"],
                data[f"language_{number}"] or "sv",
                data[f"on_{number}"],
            )
            for number in range(MOST_SITUATIONS)
            if data[f"heading_{number}"] or data[f"words_{number}"]
        ]


class TalkForm(forms.Form):
    """When the talk took place, and with which words the page was drawn."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    talked_on = forms.DateField(
        label=_("When did you last talk about it?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("Write the day, like 2026-11-28."),
            "invalid": _("Write the day, like 2026-11-28."),
        },
    )

    def clean_talked_on(self) -> Any:
        day, today = self.cleaned_data["talked_on"], timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("That day is still to come."))
        if day < today - LONG_AGO:
            raise forms.ValidationError(_("That is very long ago. Look at the year once more."))
        return day


class LookAgainForm(forms.Form):
    """What the participant should look at once more. The words stay theirs."""

    note = WordsField(
        label=_("What to look at again"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what to look at again.")},
    )

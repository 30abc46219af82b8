"""What a supervisor answers, or says instead of an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from confirmations.forms.fields import NameField, WordsField
from confirmations.models import Answer, ConfirmationRequest, Question, Said

CHOOSE = _("Choose an answer.")


class AnswerForm(forms.Form):
    """The supervisor's answers: one for each question, none chosen beforehand."""

    comment = WordsField(
        label=_("Would you like to add something?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "field"}),
    )
    name = NameField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    title = NameField(
        label=_("What do you do there?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    def __init__(self, data: Any = None, *, asked: ConfirmationRequest) -> None:
        super().__init__(data, initial={"name": asked.name, "title": asked.title})
        self.questions = list(asked.questions.select_related("competency"))
        for question in self.questions:
            self.fields[self.key_of(question)] = forms.ChoiceField(
                label=str(question.name),
                choices=Answer.Choice.choices,
                widget=forms.RadioSelect,
                error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
            )
        self.order_fields([self.key_of(question) for question in self.questions])

    @staticmethod
    def key_of(question: Question) -> str:
        return f"answer_{question.pk}"

    @property
    def asks(self) -> list[tuple[Question, forms.BoundField]]:
        """Each question with its field, for the page."""
        return [(question, self[self.key_of(question)]) for question in self.questions]

    @property
    def said(self) -> Said:
        """What the form says, once it is valid."""
        answers = {
            question.pk: self.cleaned_data[self.key_of(question)] for question in self.questions
        }
        words = {key: self.cleaned_data[key] for key in ("name", "title", "comment")}
        return Said(answers, **words)


class DeclineForm(forms.Form):
    """Why there is no answer. Nothing is chosen beforehand, so that no machine says no."""

    why = forms.ChoiceField(
        label=_("Which is it?"),
        choices=[
            (ConfirmationRequest.NOT_ME, _("It is not me")),
            ("no", _("I do not want to answer")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class DisputeForm(forms.Form):
    """That someone else answered. A person ticks it; a machine that presses buttons does not."""

    someone_else = forms.BooleanField(
        label=_("Someone else has answered in my name"),
        error_messages={"required": _("Tick the box if someone else has answered.")},
    )

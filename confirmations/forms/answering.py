"""What a supervisor answers, or says instead of an answer."""

from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from confirmations.content import Phrase
from confirmations.forms.fields import CodeField
from confirmations.models import Answer, ConfirmationRequest, Question, Said, ScreenedWord
from lifecycle.forms import NameField, WordsField

CHOOSE = _("Choose an answer.")
# Name and role are shown as they are typed, so what the team reads first does not belong in them.
ONLY_THAT = {
    "name": _("Write only your name here."),
    "title": _("Write only what you do there."),
}


class AnswerForm(forms.Form):
    """The supervisor's answers: one for each question, or one for all. None chosen beforehand."""

    ALL = "all"
    offers_one_for_all = True

    phrases = forms.MultipleChoiceField(
        label=_("What else did you see?"),
        choices=Phrase.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
    comment = WordsField(
        label=_("In your own words"),
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
        error_messages={
            "required": _(
                "Just one more thing: what do you do there? For example, run the workshop."
            )
        },
    )

    def __init__(
        self, data: Any = None, *, asked: ConfirmationRequest, said: dict[str, Any] | None = None
    ) -> None:
        """`said` is what stands in the form at first: nothing, but for the name and the role."""
        super().__init__(data, initial={"name": asked.name, "title": asked.title} | (said or {}))
        self.known = {"name": asked.name, "title": asked.title}
        self.questions = list(asked.questions.select_related("competency"))
        if self.offers_one_for_all and len(self.questions) > 1:
            self.fields[self.ALL] = _choice(
                _("All of them"),
                help_text=_("The same answer to all. If you answer one below, that answer counts."),
            )
        for question in self.questions:
            self.fields[self.key_of(question)] = _choice(lazystr(question.name))
        if asked.needs_code:
            self.fields["code"] = CodeField(label=_("The code"))
        self.why_no_code: str | None = None  # asked for just now: why there is none, or nothing
        self.order_fields([self.ALL, *map(self.key_of, self.questions)])

    def clean(self) -> dict[str, Any]:
        """Let what was said of all count for each question that nothing else was said of."""
        said = self.cleaned_data
        for key in map(self.key_of, self.questions):
            said[key] = said.get(key) or said.get(self.ALL, "")
            if not said[key] and key not in self.errors:
                self.add_error(key, CHOOSE)
        self._refuse_more_than_a_name()
        return said

    def _refuse_more_than_a_name(self) -> None:
        """What the question was asked with passes; it stands in the register."""
        texts = {key: self.cleaned_data.get(key, "") for key in ONLY_THAT}
        typed = {key: text for key, text in texts.items() if text != self.known[key]}
        for key in ScreenedWord.objects.tripped(typed):
            self.add_error(key, ONLY_THAT[key])

    @staticmethod
    def key_of(question: Question) -> str:
        return f"answer_{question.pk}"

    @property
    def asks(self) -> list[tuple[Question, forms.BoundField, Any]]:
        """Each question with its field and what is wrong with the answer, for the page."""
        fields = [(question, self[self.key_of(question)]) for question in self.questions]
        return [(question, field, field.errors and CHOOSE) for question, field in fields]

    @property
    def for_all(self) -> forms.BoundField | None:
        """The one answer to all questions, where there are several."""
        return self[self.ALL] if self.ALL in self.fields else None

    @property
    def code(self) -> str:
        """The code that came along, once it is valid; nothing where none was asked for."""
        return str(self.cleaned_data.get("code", ""))

    @property
    def said(self) -> Said:
        """What the form says, once it is valid."""
        answers = {
            question.pk: self.cleaned_data[self.key_of(question)] for question in self.questions
        }
        words = {key: self.cleaned_data[key] for key in ("name", "title", "comment")}
        return Said(answers, **words, phrases=tuple(self.cleaned_data["phrases"]))


class ChangeForm(AnswerForm):
    """The same answers once more, with what was said standing there."""

    offers_one_for_all = False

    @classmethod
    def saying(cls, said: Said) -> dict[str, Any]:
        """Return what stands in a form that says this."""
        answers = {f"answer_{question}": answer for question, answer in said.answers.items()}
        words = {"name": said.name, "title": said.title, "comment": said.comment}
        return {**answers, **words, "phrases": list(said.phrases)}


def _choice(label: Any, *, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=Answer.Choice.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE},
    )


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

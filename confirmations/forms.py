"""What participants, supervisors and the team type. Forms check; they never save."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from confirmations.models import Answer, ConfirmationRequest, Question
from portfolio.models import Entry
from workplaces.models import Supervisor

# Characters that cannot be seen and turn the direction of what follows: never meant.
_DIRECTIONS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}
_UNSEEN = dict.fromkeys(_DIRECTIONS | _CONTROLS)

CHOOSE = _("Choose an answer.")
CHOOSE_WHOM = _("Choose whom to ask.")
TOO_LONG = _("That is a little too long. Up to %(limit_value)d characters fit here.")


class WordsField(forms.CharField):
    """Words that a person typed, freed of characters that nobody can see or type."""

    default_error_messages = {"max_length": TOO_LONG}

    def to_python(self, value: Any) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return str(super().to_python(text.translate(_UNSEEN)))


# What a mail program may turn into a link. Initials, «A. B.» or «A.B. Ek», are none.
_ADDRESS = re.compile(r"[@/<>]|www\.|\w[.\u3002\uff0e\uff61][^\W\d_]{2}", re.IGNORECASE)


class NameField(WordsField):
    """A name or a role, on one line. It stands in a letter to a stranger: so no address in it."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if _ADDRESS.search(value):
            raise ValidationError(_("Write only words here, no address."), code="address")


class AskForm(forms.Form):
    """Whom to ask about a moment: someone met before, or a name and an address."""

    SOMEONE_ELSE = "new"

    whom = forms.ChoiceField(
        label=_("Who can confirm it?"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_WHOM, "invalid_choice": CHOOSE_WHOM},
    )
    name = NameField(label=_("Name"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Write the whole address, with an @ in it.")},
    )
    title = NameField(label=_("What do they do there?"), max_length=200, required=False)
    with_photo = forms.BooleanField(label=_("Send the photo along"), required=False)

    def __init__(self, data: Any = None, *, entry: Entry) -> None:
        super().__init__(data)
        self.participant = entry.participant
        there = entry.placement and entry.placement.supervisor_id
        met = Supervisor.objects.met_by(entry.participant)
        self.met = sorted(met, key=lambda supervisor: supervisor.pk != there)
        known = [(str(supervisor.pk), str(supervisor)) for supervisor in self.met]
        whom = self.fields["whom"]
        assert isinstance(whom, forms.ChoiceField)
        whom.choices = [*known, (self.SOMEONE_ELSE, _("Someone else"))]
        if not known or self.met[0].pk == there:
            whom.initial = whom.choices[0][0]
        if entry.participant.is_protected or not entry.photo:
            del self.fields["with_photo"]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if email.lower() == self.participant.email.lower():
            raise ValidationError(_("That is your own address. Someone else has to confirm it."))
        return email

    def clean(self) -> None:
        if self.cleaned_data.get("whom") != self.SOMEONE_ELSE:
            return
        needed = {"name": _("Write the name."), "email": _("Write the e-mail address.")}
        for field, sentence in needed.items():
            if not self.cleaned_data.get(field) and not self.has_error(field):
                self.add_error(field, sentence)

    @property
    def supervisor(self) -> Supervisor | None:
        """The one who was chosen among those met before."""
        whom = self.cleaned_data["whom"]
        return next((met for met in self.met if str(met.pk) == whom), None)


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
    def answers(self) -> dict[int, str]:
        return {
            question.pk: self.cleaned_data[self.key_of(question)] for question in self.questions
        }


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


class ApprovedField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Supervisors to choose among, each with the address that the team knows."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.email})"


class MergeForm(forms.Form):
    """Which approved supervisor of the same register this one really is."""

    into = ApprovedField(
        label=_("Who is it?"),
        queryset=Supervisor.objects.none(),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose a supervisor."),
            "invalid_choice": _("Choose another supervisor, who is already approved."),
        },
    )

    def __init__(self, data: Any = None, *, supervisor: Supervisor) -> None:
        super().__init__(data)
        into = self.fields["into"]
        assert isinstance(into, forms.ModelChoiceField)
        into.queryset = supervisor.possible_selves().select_related("workplace")


class RejectForm(forms.Form):
    """Why what this person says has no weight."""

    why = WordsField(
        label=_("Why?"),
        help_text=_("Only the team sees it."),
        max_length=500,
        error_messages={"required": _("Write a few words about why.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

"""What the desk says about a case: judgements, a question, a word to the assessor."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments import permissions
from assessments.models import AssessmentCase, Decision
from assessments.progress import Section, sections_of
from competencies.models import Competency
from lifecycle.models import Event

NOT_YET = "not_yet"


class JudgementForm(forms.Form):
    """The assessor's word on one competency: a level with method and reason."""

    level = forms.ChoiceField(
        label=_("Level"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a level."), "invalid_choice": _("Choose a level.")},
    )
    method = forms.ChoiceField(
        label=_("Method"),
        choices=[("", _("Choose")), *Decision.Method.choices],
        error_messages={"required": _("Choose how."), "invalid_choice": _("Choose how.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_(
            "The participant reads it. Where something is not yet shown, say what could show it."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why.")},
    )

    def __init__(self, data: Mapping[str, Any] | None, *, section: Section) -> None:
        super().__init__(
            data,
            prefix=f"c{section.competency.pk}",
            initial=_as_said(section.decision),
            empty_permitted=True,  # what is not filled in yet is left for later
            use_required_attribute=False,
        )
        self.section = section
        for field in self.fields.values():
            field.label = f"{field.label}: {section.competency}"
        levels = [(str(each.level.number), str(each.level)) for each in section.statements]
        self.fields["level"].choices = [*levels, (NOT_YET, _("Not yet shown"))]  # type: ignore[attr-defined]

    def set_aside(self) -> "JudgementForm":
        """Return it with what was typed, and without asking for the rest of it yet."""
        aside = JudgementForm(None, section=self.section)
        aside.initial = {name: self[name].value() for name in self.fields}
        return aside

    @property
    def judgement(self) -> dict[str, Any]:
        """What was said, as AssessmentCase.judge wants it."""
        level = self.cleaned_data["level"]
        return {**self.cleaned_data, "level": None if level == NOT_YET else int(level)}


def _form_of(section: Section, data: Mapping[str, Any] | None) -> JudgementForm:
    """One competency's form. When another one is to be saved, it need not be complete."""
    form = JudgementForm(data, section=section)
    pressed = data.get("at", "") if data else ""
    is_beside = pressed and pressed != form.prefix
    return form.set_aside() if is_beside and not form.is_valid() else form


def _as_said(decision: Decision | None) -> dict[str, Any]:
    if decision is None:
        return {}
    level = str(decision.level) if decision.is_shown else NOT_YET
    return {"level": level, "method": decision.method, "reason": decision.reason}


class NoteForm(forms.Form):
    """A few words about the case, to the participant or to the assessor."""

    note = forms.CharField(
        label=_("A few words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a few words.")},
    )


class Desk:
    """One case as one person at the desk sees it, with everything they can say about it.

    All forms are sent together, so that nothing typed beside the pressed button is lost.
    """

    def __init__(
        self,
        case: AssessmentCase,
        user: User,
        data: Mapping[str, Any] | None = None,
        *,
        needs_note: bool = False,
    ) -> None:
        self.case, self.user = case, user
        self.sections = sections_of(case)
        if self.can_judge:
            for section in self.sections:
                section.form = _form_of(section, data)
        self.note = NoteForm(data, use_required_attribute=False)
        self.note.fields["note"].required = needs_note
        self.is_bound = data is not None

    # Questions. These say what the page offers: nobody close to the participant gets this far
    # (gate 1), and each press asks its own rule.

    @property
    def can_take_up(self) -> bool:
        return self.case.allows("take_up") and permissions.read_queue(self.user)

    @property
    def can_judge(self) -> bool:
        return self.case.allows("decide") and self.user == self.case.assessor

    @property
    def can_check(self) -> bool:
        mine = self.user == self.case.assessor
        return (
            self.case.allows("check_quality") and not mine and permissions.read_quality(self.user)
        )

    # What components/error_summary.html asks of a form.

    @property
    def errors(self) -> list[Any]:
        """What has to be mended; nothing before anything was sent."""
        return [form.errors for form in self.forms if self.is_bound and form.errors]

    def __iter__(self) -> Iterator[Any]:
        for form in self.forms:
            yield from form

    @property
    def forms(self) -> list[forms.Form]:
        """Everything that was asked, in the order of the page."""
        return [*(section.form for section in self.sections if section.form), self.note]

    @cached_property
    def is_in_order(self) -> bool:
        """Whether nothing has to be mended before it can be saved."""
        return all(form.is_valid() for form in self.forms if form.is_bound)

    @property
    def words(self) -> str:
        """What was written to the other."""
        return str(self.note.cleaned_data["note"])

    @property
    def unfinished(self) -> list[Competency]:
        """Those with something typed that cannot be saved yet."""
        if not self.is_bound:
            return []
        return [each.competency for each in self.sections if each.form and not each.form.is_valid()]

    @property
    def must_stay(self) -> bool:
        """Whether something typed would be lost by leaving the page."""
        return bool(self.unfinished or self.note["note"].value())

    @cached_property
    def talk(self) -> list[Event]:
        """What was asked, answered and sent back so far, oldest first. Queries."""
        return list(Event.objects.about(self.case).exclude(note="").select_related("by"))

    def judgements(self) -> Iterator[tuple[Section, dict[str, Any]]]:
        """Yield what was said anew and can be saved."""
        for section in self.sections:
            if section.form and section.form.is_valid() and section.form.has_changed():
                yield section, section.form.judgement

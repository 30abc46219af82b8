"""Choosing a file, and answering what is asked about its rows. Forms check; they never save."""

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake.columns import Kind, Layout, count_known, lay_out
from intake.importing import Chosen
from intake.tables import LARGEST, NotRead, Table, read_table

ACCEPTED: Final = ".xlsx,.csv,.tsv,.txt"
NAME_SHOWN: Final = 100  # characters of a file's name
HEADING_SHOWN: Final = 60


class ChooseForm(forms.Form):
    """A spreadsheet; what comes out is its rows by our columns."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx) or CSV, up to 5 MB and 10,000 rows."),
        allow_empty_file=True,  # it gets a sentence of ours
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "class": "field"}),
        error_messages={"required": _("Choose a file."), "invalid": _("Choose a file.")},
    )

    def __init__(self, *args: Any, kind: Kind) -> None:
        super().__init__(*args)
        self.kind = kind

    def clean_file(self) -> Chosen:
        upload = self.cleaned_data["file"]
        try:
            # One byte more than fits is enough to know that it is too much.
            content = upload.read(LARGEST + 1)
            table = read_table(content, knows=partial(count_known, self.kind))
        except NotRead as refusal:
            raise ValidationError(refusal.sentence, code="not_read") from refusal
        layout = lay_out(self.kind, [row.cells for row in table.rows])
        _refuse_odd_headings(layout)
        rows = list(_rows_of(table, layout))
        if not rows:
            raise ValidationError(_("There is no row below the headings."), code="no_rows")
        left_aside = [heading[:HEADING_SHOWN] for heading in layout.unknown]
        return Chosen(rows, (upload.name or "")[:NAME_SHOWN], table.sheet, left_aside)


def _refuse_odd_headings(layout: Layout) -> None:
    if not layout.places:
        said = _("We found no headings that we know. Begin with the template below.")
        raise ValidationError(said, code="no_headings")
    missing = gettext("The column “%(column)s” is missing.")
    doubled = gettext("Two columns mean “%(column)s”. Take one of them away.")
    wrong = [missing % {"column": column.heading} for column in layout.missing]
    wrong += [doubled % {"column": column.heading} for column in layout.doubled]
    if wrong:
        raise ValidationError(" ".join(wrong), code="headings")


def _rows_of(table: Table, layout: Layout) -> Iterable[tuple[int, dict[str, str]]]:
    """Yield what the known columns say; a row that says nothing there is left out."""
    for row in table.rows[layout.first :]:
        if facts := layout.facts_of(row.cells):
            yield row.number, facts


class AnswersForm(forms.Form):
    """The questions about some rows, each as it was asked."""

    def __init__(self, data: Any = None, *, findings: Iterable[dict[str, Any]]) -> None:
        super().__init__(data)
        for finding in findings:
            for ask in finding["asks"]:
                self.fields[f"{finding['row']}-{ask['key']}"] = _field_of(ask)

    def fields_of(self, finding: dict[str, Any]) -> list[forms.BoundField]:
        return [self[f"{finding['row']}-{ask['key']}"] for ask in finding["asks"]]

    @property
    def answers(self) -> dict[str, dict[str, str]]:
        """What was answered: {row: {question: answer}}; an answer that was taken back is none."""
        answers: dict[str, dict[str, str]] = {}
        for name, said in self.cleaned_data.items():
            row, _dash, key = name.partition("-")
            answer = said[0] if isinstance(said, list) and said else said
            answers.setdefault(row, {})[key] = answer or ""
        return answers


def _field_of(ask: dict[str, Any]) -> forms.Field:
    """Return a box to tick where there is one answer, else one to choose."""
    facts = {"label": ask["words"], "choices": ask["choices"], "required": False}
    wrong = {"invalid_choice": _("Choose among those that are shown.")}
    if len(ask["choices"]) == 1:
        box = forms.CheckboxSelectMultiple
        initial = [ask["answer"]] if ask["answer"] else []
        return forms.MultipleChoiceField(widget=box, initial=initial, error_messages=wrong, **facts)
    return forms.ChoiceField(
        widget=forms.RadioSelect, initial=ask["answer"], error_messages=wrong, **facts
    )

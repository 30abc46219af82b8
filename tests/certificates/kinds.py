"""Words that others give: a supervisor's text, a letter and its talk; and what validation takes."""

from datetime import date
from typing import Any

from accounts.models import User
from assessments.models import AssessorCompetence
from certificates import issuing
from certificates.models import Certificate, CompetenceLetter, StatementRequest, Written
from certificates.models.letter import Told
from competencies.models import Qualification
from competencies.texts import Text
from tests.cast import START, Cast

TASKS = "Lagade punkteringar och tog emot kunder."
SEEN = "Amina frågade när något var oklart och lämnade verkstaden städad."
WRITTEN = Written("Kalle Berg", "verkstadsledare", TASKS, SEEN, "sv", 120)
TOLD = [
    Told("Kunden som hade bråttom", "Jag lagade hjulet medan hen väntade.", "sv", START),
    Told("Nyckeln som saknades", "Jag letade, frågade och hittade den.", "sv"),
    Told("My first Saturday", "I opened the workshop alone.", "en"),
]


def ask_kalle(cast: Cast) -> StatementRequest:
    """Return Amina's question to Kalle about her time at Cykelköket."""
    return StatementRequest.make(cast.placement, by=cast.amina)


def make_statement_draft(cast: Cast, written: Written = WRITTEN) -> Certificate:
    """Return the draft that Kalle's signed text has become."""
    return issuing.sign_statement(ask_kalle(cast), written)


def write_letter(cast: Cast, told: list[Told] | None = None) -> CompetenceLetter:
    """Return Amina's letter, with Sara as whom she talked with, not asked yet."""
    letter = CompetenceLetter.make([], by=cast.amina)
    letter.write(TOLD if told is None else told, partner=cast.sara, by=cast.amina)
    return letter


def ask_sara(cast: Cast) -> CompetenceLetter:
    """Return Amina's letter, which waits for Sara's word."""
    letter = write_letter(cast)
    letter.ask(by=cast.amina)
    return letter


def make_letter_draft(cast: Cast) -> Certificate:
    """Return the draft that Amina's confirmed letter has become."""
    letter, day = ask_sara(cast), date(2026, 11, 2)
    return issuing.confirm_letter(letter, by=cast.sara, talked_on=day, seen=letter.as_told)


def carry_qualification(cast: Cast, **facts: Any) -> Qualification:
    """Let the framework carry a qualification with a level in SeQF."""
    known: dict[str, Any] = {
        "framework": cast.framework,
        "title": Text(sv="Grund för arbetslivet", en="Basis for working life"),
        "seqf_level": 2,
        "owner": "Validering Väst",
        "decision": "MYH 2026/123",
        "decided_on": START,
        "starts_on": START,
    }
    return Qualification.objects.create(**{**known, **facts})


def record_competence(cast: Cast, assessor: User | None = None, **facts: Any) -> AssessorCompetence:
    """Let Elin write down what Ada is competent to assess."""
    known: dict[str, Any] = {
        "assessor": assessor or cast.ada,
        "framework": cast.framework,
        "area": Text(sv="Arbetslivets grunder", en="Basics of working life"),
        "basis": "Bedömarutbildning 2024, åtta år i yrket.",
        "recorded_by": cast.elin,
        "starts_on": START,
    }
    return AssessorCompetence.objects.create(**{**known, **facts})

"""Cases in the states that tests need, each reached by the steps that people take."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from assessments.models import AssessmentCase
from confirmations.models import ConfirmationRequest, Said
from portfolio.models import Entry
from tests.cast import Cast

CODES = ("A1.1", "A4.1")
WORDS = "Jag kom i tid och bytte slang på en cykel."
REASON = "Har visat det vid flera tillfällen, och Kalle har sett det."


def make_shared_entry(
    cast: Cast,
    *codes: str,
    participant: User | None = None,
    text: str = WORDS,
    days_ago: int = 1,
    place: str = "",
) -> Entry:
    """Return a moment that shows these competencies, shared with the team. Amina's, if nobody's."""
    author = participant or cast.amina
    entry = Entry.objects.create(
        participant=author,
        text=text,
        happened_on=timezone.localdate() - timedelta(days=days_ago),
        placement=cast.placement if author == cast.amina and not place else None,
        place=place,
    )
    shown = {cast.competency(code).pk: "on_my_own" for code in codes or CODES}
    entry.assess_self(shown, by=author)
    entry.keep(by=author)
    entry.share(by=author)
    return entry


def confirm(
    cast: Cast, entry: Entry, *, answer: str = "yes", comment: str = ""
) -> ConfirmationRequest:
    """Let Kalle give the same answer to everything that a moment shows."""
    request = ConfirmationRequest.make(entry, cast.kalle, by=entry.participant, with_photo=False)
    request.send(by=entry.participant)
    answers = {question.pk: answer for question in request.questions.all()}
    request.answer(Said(answers, cast.kalle.name, cast.kalle.title, comment))
    return request


def make_submitted_case(
    cast: Cast, *codes: str, participant: User | None = None, entries: int = 2
) -> AssessmentCase:
    """Return a case that waits for an assessor: so many moments, ten confirmed by Kalle at most."""
    author = participant or cast.amina
    moments = [
        make_shared_entry(cast, *codes, participant=author, days_ago=day + 1)
        for day in range(entries)
    ]
    for moment in moments[:10]:  # more in a day are not let through
        confirm(cast, moment)
    competencies = [cast.competency(code) for code in codes or CODES]
    return AssessmentCase.make(moments, competencies, by=author)


def make_case_in_assessment(
    cast: Cast, *codes: str, participant: User | None = None, entries: int = 2
) -> AssessmentCase:
    """Return a case that Ada has taken up."""
    case = make_submitted_case(cast, *codes, participant=participant, entries=entries)
    case.take_up(by=cast.ada)
    return case


def make_decided_case(
    cast: Cast,
    levels: dict[str, int | None] | None = None,
    *,
    participant: User | None = None,
    entries: int = 2,
) -> AssessmentCase:
    """Return a case that Ada has decided: {code: level}, None for «not yet shown»."""
    decided = levels or dict.fromkeys(CODES, 2)
    case = make_case_in_assessment(cast, *decided, participant=participant, entries=entries)
    for code, level in decided.items():
        case.judge(
            cast.competency(code), by=cast.ada, level=level, method="portfolio", reason=REASON
        )
    case.decide(by=cast.ada)
    return case


def make_checked_case(
    cast: Cast,
    levels: dict[str, int | None] | None = None,
    *,
    participant: User | None = None,
    entries: int = 2,
) -> AssessmentCase:
    """Return a case that Ada has decided and Elin has checked."""
    case = make_decided_case(cast, levels, participant=participant, entries=entries)
    case.check_quality(by=cast.elin)
    return case

"""Questions to Kalle in the states that tests need, each reached by the steps that people take."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from accounts.models import User
from confirmations.models import ConfirmationRequest, Said
from portfolio.models import Entry
from tests.cast import Cast
from workplaces.models import Supervisor

WORDS = "Jag bytte slang och pumpade hjulet."


def make_entry(
    cast: Cast, *codes: str, participant: User | None = None, share: bool = True
) -> Entry:
    """Return a moment that shows these competencies, shared unless told. Amina's, if nobody's."""
    author = participant or cast.amina
    entry = Entry.objects.create(
        participant=author,
        text=WORDS,
        placement=cast.placement if author == cast.amina else None,
        place="" if author == cast.amina else "Cykelköket",
    )
    shown = {cast.competency(code).pk: "on_my_own" for code in codes or ("A1.1", "A3.1")}
    entry.assess_self(shown, by=author)
    entry.keep(by=author)
    if share:
        entry.share(by=author)
    return entry


def write_down(
    cast: Cast, entry: Entry | None = None, *, supervisor: Supervisor | None = None
) -> ConfirmationRequest:
    """Return a question that has not been sent yet. To Kalle, if nobody is named."""
    about = entry or make_entry(cast)
    return ConfirmationRequest.make(
        about, supervisor or cast.kalle, by=about.participant, with_photo=True
    )


def ask(
    cast: Cast, entry: Entry | None = None, *, supervisor: Supervisor | None = None
) -> ConfirmationRequest:
    """Return a question that has been sent."""
    request = write_down(cast, entry, supervisor=supervisor)
    request.send(by=request.participant)
    return request


def answers_to(request: ConfirmationRequest, answer: str = "yes") -> dict[str, str]:
    """Return what the page posts when every question gets the same answer."""
    chosen = {f"answer_{question.pk}": answer for question in request.questions.all()}
    return {**chosen, "name": "Kalle Berg", "title": "verkstadsledare", "comment": ""}


def said_to(request: ConfirmationRequest, choice: str = "yes", comment: str = "") -> Said:
    """Return what Kalle says when every question gets the same answer."""
    answers = {question.pk: choice for question in request.questions.all()}
    return Said(answers, "Kalle Berg", "verkstadsledare", comment)


def answer(request: ConfirmationRequest, choice: str = "yes") -> ConfirmationRequest:
    """Return the question with the supervisor's answers, the same to each."""
    request.answer(said_to(request, choice))
    return request


def ask_new_signer(cast: Cast, entry: Entry | None = None) -> ConfirmationRequest:
    """Return a question that was sent to somebody the register did not know."""
    who = Supervisor.propose(
        "Bo Ek", "bo@lager.example", title="", organisation=cast.goteborg, by=cast.amina
    )
    return ask(cast, entry, supervisor=who)


def after_it_expired() -> time_machine.travel:
    """Return a journey to the day after the link of a question sent now has expired."""
    return time_machine.travel(timezone.now() + timedelta(days=61))

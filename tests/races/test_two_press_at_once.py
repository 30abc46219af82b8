"""Two people press the same button at once: one step happens, the other gets a sentence."""

import uuid
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from assessments.models import AssessmentCase
from confirmations.models import Confirmation, ConfirmationRequest, Said, Suggestion
from lifecycle.models import Event, Letter
from portfolio.models import Account, Entry
from tests.assessments.cases import (
    make_case_in_assessment,
    make_decided_case,
    make_shared_entry,
    make_submitted_case,
)
from tests.cast import Cast, person
from tests.confirmations.seen import filled_in, suggest
from tests.races.at_once import press_at_once
from workplaces.models import Supervisor

pytestmark = pytest.mark.race
MANY = 12


def make_sent_request(cast: Cast) -> ConfirmationRequest:
    entry = make_shared_entry(cast)
    request = ConfirmationRequest.make(entry, cast.kalle, by=cast.amina, with_photo=False)
    request.send(by=cast.amina)
    return request


def test_a_moment_is_shared_once(cast: Cast) -> None:
    entry = Entry.objects.create(participant=cast.amina, text="Mitt.")
    entry.keep(by=cast.amina)
    copies = [Entry.objects.get(pk=entry.pk) for _ in range(MANY)]

    went = press_at_once([partial(copy.share, by=cast.amina) for copy in copies])

    assert went == (1, MANY - 1)
    assert Event.objects.about(entry).filter(action="share").count() == 1


def test_a_moment_sent_many_times_is_one(cast: Cast) -> None:
    pk = uuid.uuid4()
    said = Account("Mitt.", timezone.localdate(), shown={cast.competency("A1.1").pk: "tried"})

    def send() -> None:
        Entry.find_or_start(pk, by=cast.amina).finish(said, by=cast.amina)

    assert press_at_once([send] * MANY) == (MANY, 0)
    entry = Entry.objects.get()
    assert entry.account == said
    assert [event.action for event in Event.objects.about(entry)] == ["keep"]


def test_a_moment_is_changed_or_handed_over_first(cast: Cast) -> None:
    entry = make_shared_entry(cast)
    one, two = (Entry.objects.get(pk=entry.pk) for _ in range(2))

    press_at_once(
        [
            lambda: one.submit(by=cast.amina),
            lambda: two.revise(Account("Nytt.", timezone.localdate()), by=cast.amina),
        ]
    )

    actions = [event.action for event in Event.objects.about(entry)]
    assert "amend" not in actions[actions.index("submit") :]


def test_a_question_is_answered_once(cast: Cast) -> None:
    request = make_sent_request(cast)
    answers = {question.pk: "yes" for question in request.questions.all()}
    copies = [ConfirmationRequest.objects.get(pk=request.pk) for _ in range(MANY)]

    went = press_at_once(
        [partial(copy.answer, Said(answers, "Kalle Berg", "ledare")) for copy in copies]
    )

    assert went == (1, MANY - 1)
    assert Confirmation.objects.filter(request=request).count() == 1
    assert Letter.objects.filter(writer__endswith="thank_supervisor").count() == 1


def test_a_suggestion_becomes_one_moment(cast: Cast) -> None:
    suggestion = suggest(cast)
    shown = set(suggestion.seen.values_list("competency", flat=True))
    copies = [Suggestion.objects.get(pk=suggestion.pk) for _ in range(MANY)]

    went = press_at_once(
        [partial(copy.accept, by=cast.amina, competencies=shown) for copy in copies]
    )

    assert went == (1, MANY - 1)
    assert Entry.objects.filter(participant=cast.amina).count() == 1
    assert Confirmation.objects.count() == 1


def test_a_suggestion_is_accepted_or_left(cast: Cast) -> None:
    suggestion = suggest(cast)
    shown = set(suggestion.seen.values_list("competency", flat=True))
    one, two, three = (Suggestion.objects.get(pk=suggestion.pk) for _ in range(3))

    went = press_at_once(
        [
            lambda: one.accept(by=cast.amina, competencies=shown),
            lambda: two.leave(by=cast.amina),
            lambda: three.withdraw(by=cast.sara),
        ]
    )

    suggestion.refresh_from_db()
    assert went == (1, 2)
    assert Entry.objects.exists() == suggestion.is_accepted
    assert suggestion.seen.exists() == suggestion.is_accepted


def test_an_activity_sent_many_times_is_one(cast: Cast) -> None:
    sent = filled_in(cast, [cast.amina], ["A1.1", "A2.1"])

    def send() -> None:
        browser = Client()
        browser.force_login(cast.sara)
        assert browser.post("/activities/record/", sent).status_code == 302

    assert press_at_once([send] * 4) == (4, 0)
    assert Suggestion.objects.count() == 1


def test_answering_and_withdrawing_end_in_one_of_the_two(cast: Cast) -> None:
    request = make_sent_request(cast)
    answers = {question.pk: "yes" for question in request.questions.all()}
    one, two = (ConfirmationRequest.objects.get(pk=request.pk) for _ in range(2))

    went = press_at_once(
        [
            lambda: one.answer(Said(answers, "Kalle Berg", "ledare")),
            lambda: two.withdraw(by=cast.amina),
        ]
    )

    request.refresh_from_db()
    answered = Confirmation.objects.filter(request=request).exists()
    assert went == (1, 1)
    assert answered == (request.state == ConfirmationRequest.State.ANSWERED)


def test_a_supervisor_is_approved_or_rejected_not_both(cast: Cast) -> None:
    supervisor = Supervisor.objects.create(
        name="Sam Ek", email="sam@loppis.example", organisation=cast.goteborg
    )
    one, two = (Supervisor.objects.get(pk=supervisor.pk) for _ in range(2))

    press_at_once([lambda: one.approve(by=cast.sara), lambda: two.approve(by=cast.noor)])

    assert Event.objects.about(supervisor).filter(action="approve").count() == 1


def test_a_case_is_taken_up_by_one(cast: Cast) -> None:
    case = make_submitted_case(cast)
    assessors = [person(f"bedomare{number}", f"Bedömare {number}") for number in range(MANY)]
    copies = [AssessmentCase.objects.get(pk=case.pk) for _ in assessors]

    went = press_at_once(
        [partial(copy.take_up, by=who) for copy, who in zip(copies, assessors, strict=True)]
    )

    case.refresh_from_db()
    event = Event.objects.about(case).get(action="take_up")
    assert went == (1, MANY - 1)
    assert case.assessor == event.by


def test_a_case_is_withdrawn_or_decided(cast: Cast) -> None:
    case = make_case_in_assessment(cast)
    for competency in case.competencies.all():
        case.judge(competency, by=cast.ada, level=2, method="portfolio", reason="Har visat.")
    one, two = (AssessmentCase.objects.get(pk=case.pk) for _ in range(2))

    went = press_at_once([lambda: one.decide(by=cast.ada), lambda: two.withdraw(by=cast.amina)])

    case.refresh_from_db()
    assert went == (1, 1)
    frozen = set(case.entries.values_list("state", flat=True))
    assert frozen == ({"submitted"} if case.state == "decided" else {"shared"})


def test_a_case_is_checked_once(cast: Cast) -> None:
    case = make_decided_case(cast)
    copies = [AssessmentCase.objects.get(pk=case.pk) for _ in range(MANY)]

    went = press_at_once([partial(copy.check_quality, by=cast.elin) for copy in copies])

    assert went == (1, MANY - 1)
    assert case.checks.count() == 1


def test_an_expired_link_is_renewed_once(cast: Cast) -> None:
    request = make_sent_request(cast)
    copies = [ConfirmationRequest.objects.get(pk=request.pk) for _ in range(MANY)]

    with time_machine.travel(timezone.now() + timedelta(days=61)):
        went = press_at_once([copy.renew for copy in copies])

    request.refresh_from_db()
    assert went == (1, MANY - 1)
    assert Letter.objects.get(writer__endswith="ask_supervisor").key.endswith(request.nonce[:8])

"""No page weighs more than a slow phone on a bad line has patience for."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from competencies.models import Competency
from confirmations.models import Activity, Occasion
from programmes.models import Enrolment
from tests.assessments.cases import (
    make_case_in_assessment,
    make_decided_case,
    make_submitted_case,
)
from tests.cast import Cast, enrol, person
from tests.certificates.certificates import issue, make_draft, make_issued
from tests.certificates.kinds import ask_kalle, ask_sara, write_letter
from tests.certificates.links import make_link
from tests.confirmations.asked import answer, ask, make_entry
from tests.confirmations.in_hand import PAGE, hand_over
from tests.confirmations.posters import hang, on_screen
from tests.confirmations.seen import suggest
from tests.conftest import SignIn
from tests.pages.weight import weigh
from tests.plans import visits

KB = 1000  # bytes
MANY = ("A1.1", "A1.2", "A2.1", "A2.2", "A3.1", "A3.2", "A4.1", "A4.2", "A5.1")  # for one moment


@dataclass(frozen=True)
class Budget:
    """What the first visit to a page may take: KB on the wire, and how many files."""

    total: int
    html: int
    css: int
    js: int
    requests: int


PARTICIPANT = Budget(total=45, html=12, css=8, js=8, requests=8)
GUEST = Budget(total=35, html=8, css=8, js=2, requests=5)
STAFF = Budget(total=90, html=25, css=10, js=25, requests=12)


@dataclass(frozen=True)
class Visit:
    """Who opens what, and what it may weigh. Nobody named: a guest."""

    budget: Budget
    address: Callable[[Cast], str]
    who: str = ""


def address_of(name: str) -> Callable[[Cast], str]:
    return lambda _cast: reverse(name)


def answer_page(cast: Cast) -> str:
    """Return the link that Kalle got, about as many competencies as anyone asks about at once."""
    return ask(cast, make_entry(cast, *MANY)).path


def receipt_page(cast: Cast) -> str:
    return answer(ask(cast, make_entry(cast, *MANY))).path


def check_page(cast: Cast) -> str:
    """Return the public page of a certificate with many competencies."""
    draft = make_draft(cast, dict.fromkeys(MANY, 3))
    draft.accept(by=cast.amina)
    return reverse("certificates:check", args=[issue(cast, draft).number])


def shared_page(cast: Cast) -> str:
    """Return what somebody sees by a link that shows all of a certificate with much on it."""
    draft = make_draft(cast, dict.fromkeys(MANY, 3))
    draft.accept(by=cast.amina)
    return make_link(issue(cast, draft), shows_workplace=True, shows_number=True).path


def full_home(cast: Cast) -> str:
    """Return the first page of someone who has a bit of everything."""
    for code in MANY:
        ask(cast, make_entry(cast, code))
    make_issued(cast)
    make_submitted_case(cast)
    return "/"


def participant_page(cast: Cast) -> str:
    full_home(cast)
    return Enrolment.objects.get(participant=cast.amina).get_absolute_url()


def big_group(cast: Cast) -> str:
    """Return the group page of someone who follows thirty people with a bit of everything."""
    project = Enrolment.objects.get(participant=cast.amina).local_project
    for number in range(29):
        someone = person(f"deltagare{number}", f"Deltagare Nummer-{number}")
        enrol(someone, project, cast.sara)
        make_entry(cast, *MANY[number % 4 :], participant=someone)
        suggest(cast, someone).accept(by=someone, competencies={cast.competency("A1.1").pk})
    return "/group/"


def grid_of_all(cast: Cast) -> str:
    """Return the grid of twenty people and all competencies, begun from the time before."""
    big_group(cast)
    people = Enrolment.objects.followed_by(cast.sara).values_list("participant", flat=True)[:20]
    shown = dict.fromkeys(Competency.objects.in_use().values_list("pk", flat=True), "yes")
    occasion = Occasion("Matlagning på torsdag", timezone.localdate())
    seen = dict.fromkeys(people, shown)
    activity = Activity.record(uuid4(), occasion, seen, at=cast.goteborg, by=cast.sara)
    return reverse("confirmations:record_activity") + f"?again={activity.pk}"


VISITS = {
    "home": Visit(PARTICIPANT, full_home, "amina"),
    "home, empty": Visit(PARTICIPANT, address_of("home:start"), "mehari"),
    "what I can": Visit(PARTICIPANT, lambda cast: full_home(cast) + "i-can/", "amina"),
    "me": Visit(PARTICIPANT, address_of("home:me"), "amina"),
    "who looked": Visit(PARTICIPANT, address_of("home:who_looked"), "amina"),
    "add a moment": Visit(PARTICIPANT, address_of("portfolio:add_entry"), "amina"),
    "my moments": Visit(PARTICIPANT, lambda cast: full_home(cast) + "entries/", "amina"),
    "a moment": Visit(
        PARTICIPANT, lambda cast: make_entry(cast, *MANY).get_absolute_url(), "amina"
    ),
    "ask about a moment": Visit(
        PARTICIPANT, lambda cast: reverse("confirmations:ask", args=[make_entry(cast).pk]), "amina"
    ),
    "hand over": Visit(PARTICIPANT, lambda cast: full_home(cast) + "cases/make/", "amina"),
    "my case": Visit(PARTICIPANT, lambda cast: make_decided_case(cast).get_absolute_url(), "amina"),
    "proof": Visit(
        PARTICIPANT,
        lambda cast: reverse("certificates:proof_certificate", args=[make_draft(cast).pk]),
        "amina",
    ),
    "my certificate": Visit(
        PARTICIPANT, lambda cast: make_issued(cast).get_absolute_url(), "amina"
    ),
    "share my certificate": Visit(
        PARTICIPANT,
        lambda cast: reverse("certificates:share_certificate", args=[make_issued(cast).pk]),
        "amina",
    ),
    "my link": Visit(
        PARTICIPANT, lambda cast: make_link(make_issued(cast)).get_absolute_url(), "amina"
    ),
    "text for a CV": Visit(
        PARTICIPANT,
        lambda cast: reverse("certificates:copy_certificate", args=[make_issued(cast).pk]),
        "amina",
    ),
    "begin to tell": Visit(PARTICIPANT, address_of("plans:begin_conversation"), "amina"),
    "a question": Visit(PARTICIPANT, visits.question_page, "amina"),
    "what I have told": Visit(PARTICIPANT, visits.told_page, "amina"),
    "my plan": Visit(PARTICIPANT, visits.full_plan, "amina"),
    "my goal": Visit(PARTICIPANT, visits.goal_page, "amina"),
    "choose a goal": Visit(PARTICIPANT, address_of("plans:choose_goal"), "amina"),
    "what someone has told": Visit(STAFF, visits.told_page, "sara"),
    "words and plan": Visit(STAFF, visits.team_plan, "sara"),
    "suggest a goal": Visit(STAFF, visits.suggestion_page, "sara"),
    "projects": Visit(STAFF, address_of("home:my_projects"), "lo"),
    "take everything": Visit(PARTICIPANT, address_of("privacy:my_export"), "amina"),
    "what a link shows": Visit(GUEST, shared_page),
    "landing": Visit(PARTICIPANT, address_of("home:start")),
    "sign in": Visit(PARTICIPANT, address_of("account_login")),
    "answer": Visit(GUEST, answer_page),
    "answer in two languages": Visit(GUEST, lambda cast: answer_page(cast) + "?lang=sv&also=en"),
    "receipt": Visit(GUEST, receipt_page),
    "change an answer": Visit(GUEST, lambda cast: receipt_page(cast) + "change/"),
    "before a poster": Visit(GUEST, lambda cast: hang(cast).path),
    "without a poster": Visit(GUEST, address_of("confirmations:enter_code_anywhere")),
    "on her screen": Visit(
        PARTICIPANT,
        lambda cast: reverse("confirmations:show_on_screen", args=[on_screen(cast)[0].pk]),
        "amina",
    ),
    "hand over the phone": Visit(
        PARTICIPANT,
        lambda cast: reverse(
            "confirmations:hand_over", args=[ask(cast, make_entry(cast, *MANY)).pk]
        ),
        "amina",
    ),
    "a link that leads nowhere": Visit(GUEST, lambda _cast: "/s/nothing/"),
    "check": Visit(GUEST, check_page),
    "check an unknown number": Visit(GUEST, lambda _cast: "/v/0000/"),
    "find a certificate": Visit(GUEST, address_of("certificates:find")),
    "write a statement": Visit(GUEST, lambda cast: ask_kalle(cast).path),
    "choose what is on it": Visit(
        PARTICIPANT, lambda cast: f"/certificates/{make_draft(cast).pk}/choose/", "amina"
    ),
    "write a letter": Visit(
        PARTICIPANT, lambda cast: f"/letters/{write_letter(cast).pk}/write/", "amina"
    ),
    "confirm a letter": Visit(STAFF, lambda cast: ask_sara(cast).get_absolute_url(), "sara"),
    "frameworks": Visit(GUEST, address_of("competencies:list_frameworks")),
    "group": Visit(STAFF, address_of("home:my_group"), "sara"),
    "a participant": Visit(STAFF, participant_page, "sara"),
    "a suggestion": Visit(PARTICIPANT, lambda cast: suggest(cast).get_absolute_url(), "amina"),
    "overview": Visit(STAFF, lambda cast: big_group(cast) + "matrix/", "sara"),
    "grid": Visit(STAFF, grid_of_all, "sara"),
    "what was seen": Visit(STAFF, address_of("confirmations:activities"), "sara"),
    "supervisors": Visit(STAFF, address_of("confirmations:supervisors"), "sara"),
    "posters": Visit(STAFF, address_of("confirmations:posters"), "sara"),
    "a poster": Visit(STAFF, lambda cast: hang(cast).get_absolute_url(), "sara"),
    "desk queue": Visit(STAFF, address_of("assessments:queue"), "ada"),
    "a case": Visit(
        STAFF, lambda cast: make_case_in_assessment(cast, *MANY).get_absolute_url(), "ada"
    ),
    "quality": Visit(STAFF, address_of("assessments:quality"), "elin"),
    "to issue": Visit(STAFF, address_of("certificates:desk"), "ines"),
    "register": Visit(STAFF, address_of("certificates:register"), "ines"),
}


@pytest.mark.parametrize("name", VISITS)
def test_a_page_keeps_its_budget(cast: Cast, sign_in: SignIn, name: str) -> None:
    visit = VISITS[name]
    address = visit.address(cast)
    client = sign_in(getattr(cast, visit.who)) if visit.who else Client()

    weight, budget = weigh(client, address), visit.budget

    assert weight.html <= budget.html * KB
    assert weight.css <= budget.css * KB
    assert weight.js <= budget.js * KB
    assert weight.requests <= budget.requests
    assert weight.total <= budget.total * KB


def test_a_phone_in_another_hand_keeps_the_budget_of_a_guest(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)
    hand_over(client, ask(cast, make_entry(cast, *MANY)))

    assert weigh(client, PAGE).total <= GUEST.total * KB

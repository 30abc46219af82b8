"""No page weighs more than a slow phone on a bad line has patience for."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.confirmations.asked import ask, make_entry
from tests.conftest import SignIn
from tests.pages.weight import weigh

KB = 1000  # bytes
HALF_OF_THE_COMPETENCIES = ("A1.1", "A1.2", "A2.1", "A2.2", "A3.1", "A3.2", "A4.1", "A4.2", "A5.1")


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


def answer_page(cast: Cast) -> str:
    """Return the link that Kalle got, about as many competencies as anyone asks about at once."""
    return ask(cast, make_entry(cast, *HALF_OF_THE_COMPETENCIES)).path


def shared_moment(cast: Cast) -> str:
    return make_entry(cast).get_absolute_url()


def address_of(name: str) -> Callable[[Cast], str]:
    return lambda _cast: reverse(name)


VISITS = {
    "add a moment": Visit(PARTICIPANT, address_of("portfolio:add_entry"), "amina"),
    "my moments": Visit(PARTICIPANT, address_of("portfolio:my_entries"), "amina"),
    "a moment": Visit(PARTICIPANT, shared_moment, "amina"),
    "ask about a moment": Visit(
        PARTICIPANT, lambda cast: reverse("confirmations:ask", args=[make_entry(cast).pk]), "amina"
    ),
    "answer": Visit(GUEST, answer_page),
    "a link that leads nowhere": Visit(GUEST, lambda _cast: "/s/nothing/"),
    "frameworks": Visit(GUEST, address_of("competencies:list_frameworks")),
    "sign in": Visit(PARTICIPANT, address_of("account_login")),
    "supervisors": Visit(STAFF, address_of("confirmations:supervisors"), "sara"),
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

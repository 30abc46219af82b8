"""Whom the start page suggests: somebody who can have seen it, and was not asked before."""

import pytest

from home.attention import own_proof
from portfolio.models import Entry
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer, make_entry, write_down
from tests.conftest import SignIn


def suggested(cast: Cast) -> str:
    proof = own_proof(cast.amina)
    return proof.called if proof else ""


def move(entry: Entry, place: str) -> Entry:
    entry.placement, entry.place = None, place
    entry.save()
    return entry


def test_whoever_sees_to_the_placement(cast: Cast) -> None:
    make_entry(cast)

    assert suggested(cast) == "Kalle"


@pytest.mark.parametrize(("place", "who"), [("Hemma", ""), ("", ""), ("cykelköket", "Kalle")])
def test_what_was_typed_says_where_it_was(cast: Cast, place: str, who: str) -> None:
    move(make_entry(cast), place)

    assert suggested(cast) == who


def test_somebody_who_answered_about_another_place_is_left_alone(cast: Cast) -> None:
    answer(ask_new_signer(cast, move(make_entry(cast, "A2.1"), "Loppisen")))
    asked = ask(cast, make_entry(cast, "A1.1"))
    asked.decline()

    assert suggested(cast) == ""


def test_somebody_who_answered_about_that_place_and_day_may_have_seen_more(cast: Cast) -> None:
    answer(ask_new_signer(cast, move(make_entry(cast, "A2.1"), "Loppisen")))
    move(make_entry(cast, "A1.1"), "Loppisen")

    assert suggested(cast) == "Bo"


@pytest.mark.parametrize("step", ["decline", "expire"])
def test_whoever_was_asked_is_not_suggested_for_it_again(cast: Cast, step: str) -> None:
    getattr(ask(cast, make_entry(cast, "A1.1")), step)()

    assert suggested(cast) == ""


def test_a_question_that_never_left_was_no_question(cast: Cast) -> None:
    write_down(cast, make_entry(cast)).withdraw(by=cast.amina)

    assert suggested(cast) == "Kalle"


def test_whoever_was_rejected_is_not_suggested(cast: Cast) -> None:
    make_entry(cast)
    cast.kalle.reject(by=cast.sara)

    assert suggested(cast) == ""


def test_the_team_sees_whom_they_reminded_today(cast: Cast, sign_in: SignIn) -> None:
    make_entry(cast)
    browser = sign_in(cast.sara)
    amina = cast.amina.enrolments.get()
    assert "Reminded today" not in browser.get("/group/matrix/?lang=en").content.decode()

    browser.post(f"/group/{amina.pk}/nudge/")

    page = browser.get("/group/matrix/?lang=en").content.decode()
    assert "Reminded today" in page
    assert f"/group/{amina.pk}/nudge/" not in page

"""Amina's screen shows Kalle the way to the question, on his own phone."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from confirmations.models import Assurance, Confirmation, ConfirmationRequest, Door, ShortCode
from tests.cast import Cast
from tests.confirmations.asked import answer, answers_to, ask, make_entry, write_down
from tests.confirmations.posters import on_screen
from tests.conftest import SignIn


def page_of(asked: ConfirmationRequest) -> str:
    return reverse("confirmations:show_on_screen", args=[asked.pk])


def test_the_question_goes_out_by_her_screen(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)

    page = sign_in(cast.amina).post(page_of(asked), follow=True).content.decode()

    asked.refresh_from_db()
    assert (asked.state, asked.door) == (ConfirmationRequest.State.SENT, Door.QR)
    assert asked.link in page
    assert ShortCode.objects.get(request=asked).shown in page


def test_opening_the_page_sends_nothing(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)

    response = sign_in(cast.amina).get(page_of(asked))

    asked.refresh_from_db()
    assert response.headers["Location"] == asked.get_absolute_url()
    assert asked.state == ConfirmationRequest.State.CREATED


def test_he_answers_on_his_own_phone(cast: Cast) -> None:
    asked, _code = on_screen(cast)

    Client().post(asked.path, answers_to(asked))

    made = Confirmation.objects.get(request=asked)
    assert (made.door, made.assurance) == (Door.QR, Assurance.HELD)


def test_she_sees_that_he_has_opened_it_and_then_his_answer(cast: Cast, sign_in: SignIn) -> None:
    asked, _code = on_screen(cast)
    browser = sign_in(cast.amina)
    before = browser.get(page_of(asked)).content.decode()

    Client().get(asked.path)
    after = browser.get(page_of(asked)).content.decode()
    answer(asked)

    assert "har öppnat frågan" not in before
    assert "har öppnat frågan" in after
    assert browser.get(page_of(asked)).headers["Location"] == asked.get_absolute_url()


def test_a_new_code_ends_the_one_before_and_leaves_the_link(cast: Cast, sign_in: SignIn) -> None:
    asked, code = on_screen(cast)
    link = asked.path

    sign_in(cast.amina).post(page_of(asked))

    asked.refresh_from_db()
    assert ShortCode.objects.get(request=asked).shown != code
    assert asked.path == link


def test_an_old_code_is_shown_no_longer(cast: Cast, sign_in: SignIn) -> None:
    asked, code = on_screen(cast)

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        page = sign_in(cast.amina).get(page_of(asked)).content.decode()

    assert code not in page
    assert "Ny kod" in page


def test_a_link_that_was_sent_works_on_beside_the_one_on_the_screen(
    cast: Cast, sign_in: SignIn
) -> None:
    asked = ask(cast)
    before = asked.path

    sign_in(cast.amina).post(page_of(asked))

    assert Client().get(before).status_code == 200


def test_nobody_shows_it_for_her(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    assert sign_in(cast.sara).post(page_of(asked)).status_code == 403
    assert sign_in(cast.petra).post(page_of(asked)).status_code == 404


def test_an_answered_question_is_not_let_out_again(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask(cast))

    page = sign_in(cast.amina).post(page_of(asked), follow=True)

    assert "går inte längre" in page.content.decode()
    assert not ShortCode.objects.exists()


def test_neither_code_nor_link_is_stored(cast: Cast) -> None:
    asked, code = on_screen(cast)

    kept = str(list(ShortCode.objects.values())) + str(list(ConfirmationRequest.objects.values()))

    assert code.replace(" ", "") not in kept
    assert asked.token not in kept


def test_the_page_asks_the_database_little(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    asked, _code = on_screen(cast)
    browser = sign_in(cast.amina)

    with django_assert_max_num_queries(12):
        browser.get(page_of(asked))


@pytest.mark.parametrize("step", ["withdraw", "unshare"])
def test_a_question_that_is_no_longer_open_has_no_such_page(
    cast: Cast, sign_in: SignIn, step: str
) -> None:
    asked, _code = on_screen(cast)
    if step == "withdraw":
        asked.withdraw(by=cast.amina)
    else:
        asked.entry.unshare(by=cast.amina)

    assert sign_in(cast.amina).get(page_of(asked)).headers["Location"] == asked.get_absolute_url()


def test_the_name_under_earlier_answers_is_not_told_to_whoever_holds_the_screen(
    cast: Cast,
) -> None:
    before = ask(cast)
    Client().post(before.path, answers_to(before) | {"name": "Karl-Johan", "title": "chef"})

    asked, _code = on_screen(cast, write_down(cast, make_entry(cast)))

    assert "Karl-Johan" not in Client().get(asked.path).content.decode()

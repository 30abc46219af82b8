"""What reads mail before people do opens every link and presses every button; it says nothing."""

import re
from dataclasses import dataclass, field

import pytest
import time_machine
from django.test import Client

from confirmations.models import Code, Confirmation, ConfirmationRequest, OwnPage
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, answer, ask
from tests.confirmations.coded import ask_with_code
from tests.conftest import Postman

HREF = re.compile(r'href="(/s/[^"]+|\?lang=\w+)"')
FORM = re.compile(r"<form([^>]*)>(.*?)</form>", re.S)
ACTION = re.compile(r'action="([^"#]*)"')
OTHER_BUTTON = re.compile(r'formaction="([^"#]*)')
FIELD = re.compile(r"<(?:input|textarea)[^>]*>")
NAME, VALUE = re.compile(r'name="([^"]+)"'), re.compile(r'value="([^"]*)"')


@dataclass
class Robot:
    """Follows every link, asks with every harmless method, and sends every form as it stands."""

    browser: Client = field(default_factory=Client)
    seen: set[str] = field(default_factory=set)
    pressed: int = 0

    def visit(self, url: str) -> None:
        if url in self.seen:
            return
        self.seen.add(url)
        for method in (self.browser.head, self.browser.options):
            method(url)
        response = self.browser.get(url, follow=True)
        if response.streaming:
            response.close()
            return
        page = response.content.decode()
        for link in HREF.findall(page):
            self.visit(link if link.startswith("/") else url.split("?")[0] + link)
        for head, body in FORM.findall(page):
            action = ACTION.search(head)
            self.press(action[1] if action else url, filled_in(body))
            for button in OTHER_BUTTON.findall(body):
                self.press(button, filled_in(body))

    def press(self, url: str, fields: dict[str, str]) -> None:
        self.pressed += 1
        assert self.browser.post(url, fields).status_code < 500
        assert self.browser.post(url).status_code < 500


def filled_in(form: str) -> dict[str, str]:
    """Return what the form already holds: nothing is typed, chosen or ticked."""
    fields = [tag for tag in FIELD.findall(form) if "radio" not in tag and "checkbox" not in tag]
    named = [(NAME.search(tag), VALUE.search(tag)) for tag in fields]
    return {name[1]: value[1] if value else "" for name, value in named if name}


def test_a_waiting_question_still_waits(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    (letter,) = postman()
    robot = Robot()

    for link in re.findall(r"https?://[^/\s]+(/\S+)", str(letter.body)):
        robot.visit(link)

    asked.refresh_from_db()
    assert robot.pressed >= 2
    assert asked.state == ConfirmationRequest.State.SENT
    assert not Confirmation.objects.exists()


def test_where_a_code_is_needed_it_sends_one_and_writes_none(cast: Cast, postman: Postman) -> None:
    asked = ask_with_code(cast)
    postman()
    robot = Robot()

    robot.visit(asked.path)
    robot.visit(f"{asked.path}?lang=en")

    asked.refresh_from_db()
    (code,) = Code.objects.all()
    assert len(postman()) == 1
    assert code.tries == 0
    assert asked.state == ConfirmationRequest.State.SENT
    assert not Confirmation.objects.exists()


def test_of_an_own_page_it_makes_a_few_letters_at_most(cast: Cast, postman: Postman) -> None:
    asked = answer(ask(cast))
    postman()
    own = OwnPage.make(cast.kalle)

    Robot().visit(own.path)
    first = postman()
    with time_machine.travel(own.expires_at):
        Robot().visit(own.path)
        then = postman()

    asked.refresh_from_db()
    assert {to for letter in first + then for to in letter.to} == {cast.kalle.email}
    assert len(first) <= 3
    assert len(then) <= 3
    assert asked.state == ConfirmationRequest.State.ANSWERED


def test_an_answer_still_stands(cast: Cast) -> None:
    asked = answer(ask(cast))
    robot = Robot()

    robot.visit(asked.path)

    asked.refresh_from_db()
    assert robot.pressed >= 1
    assert asked.state == ConfirmationRequest.State.ANSWERED


@pytest.mark.parametrize("times", [1, 3])
def test_of_an_expired_link_it_makes_one_more_letter_at_most(
    cast: Cast, postman: Postman, times: int
) -> None:
    asked = ask(cast)
    postman()

    with after_it_expired():
        for _ in range(times):
            Robot().visit(asked.path)
        letters = postman()

    asked.refresh_from_db()
    assert asked.state == ConfirmationRequest.State.SENT
    assert [letter.to for letter in letters] == [[cast.kalle.email]]
    assert not Confirmation.objects.exists()

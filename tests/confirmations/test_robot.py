"""What reads mail before people do opens every link and presses every button; it says nothing."""

import html
import re
from dataclasses import dataclass, field, replace

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from confirmations.models import Code, Confirmation, ConfirmationRequest, OwnPage
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, answer, ask, said_to
from tests.confirmations.coded import ask_with_code
from tests.conftest import Postman

HREF = re.compile(r'href="(/s/[^"#]+|\?lang=[^"]+)"')
FORM = re.compile(r"<form([^>]*)>(.*?)</form>", re.S)
ACTION = re.compile(r'action="([^"#]*)"')
OTHER_BUTTON = re.compile(r'formaction="([^"#]*)')
FIELD = re.compile(r"<input[^>]*>|<textarea[^>]*>.*?</textarea>", re.S)
# What browsers and the previews of apps send when they fetch a page ahead of time.
AHEAD_OF_TIME: list[dict[str, str]] = [
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch"},
    {"X-Moz": "prefetch"},
    {"X-Purpose": "preview"},
]
NAME, VALUE = re.compile(r'name="([^"]+)"'), re.compile(r'value="([^"]*)"|<textarea[^>]*>\n?(.*)</')


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
        for headers in AHEAD_OF_TIME:
            self.browser.get(url, headers=headers)
        response = self.browser.get(url, follow=True)
        if response.streaming:
            response.close()
            return
        page = response.content.decode()
        assert response.status_code in (200, 404)  # 404: an older link, renewed meanwhile
        for link in map(html.unescape, HREF.findall(page)):
            self.visit(link if link.startswith("/") else url.split("?")[0] + link)
        for head, body in FORM.findall(page):
            action = ACTION.search(head)
            self.press(html.unescape(action[1]) if action else url, filled_in(body))
            for button in OTHER_BUTTON.findall(body):
                self.press(button, filled_in(body))

    def press(self, url: str, fields: dict[str, list[str]]) -> None:
        self.pressed += 1
        assert self.browser.post(url, fields).status_code < 500
        assert self.browser.post(url).status_code < 500


def filled_in(form: str) -> dict[str, list[str]]:
    """Return what the form already holds: nothing is typed, chosen or ticked."""
    held: dict[str, list[str]] = {}
    for tag in FIELD.findall(form):
        is_a_choice = "radio" in tag or "checkbox" in tag
        if (name := NAME.search(tag)) and (" checked" in tag or not is_a_choice):
            value = VALUE.search(tag)
            held.setdefault(name[1], []).append(
                html.unescape(value[1] or value[2] or "") if value else ""
            )
    return held


@pytest.fixture(autouse=True)
def no_limit(settings: Settings) -> None:
    """Let the robot press as often as it likes: a page that turns it away tells nothing."""
    settings.RATES = dict.fromkeys(settings.RATES, (100_000, 60))


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


def test_an_answer_still_stands_word_for_word(cast: Cast) -> None:
    asked = ask(cast)
    asked.answer(replace(said_to(asked, "with_help", "Bra jobbat."), phrases=("on_time",)))
    said = asked.confirmation.said
    robot = Robot()

    robot.visit(asked.path)

    confirmation = Confirmation.objects.get()
    asked.refresh_from_db()
    assert any("/change/" in url for url in robot.seen)
    assert robot.pressed >= 2
    assert asked.state == ConfirmationRequest.State.ANSWERED
    assert confirmation.said == said
    assert not confirmation.earlier.exists()


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

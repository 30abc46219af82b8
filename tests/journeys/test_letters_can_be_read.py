"""The page of letters that have not arrived is readable and pressable, however they failed."""

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from lifecycle.models import Letter
from lifecycle.post import post
from lifecycle.trouble import Trouble
from tests.cast import Cast
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks
from tests.lifecycle.writers import say_hello

FAILED = Letter.State.FAILED


def make_late_letters(cast: Cast) -> None:
    for to, medium, facts in (
        ("kalle@cykelkoket.example", "email", {"state": FAILED, "trouble": Trouble.REFUSED}),
        ("+46701740605", "sms", {"state": FAILED, "trouble": Trouble.UNREACHED}),
        ("bo@lager.example", "email", {"attempts": 3, "trouble": Trouble.AWAY}),
        ("+46731234567", "sms", {}),
    ):
        letter = post(say_hello, about=cast.amina, to=to, language="sv", medium=medium)
        said = {"last_error": "550 5.1.1 No such user here, or anywhere else at all"}
        Letter.objects.filter(pk=letter.pk).update(**facts, **(said if facts else {}))


def test_letters_of_all_kinds(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    make_late_letters(cast)
    page: Page = arrive(cast.ulla)

    assert check_all_looks(page, f"{live_server.url}/letters/") == []


def test_one_press_tries_again(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    make_late_letters(cast)
    page = arrive(cast.ulla)
    page.goto(f"{live_server.url}/letters/")

    page.get_by_role("button", name="Försök igen k…@cykelkoket.example").click()

    page.get_by_text("Brevet är på väg igen.").wait_for()
    assert Letter.objects.filter(state=FAILED).count() == 1

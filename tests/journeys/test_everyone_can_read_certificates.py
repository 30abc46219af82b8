"""axe finds nothing on the pages about certificates, and nothing scrolls sideways."""

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast
from tests.certificates.certificates import (
    make_accepted,
    make_draft,
    make_heard,
    make_replaced,
    make_revoked,
    make_suspended,
    propose,
)
from tests.certificates.kinds import ask_kalle, ask_sara, make_statement_draft, write_letter
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks

HEIGHT = "each => each.getBoundingClientRect().height"
COLOURS = "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"


def test_check_pages(arrive: Arrive, cast: Cast, live_server: LiveServer) -> None:
    old, gone = make_replaced(cast, is_linked=True), make_revoked(cast)
    paused = make_suspended(cast)
    page = arrive(None)

    for number in (old.replaced_by.number, old.number, gone.number, paused.number, "0"):
        assert check_all_looks(page, f"{live_server.url}/v/{number}/") == []
        assert check_all_looks(page, f"{live_server.url}/v/{number}/?lang=sv&also=en") == []
    assert check_all_looks(page, f"{live_server.url}/v/?number=hej") == []


def test_two_languages_stand_beside_each_other_where_there_is_room(
    arrive: Arrive, cast: Cast, live_server: LiveServer
) -> None:
    page = arrive(None)
    page.goto(f"{live_server.url}/v/{make_replaced(cast).replaced_by.number}/?lang=sv&also=en")
    swedish, english = page.get_by_role("article").all()

    def are_beside() -> bool:
        left, right = swedish.bounding_box(), english.bounding_box()
        assert left is not None
        assert right is not None
        return left["y"] == right["y"] and left["x"] + left["width"] < right["x"]

    assert not are_beside()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert are_beside()
    page.emulate_media(media="print")
    assert page.locator(".result").evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]


def test_pages_of_the_holder(arrive: Arrive, cast: Cast, live_server: LiveServer) -> None:
    issued, draft = make_replaced(cast).replaced_by, make_draft(cast)
    proposal, paused = propose(cast), make_suspended(cast)
    page = arrive(cast.amina)

    for path in (
        "/certificates/",
        issued.get_absolute_url(),
        f"/certificates/{draft.pk}/proof/",
        f"/certificates/{draft.pk}/choose/",
        f"/certificates/{issued.pk}/correct/",
        f"/certificates/{issued.pk}/request-revocation/",
        proposal.certificate.get_absolute_url(),
        f"/proposals/{proposal.pk}/",
        paused.get_absolute_url(),
    ):
        assert check_all_looks(page, live_server.url + path) == []


def test_pages_of_the_issuer(arrive: Arrive, cast: Cast, live_server: LiveServer) -> None:
    issued = make_replaced(cast).replaced_by
    accepted = make_accepted(cast, name="Amina Warsame Yusuf")
    proposal, paused = make_heard(cast), make_suspended(cast)
    page = arrive(cast.isak)

    for path in (
        "/desk/certificates/",
        f"/desk/certificates/{accepted.pk}/",
        f"/desk/certificates/{issued.pk}/",
        f"/desk/certificates/{issued.pk}/propose-revocation/",
        f"/desk/certificates/{issued.pk}/suspend/",
        f"/desk/certificates/{paused.pk}/",
        f"/desk/certificates/{paused.pk}/reinstate/",
        "/desk/proposals/",
        proposal.get_absolute_url(),
        f"/desk/certificates/{proposal.certificate.pk}/",
        "/desk/certificates/participation/",
        "/register/",
    ):
        assert check_all_looks(page, live_server.url + path) == []


@pytest.mark.parametrize("width", [360, 1200, 1280])
def test_the_register_is_whole_and_states_are_on_one_line(
    arrive: Arrive, cast: Cast, live_server: LiveServer, width: int
) -> None:
    make_suspended(cast)
    page = arrive(cast.isak)
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(f"{live_server.url}/register/")

    assert page.locator(".tablewrap").evaluate("each => each.scrollWidth <= each.clientWidth")
    assert page.locator("td .tag").first.evaluate(HEIGHT) < 32
    assert page.locator("th .mono").first.evaluate(HEIGHT) < 24


def test_lists_of_the_desk_are_whole_on_a_phone(
    arrive: Arrive, cast: Cast, live_server: LiveServer
) -> None:
    make_draft(cast)
    make_suspended(cast)
    page = arrive(cast.isak)
    page.set_viewport_size({"width": 360, "height": 740})

    for path, lists in (("/desk/certificates/", 2), ("/desk/certificates/participation/", 1)):
        page.goto(live_server.url + path)
        wide = "all => all.map(each => each.scrollWidth - each.clientWidth)"
        assert page.locator(".tablewrap").evaluate_all(wide) == [0] * lists


def test_pages_of_the_supervisor(arrive: Arrive, cast: Cast, live_server: LiveServer) -> None:
    asked = ask_kalle(cast)
    page = arrive(None)

    for path in (asked.path, f"{asked.path}?lang=en", f"{asked.path}decline/"):
        assert check_all_looks(page, live_server.url + path) == []


def test_pages_of_words(arrive: Arrive, cast: Cast, live_server: LiveServer) -> None:
    asked, written, draft = ask_sara(cast), write_letter(cast), make_statement_draft(cast)
    page = arrive(cast.amina)

    for path in (
        "/letters/new/",
        f"/letters/{written.pk}/write/",
        asked.get_absolute_url(),
        "/certificates/statements/",
        f"/certificates/{draft.pk}/proof/",
        f"/certificates/{draft.pk}/ask/",
    ):
        assert check_all_looks(page, live_server.url + path) == []
    page = arrive(cast.sara)
    assert check_all_looks(page, live_server.url + asked.get_absolute_url()) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_on_a_phone_neither_top_nor_number_is_broken(
    arrive: Arrive, cast: Cast, live_server: LiveServer, language: str
) -> None:
    page = arrive(None)

    page.goto(f"{live_server.url}/v/{make_replaced(cast).replaced_by.number}/?lang={language}")

    assert page.locator(".top").evaluate(HEIGHT) <= 64
    numbers = page.locator("dd.mono").all()
    assert len(numbers) == 3
    assert max(number.evaluate(HEIGHT) for number in numbers) < 32

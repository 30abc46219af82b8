"""A public door may write, never list: before a poster, a code leads on, and all else nowhere."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Tally
from confirmations import doors
from confirmations.models import Assurance, Confirmation, Door, Poster, ShortCode
from lifecycle.models import Event
from tests.cast import Cast
from tests.confirmations.asked import answer, answers_to, make_entry, write_down
from tests.confirmations.posters import ANYWHERE, NAMES, hang, on_screen, type_code
from tests.conftest import SignIn
from workplaces.models import Workplace


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(db: None) -> None:
    Tally.objects.all().delete()


def test_the_code_leads_to_the_question(cast: Cast) -> None:
    poster = hang(cast)
    asked, code = on_screen(cast)

    response = type_code(poster.path, code)
    Client().post(asked.path, answers_to(asked))

    made = Confirmation.objects.get(request=asked)
    assert (response.status_code, response.headers["Location"]) == (303, asked.path)
    assert (made.door, made.assurance) == (Door.POSTER, Assurance.HELD)
    came = Event.objects.about(asked).get(action="come_by_poster")
    assert came.by_name == "Kalle Berg"


def test_without_a_poster_it_leads_there_too(cast: Cast) -> None:
    asked, code = on_screen(cast)

    response = type_code(ANYWHERE, code)

    asked.refresh_from_db()
    assert (response.status_code, response.headers["Location"]) == (303, asked.path)
    assert asked.door == Door.QR


def test_the_code_can_be_typed_twice(cast: Cast) -> None:
    poster = hang(cast)
    _asked, code = on_screen(cast)

    assert [type_code(poster.path, code).status_code for _ in range(2)] == [303, 303]
    assert Event.objects.filter(action="come_by_poster").count() == 1


def test_the_language_comes_along(cast: Cast) -> None:
    poster = hang(cast)
    asked, code = on_screen(cast)

    response = type_code(poster.path + "?lang=en", code)

    assert response.headers["Location"] == asked.path + "?lang=en"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7k4m9q", "7K4M9Q"),
        (" 7K4 M9Q ", "7K4M9Q"),
        ("7k4-m9q", "7K4M9Q"),
        ("oO1iIl", "001111"),
        ("7K4M9", ""),
        ("7K4M9QQ", ""),
        ("7K4M9U", ""),
        ("", ""),
        ("7K4M9\x00", ""),
        ("кодкод", ""),
        ("７K4M9Q", ""),
    ],
)
def test_a_code_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert doors.read_code(typed) == meant


def wrong_codes(cast: Cast) -> dict[str, str]:
    """Codes that lead nowhere at Cykelköket, each for another reason."""
    found = {"unknown": "000000", "no code": "hello!"}
    berits = write_down(cast, make_entry(cast, participant=cast.mehari), supervisor=cast.berit)
    found["of another organisation"] = on_screen(cast, berits)[1]
    with time_machine.travel(timezone.now() - timedelta(minutes=15, seconds=1)):
        found["too late"] = on_screen(cast)[1]
    answered, found["answered"] = on_screen(cast, write_down(cast, make_entry(cast)))
    answer(answered)
    paused, found["made private"] = on_screen(cast, write_down(cast, make_entry(cast)))
    paused.entry.unshare(by=cast.amina)
    renewed, found["replaced"] = on_screen(cast, write_down(cast, make_entry(cast)))
    ShortCode.renew(renewed)
    return found


def test_whatever_is_wrong_with_a_code_the_answer_is_the_same(cast: Cast) -> None:
    poster = hang(cast)

    answers = {
        why: type_code(poster.path, code).content.decode().replace(code, "…")
        for why, code in wrong_codes(cast).items()
    }

    assert len(answers) == 7
    assert len(set(answers.values())) == 1
    assert "Koden leder ingenstans" in answers["unknown"]


@pytest.mark.parametrize("code", ["K4M", "K4M 7PQX", "2" * 41])
def test_too_few_or_too_many_signs_are_said_to_be_so(cast: Cast, code: str) -> None:
    page = type_code(hang(cast).path, code).content.decode()

    assert "Koden har sex tecken." in page
    assert "ingenstans" not in page


def test_no_look_and_no_wrong_code_tells_of_anybody(cast: Cast) -> None:
    poster = hang(cast)
    codes = wrong_codes(cast)
    browser = Client()

    pages = [
        response.content.decode() + str(response.headers)
        for path in (poster.path, ANYWHERE, "/p/7k4m9qx2/")
        for response in (
            browser.get(path),
            browser.head(path),
            browser.get(path, {"code": codes["answered"]}),
            browser.post(path),
            *(type_code(path, code) for code in list(codes.values())[:4]),
        )
        if response.status_code != 303  # Mehari's code, where there is no poster
    ]

    assert len(pages) > 20
    assert [NAMES.findall(page) for page in pages if NAMES.search(page)] == []
    assert "sessionid" not in str(browser.cookies)


@pytest.mark.parametrize("token", ["7k4m9qx2", "x", "7k4m9qx2%00", "…", "A" * 200])
def test_an_ended_poster_is_like_one_that_never_was(cast: Cast, token: str) -> None:
    poster = hang(cast)
    _asked, code = on_screen(cast)
    poster.end(by=cast.sara)

    ended = type_code(poster.path, code)
    never = Client().post(f"/p/{token}/", {"code": code})

    assert (ended.status_code, never.status_code) == (404, 404)
    assert ended.content == never.content


def test_a_token_in_capitals_is_the_same(cast: Cast) -> None:
    assert Client().get(hang(cast).path.upper().replace("/P/", "/p/")).status_code == 200


def test_whoever_guesses_is_turned_away_with_the_right_code_too(cast: Cast, settings: Any) -> None:
    settings.RATES |= {"short_code": (3, 600)}
    poster = hang(cast)
    _asked, code = on_screen(cast)

    tried = [type_code(poster.path, f"00000{number}").status_code for number in range(3)]
    right = type_code(poster.path, code)

    assert tried == [422] * 3
    assert right.status_code == 429
    assert right.headers["Retry-After"] == "600"


@pytest.mark.parametrize("is_at_poster", [True, False])
def test_a_flood_leaves_each_address_a_few_tries(
    cast: Cast, settings: Any, is_at_poster: bool
) -> None:
    settings.RATES |= {
        "short_code_at_poster": (3, 600),
        "short_code_anywhere": (3, 600),
        "short_code_in_a_flood": (2, 600),
    }
    door = hang(cast).path if is_at_poster else ANYWHERE

    def guess(number: int) -> int:
        guest = Client(REMOTE_ADDR=f"192.0.2.{number}")
        return guest.post(door, {"code": "000000"}).status_code

    assert [guess(number) for number in range(1, 4)] == [422] * 3
    assert [guess(9) for _ in range(3)] == [422, 422, 429]
    assert type_code(door, on_screen(cast)[1]).status_code == 303


def test_one_address_alone_makes_no_flood(cast: Cast, settings: Any) -> None:
    settings.RATES |= {
        "short_code": (3, 600),
        "short_code_at_poster": (3, 600),
        "short_code_in_a_flood": (0, 600),
    }
    poster = hang(cast)

    for _ in range(9):
        Client(REMOTE_ADDR="192.0.2.1").post(poster.path, {"code": "000000"})

    settings.RATES |= {"short_code_at_poster": (4, 600)}
    assert type_code(poster.path, on_screen(cast)[1]).status_code == 303


def test_nothing_of_it_is_kept_or_found(cast: Cast) -> None:
    headers = Client().get(hang(cast).path).headers

    assert "no-store" in headers["Cache-Control"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in headers["X-Robots-Tag"]


def test_a_robot_that_presses_the_button_changes_nothing(cast: Cast) -> None:
    poster = hang(cast)
    asked, _code = on_screen(cast)

    for fields in ({}, {"code": ""}, {"code": "x" * 5000}):
        assert Client().post(poster.path, fields).status_code == 422

    asked.refresh_from_db()
    assert asked.door == Door.QR


def test_the_page_asks_the_same_of_the_database_however_many_wait(cast: Cast) -> None:
    poster = hang(cast)

    def queries(code: str) -> int:
        Tally.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            assert type_code(poster.path, code).status_code == 303
        return len(asked)

    one = queries(on_screen(cast)[1])
    for _ in range(12):
        _asked, code = on_screen(cast, write_down(cast, make_entry(cast)))

    assert queries(code) == one
    assert one <= 8  # of these, two count the tries


def test_two_questions_never_share_a_code(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["AAAAAA", "AAAAAA", "BBBBBB"])
    monkeypatch.setattr(doors, "code_from", lambda _nonce: next(codes))
    first = write_down(cast, make_entry(cast))
    second = write_down(cast, make_entry(cast))

    ShortCode.renew(first)
    ShortCode.renew(second)

    assert len(set(ShortCode.objects.values_list("digest", flat=True))) == 2


def test_a_poster_elsewhere_does_not_know_the_code(cast: Cast) -> None:
    cafe = Workplace.objects.get(name="Kafé Kulturum")
    poster = Poster.make(cafe, by=cast.petra)
    _asked, code = on_screen(cast)

    assert type_code(poster.path, code).status_code == 422


@pytest.mark.parametrize("lang", ["sv-simple", "en", "xx"])
def test_the_page_speaks_the_languages_of_the_question(cast: Cast, lang: str) -> None:
    page = Client().get(f"{ANYWHERE}?lang={lang}").content.decode()

    spoken = "sv" if lang == "xx" else lang
    assert f'<html lang="{spoken}"' in page


def test_she_does_not_answer_herself_by_the_poster(cast: Cast, sign_in: SignIn) -> None:
    poster = hang(cast)
    _asked, code = on_screen(cast)

    response = sign_in(cast.amina).post(poster.path, {"code": code}, follow=True)

    assert response.status_code == 403
    assert "så du kan inte svara själv" in response.content.decode()

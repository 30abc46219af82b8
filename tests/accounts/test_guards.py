"""The gates: not there for you, not yours to do; and who looked is written down once."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Reading
from tests.cast import Cast
from tests.confirmations.asked import ask, make_entry
from tests.conftest import SignIn

NOWHERE = "/entries/00000000-0000-4000-8000-000000000000/"


def test_whoever_has_not_signed_in_is_led_to_the_door(cast: Cast, client: Client) -> None:
    address = make_entry(cast).get_absolute_url()

    response = client.get(address)

    assert response.headers["Location"] == f"/accounts/login/?next={address}"


def test_stranger_cannot_tell_it_from_what_does_not_exist(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, share=False)
    for user in (cast.sara, cast.petra, cast.mehari, cast.ulla):
        browser = sign_in(user)
        assert browser.get(entry.get_absolute_url()).status_code == 404
        assert browser.get(NOWHERE).status_code == 404


def test_visible_but_not_yours_is_403(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    assert sign_in(cast.sara).post(f"{entry.get_absolute_url()}remove/").status_code == 403


def test_invisible_is_404_before_anyone_asks_whose_it_is(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, share=False)

    assert sign_in(cast.sara).post(f"{entry.get_absolute_url()}remove/").status_code == 404


@pytest.mark.parametrize("pk", ["x", "1", "%00", "00000000-0000-4000-8000-00000000000g"])
def test_id_that_is_none_is_404(cast: Cast, sign_in: SignIn, pk: str) -> None:
    browser = sign_in(cast.amina)

    assert browser.get(f"/entries/{pk}/").status_code == 404
    assert browser.get(f"/api/entries/{pk}/").status_code == 404


@pytest.mark.parametrize("pk", ["99999999", "9" * 30])
def test_number_too_large_for_the_database_is_404(cast: Cast, sign_in: SignIn, pk: str) -> None:
    assert sign_in(cast.sara).get(f"/group/{pk}/").status_code == 404
    assert sign_in(cast.amina).get(f"/i-can/{pk}/").status_code == 404


def test_reading_is_written_once_with_the_role_of_that_day(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.noor).get(make_entry(cast).get_absolute_url())

    [reading] = Reading.objects.filter(participant=cast.amina)
    assert (reading.reader, reading.reader_name) == (cast.noor, "Noor Haddad")
    assert "Fritidsledare, Göteborgs Stad" in reading.reader_role


def test_own_reading_is_nobodys_business(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).get(make_entry(cast).get_absolute_url())

    assert not Reading.objects.exists()


def test_refused_reading_is_none(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)
    sign_in(cast.petra).get(entry.get_absolute_url())
    sign_in(cast.sara).post(f"{entry.get_absolute_url()}remove/")

    assert not Reading.objects.exists()


def test_guest_who_opens_the_link_is_written_down_by_name(cast: Cast, client: Client) -> None:
    client.get(ask(cast).link.removeprefix("http://localhost:8000"))

    [reading] = Reading.objects.filter(participant=cast.amina)
    assert (reading.reader, reading.reader_name) == (None, "Kalle Berg")


def test_machine_that_asks_by_head_leaves_no_reading(cast: Cast, client: Client) -> None:
    assert client.head(ask(cast).link.removeprefix("http://localhost:8000")).status_code == 200

    assert not Reading.objects.exists()


@pytest.mark.parametrize("token", ["x", "0" * 64, "å", "a" * 4000])
def test_token_that_opens_nothing_is_404(cast: Cast, client: Client, token: str) -> None:
    assert client.get(f"/s/{token}/").status_code == 404


def test_reading_is_kept_in_the_language_of_whoever_will_read_it(
    cast: Cast, sign_in: SignIn
) -> None:
    address = make_entry(cast).get_absolute_url()

    sign_in(cast.sara).get(address, {"lang": "en"})

    assert Reading.objects.get().reader_role == "Pedagog, Göteborgs Stad"


def test_personal_page_is_kept_by_no_cache(cast: Cast, sign_in: SignIn) -> None:
    response: Any = sign_in(cast.amina).get("/me/")

    assert response.headers["Cache-Control"] == "private, no-store"

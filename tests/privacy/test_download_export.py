"""Whose copy it is fetches it, after showing once more who they are."""

import re
import time
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from privacy.models import Export
from tests.accounts.test_second_factor import activate, code_now, signed_in_by_code
from tests.accounts.test_sign_in import CODE, LOGIN
from tests.cast import Cast
from tests.conftest import SignIn
from tests.privacy.copies import PAGE, make_copy, sign_in_now


def fetch(client: Client, export: Export) -> Any:
    return client.get(f"{PAGE}{export.pk}/zip/")


def content_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


@pytest.fixture(autouse=True)
def nobody_has_knocked_before(db: None) -> None:
    cache.clear()


def test_whoever_has_just_signed_in_gets_the_file(cast: Cast) -> None:
    response = fetch(sign_in_now(cast.amina), make_copy(cast.amina))

    assert "index.html" in ZipFile(BytesIO(content_of(response))).namelist()
    assert response.headers["Cache-Control"] == "private, no-store"
    assert re.search(r'attachment; filename="jag-kan-[\d-]+\.zip"', str(response.headers))


def test_a_phone_that_lies_open_gives_nothing_away(cast: Cast) -> None:
    export = make_copy(cast.amina)
    client = sign_in_now(cast.amina)

    with time_machine.travel(time.time() + 301, tick=False):
        response = fetch(client, export)

    assert response.status_code == 403
    assert "Visa att det är du" in response.content.decode()


def test_a_new_code_leads_back_to_the_file(cast: Cast, sign_in: SignIn) -> None:
    export = make_copy(cast.amina)
    wanted = f"{PAGE}{export.pk}/zip/"
    client = sign_in(cast.amina)
    assert fetch(client, export).status_code == 403

    asked = client.post(f"{PAGE}sign-in-again/", {"next": wanted})
    assert client.get("/me/").status_code == 302
    client.post(asked.headers["Location"], {"login": cast.amina.email, "next": wanted})
    [code] = re.findall(r"^\d{8}$", str(mail.outbox[-1].body), re.M)
    signed_in = client.post(CODE, {"code": code, "next": wanted})

    assert asked.headers["Location"].startswith(LOGIN)
    assert signed_in.headers["Location"] == wanted
    assert content_of(fetch(client, export))


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "", "javascript:1"])
def test_it_leads_nowhere_else(cast: Cast, sign_in: SignIn, wanted: str) -> None:
    response = sign_in(cast.amina).post(f"{PAGE}sign-in-again/", {"next": wanted})

    assert response.headers["Location"] == f"{LOGIN}?next=%2Fme%2Feverything%2F"


def test_who_has_a_second_factor_is_asked_for_it(cast: Cast) -> None:
    export = make_copy(cast.amina)
    amina = signed_in_by_code(cast.amina.email)
    secret = activate(amina)

    with time_machine.travel(time.time() + 301, tick=False):
        asked = fetch(amina, export).headers["Location"]
        shown = amina.post(asked, {"code": code_now(secret)})
        response = fetch(amina, export)

    assert asked.startswith("/accounts/2fa/reauthenticate/")
    assert shown.headers["Location"] == f"{PAGE}{export.pk}/zip/"
    assert content_of(response)


def test_nobody_else_gets_it(cast: Cast) -> None:
    export = make_copy(cast.amina)

    for stranger in (cast.mehari, cast.sara, cast.ines, cast.ulla):
        assert fetch(sign_in_now(stranger), export).status_code == 404
    assert fetch(Client(), export).headers["Location"].startswith(LOGIN)


def test_after_a_week_it_is_gone(cast: Cast) -> None:
    export = make_copy(cast.amina)

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        client = sign_in_now(cast.amina)
        response = fetch(client, export)
        said = client.get(response.headers["Location"]).content.decode()

    assert "Kopian finns inte längre. Be om en ny." in said


def test_a_file_that_was_lost_is_told(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    export = make_copy(cast.amina)
    export.file.storage.delete(str(export.file.name))
    client = sign_in_now(cast.amina)

    response = fetch(client, export)

    assert "Kopian finns inte längre." in client.get(PAGE).content.decode()
    assert response.headers["Location"] == PAGE
    assert str(export.pk) in caplog.text

"""A machine's key opens what its user may open, and is stored nowhere."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.models import ApiToken
from tests.cast import Cast

ENTRIES = "/api/entries/"


def make_token(email: str) -> str:
    key = StringIO()
    call_command("make_token", email, "skrivaren i köket", stdout=key, stderr=StringIO())
    return key.getvalue().strip()


def status_with(key: str) -> int:
    return Client().get(ENTRIES, headers={"Authorization": f"Token {key}"}).status_code


def test_key_opens_the_api(cast: Cast) -> None:
    assert status_with(make_token(cast.amina.email)) == 200


def test_key_is_not_stored(cast: Cast) -> None:
    key = make_token(cast.amina.email.upper())

    [token] = ApiToken.objects.filter(user=cast.amina)

    assert key not in str(token.__dict__)
    assert token.name == "skrivaren i köket"


@pytest.mark.parametrize("key", ["", "x", "å" * 40])
def test_wrong_key_opens_nothing(cast: Cast, key: str) -> None:
    assert status_with(key) == 401


def test_key_ends_with_its_day(cast: Cast) -> None:
    key = make_token(cast.amina.email)
    yesterday = timezone.localdate() - timedelta(days=1)
    ApiToken.objects.update(ends_on=yesterday)

    assert status_with(key) == 401


def test_key_of_somebody_who_has_left_opens_nothing(cast: Cast) -> None:
    key = make_token(cast.amina.email)
    cast.amina.is_active = False
    cast.amina.save(update_fields=["is_active"])

    assert status_with(key) == 401


def test_nobody_gets_no_token(cast: Cast) -> None:
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("make_token", "nobody@jagkan.example", "x")

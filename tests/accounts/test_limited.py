"""A public door lets each address in only so often."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from accounts.guards import limited, public
from accounts.models import Tally

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@limited("a_door")
@public
def door(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


@pytest.fixture(autouse=True)
def two_a_minute(settings: Any, db: None) -> None:
    settings.RATES = {"a_door": (2, 60)}
    Tally.objects.all().delete()


def knock(address: str = "192.0.2.1", **headers: Any) -> HttpResponse:
    request = RequestFactory().get("/", REMOTE_ADDR=address, **headers)
    request.user = AnonymousUser()
    response = door(request)
    assert isinstance(response, HttpResponse)
    return response


@time_machine.travel(NOON, tick=False)
def test_the_third_knock_is_told_to_wait() -> None:
    assert [knock().status_code for _ in range(3)] == [200, 200, 429]
    assert knock().headers["Retry-After"] == "60"


@time_machine.travel(NOON, tick=False)
def test_another_address_is_not_held_up() -> None:
    assert [knock(f"192.0.2.{number}").status_code for number in range(5)] == [200] * 5


def test_the_next_minute_begins_anew() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert [knock().status_code for _ in range(3)] == [200, 200, 429]
        clock.shift(60)
        assert knock().status_code == 200


@time_machine.travel(NOON, tick=False)
def test_neighbours_in_one_ipv6_network_count_as_one() -> None:
    answers = [knock(f"2001:db8:1:2::{number}").status_code for number in range(1, 4)]

    assert answers == [200, 200, 429]


@time_machine.travel(NOON, tick=False)
def test_a_header_that_no_proxy_of_ours_wrote_is_not_believed() -> None:
    answers = [
        knock(HTTP_X_FORWARDED_FOR=f"198.51.100.{number}").status_code for number in range(3)
    ]

    assert answers == [200, 200, 429]


@time_machine.travel(NOON, tick=False)
def test_behind_our_proxy_its_header_says_who_knocks(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    answers = [
        knock(HTTP_X_FORWARDED_FOR=f"203.0.113.9, 198.51.100.{number}").status_code
        for number in range(3)
    ]

    assert answers == [200, 200, 200]


def test_the_gate_beneath_is_still_to_be_seen() -> None:
    assert door.gate is public  # type: ignore[attr-defined]

"""Machines get the same answers as people."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Tally
from certificates import numbers
from tests.cast import Cast
from tests.certificates.certificates import (
    make_accepted,
    make_issued,
    make_replaced,
    make_revoked,
    make_suspended,
)

NEVER_ISSUED = numbers.new_number(lambda _bits: 37 * 10**20 + 5)


@pytest.fixture(autouse=True)
def no_one_has_asked_yet(db: None) -> None:
    Tally.objects.all().delete()


def ask(client: Client, number: str | None) -> Any:
    return client.get(f"/api/certificates/{number}/")


def test_valid_one_comes_with_its_content(cast: Cast, client: Client) -> None:
    certificate = make_issued(cast)

    response = ask(client, certificate.number)

    answer = response.json()
    assert response.status_code == 200
    assert answer["state"] == "valid"
    assert answer["content"] == certificate.content
    assert answer["checked_at"]
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("make", "state"),
    [(make_replaced, "replaced"), (make_revoked, "revoked"), (make_suspended, "suspended")],
)
def test_what_no_longer_holds_comes_without(
    cast: Cast, client: Client, make: Any, state: str
) -> None:
    answer = ask(client, make(cast).number).json()

    assert (answer["state"], answer["content"]) == (state, None)
    assert answer["since"]
    assert "reason" not in answer


def test_unknown_ones_answer_alike(cast: Cast, client: Client) -> None:
    make_accepted(cast)

    answers = [ask(client, number) for number in (NEVER_ISSUED, "hej", "0" * 17)]

    assert {answer.status_code for answer in answers} == {404}
    assert {(each.json()["state"], each.json()["content"]) for each in answers} == {
        ("unknown", None)
    }


def test_number_may_be_typed_freely(cast: Cast, client: Client) -> None:
    number = str(make_issued(cast).number)

    assert ask(client, numbers.display(number).lower()).json()["state"] == "valid"


def test_nothing_can_be_changed_here(cast: Cast, client: Client) -> None:
    number = make_issued(cast).number

    for method in (client.post, client.put, client.patch, client.delete):
        assert method(f"/api/certificates/{number}/").status_code == 405

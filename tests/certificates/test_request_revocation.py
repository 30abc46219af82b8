"""The holder asks that their certificate should no longer hold. Two issuers see to it."""

from typing import Any

import pytest
from django.test import Client

from certificates.models import Certificate, HolderRequest
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import (
    make_accepted,
    make_issued,
    make_replaced,
    make_revoked,
    make_suspended,
    propose,
)
from tests.conftest import SignIn

NOTE = "Jag har bytt namn och vill inte att det finns."


def press(client: Client, certificate: Certificate, note: str = NOTE) -> Any:
    return client.post(f"/certificates/{certificate.pk}/request-revocation/", {"note": note})


@pytest.mark.parametrize("make", [make_issued, make_suspended])
def test_holder_asks_and_it_goes_on_as_it_is(cast: Cast, sign_in: SignIn, make: Any) -> None:
    certificate = make(cast)
    before = certificate.state

    press(sign_in(cast.amina), certificate)

    certificate.refresh_from_db()
    assert certificate.requests.get().note == NOTE
    assert certificate.state == before


def test_desk_shows_it_and_two_issuers_see_to_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    press(sign_in(cast.amina), certificate)

    page = sign_in(cast.ines).get("/desk/proposals/").content.decode()
    proposal = propose(cast, certificate, reason="holder_request")
    proposal.uphold(by=cast.isak, note="Som innehavaren vill.")

    certificate.refresh_from_db()
    assert NOTE in page
    assert proposal.request == certificate.requests.get()
    assert certificate.is_revoked
    assert NOTE not in sign_in(cast.ines).get("/desk/proposals/").content.decode()


def test_without_asking_the_holder_is_heard_first(cast: Cast) -> None:
    proposal = propose(cast, reason="holder_request")

    assert not proposal.is_heard
    assert not proposal.may_be_upheld


def test_another_reason_is_not_what_the_holder_asked_for(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    press(sign_in(cast.amina), certificate)

    proposal = propose(cast, certificate, reason="holder_misled")

    assert proposal.request is None
    assert not proposal.may_be_upheld


def test_asking_twice_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    client = sign_in(cast.amina)
    press(client, certificate)

    response = press(client, certificate)

    assert "redan på gång" in client.get(response.url, follow=True).content.decode()
    assert certificate.requests.count() == 1


@pytest.mark.parametrize("note", ["", "   ", "x" * 2001])
def test_bad_input_is_said_and_loses_nothing(cast: Cast, sign_in: SignIn, note: str) -> None:
    response = press(sign_in(cast.amina), make_issued(cast), note)

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert note in response.content.decode()
    assert not HolderRequest.objects.exists()


@pytest.mark.parametrize("make", [make_accepted, make_replaced, make_revoked])
def test_wrong_moment_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn, make: Any) -> None:
    certificate = make(cast)
    client = sign_in(cast.amina)

    response = press(client, certificate)

    assert "hann före" in client.get(response.url, follow=True).content.decode()
    assert not HolderRequest.objects.exists()


def test_issuer_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.ines), make_issued(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    for stranger in (cast.mehari, cast.sara, cast.ada, cast.ulla):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.amina), certificate)

    assert Event.objects.about(certificate).get(action="request").by == cast.amina

"""A suspension ends with a row of its own, and the certificate holds again, as it was."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Role
from certificates.models import Certificate, Reinstatement
from lifecycle.models import Event
from tests.cast import Cast, employ
from tests.certificates.certificates import (
    letters_about,
    make_accepted,
    make_issued,
    make_revoked,
    make_suspended,
    suspend,
)
from tests.conftest import SignIn

NOTE = "Det var en förväxling."


def press(client: Client, certificate: Certificate, note: str = NOTE) -> Any:
    return client.post(f"/desk/certificates/{certificate.pk}/reinstate/", {"note": note})


def test_issuer_lets_it_hold_again(cast: Cast, sign_in: SignIn, client: Client) -> None:
    certificate = make_suspended(cast)

    press(sign_in(cast.isak), certificate)

    certificate.refresh_from_db()
    row = certificate.suspension.reinstatement
    assert certificate.is_valid
    assert (row.by, row.note) == (cast.isak, NOTE)
    assert "Amina Yusuf" in client.get(f"/v/{certificate.number}/").content.decode()


def test_it_can_be_suspended_again(cast: Cast) -> None:
    certificate = make_suspended(cast)
    certificate.reinstate(by=cast.ines, note=NOTE)

    suspend(cast, certificate, "misused").reinstate(by=cast.isak, note=NOTE)

    assert certificate.suspensions.count() == 2
    assert Reinstatement.objects.filter(suspension__certificate=certificate).count() == 2


def test_holder_is_told(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_suspended(cast)
    letters_about(certificate)

    press(sign_in(cast.ines), certificate)

    (letter,) = letters_about(certificate)
    assert "gäller igen" in letter.body
    assert NOTE not in letter.body


def test_page_asks_before_it_is_done(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_suspended(cast)

    page = sign_in(cast.ines).get(f"/desk/certificates/{certificate.pk}/reinstate/")

    certificate.refresh_from_db()
    assert str(certificate.serial) in page.content.decode()
    assert certificate.is_suspended


@pytest.mark.parametrize("note", ["", "   ", "x" * 2001])
def test_what_was_found_out_has_to_be_said(cast: Cast, sign_in: SignIn, note: str) -> None:
    certificate = make_suspended(cast)

    response = press(sign_in(cast.ines), certificate, note)

    certificate.refresh_from_db()
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert note in response.content.decode()
    assert certificate.is_suspended


def test_holder_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.amina), make_suspended(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_suspended(cast)

    for stranger in (cast.sara, cast.ada, cast.elin, cast.lo, cast.ulla, cast.mehari):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_somebody_of_the_team_may_not(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.sara, cast.issuer, Role.ISSUER)

    assert press(sign_in(cast.sara), make_suspended(cast)).status_code == 403


@pytest.mark.parametrize("make", [make_accepted, make_issued, make_revoked])
def test_wrong_moment_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn, make: Any) -> None:
    certificate = make(cast)
    client = sign_in(cast.ines)

    response = press(client, certificate)

    assert "hann före" in client.get(response.url, follow=True).content.decode()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_suspended(cast)

    press(sign_in(cast.isak), certificate)

    event = Event.objects.about(certificate).get(action="reinstate")
    assert (event.by, event.note) == (cast.isak, NOTE)

"""A correction begins a new certificate with the same choices; the old one holds until then."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Role
from certificates.models import Certificate
from lifecycle.models import Event
from tests.cast import Cast, employ
from tests.certificates.certificates import (
    letters_about,
    make_accepted,
    make_issued,
    make_revoked,
)
from tests.conftest import SignIn

NOTE = "Efternamnet ska stavas Yussuf."


def press(client: Client, certificate: Certificate, note: str = NOTE) -> Any:
    return client.post(f"/desk/certificates/{certificate.pk}/correct/", {"note": note})


def test_issuer_begins_a_correction(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(
        cast, name="Amina Ysuf", shows_workplace=False, competencies=[cast.competency("A4.1")]
    )

    press(sign_in(cast.ines), certificate)

    correction = certificate.replaced_by
    assert correction.is_draft
    assert correction.name == "Amina Ysuf"
    assert not correction.shows_workplace
    assert [each.code for each in correction.competencies.all()] == ["A4.1"]
    certificate.refresh_from_db()
    assert certificate.is_valid


def test_holder_is_asked_to_look(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    (letter,) = letters_about(certificate.replaced_by)
    assert letter.to == [cast.amina.email]


def test_holder_reads_what_should_be_corrected(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    correction = certificate.replaced_by
    (letter,) = letters_about(correction)
    page = sign_in(cast.amina).get(f"/certificates/{correction.pk}/proof/").content.decode()
    assert NOTE in page
    assert "Det finns en rad om vad du ska titta på." in letter.body
    assert NOTE not in letter.body


@pytest.mark.parametrize("note", ["", "   ", "x" * 501])
def test_what_is_wrong_has_to_be_said(cast: Cast, sign_in: SignIn, note: str) -> None:
    certificate = make_issued(cast)

    response = press(sign_in(cast.ines), certificate, note)

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert note in response.content.decode()
    assert not Certificate.objects.filter(replaces=certificate).exists()


def test_issuer_sees_whom_it_waits_for(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    client = sign_in(cast.ines)

    response = press(client, certificate)

    page = client.get(response.url).content.decode()
    assert "Väntar på att innehavaren tittar igenom det" in page
    assert "Väntar på att du" not in page


def test_pressing_twice_begins_one(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    client = sign_in(cast.ines)

    first, second = press(client, certificate), press(client, certificate)

    assert first.url == second.url
    assert Certificate.objects.filter(replaces=certificate).count() == 1


def test_holder_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.amina), make_issued(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    for stranger in (cast.sara, cast.ada, cast.elin, cast.petra):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_somebody_of_the_team_may_not(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.noor, cast.issuer, Role.ISSUER)

    assert press(sign_in(cast.noor), make_issued(cast)).status_code == 403


@pytest.mark.parametrize("make", [make_accepted, make_revoked])
def test_only_a_valid_one_can_be_corrected(cast: Cast, sign_in: SignIn, make: Any) -> None:
    certificate = make(cast)
    client = sign_in(cast.ines)

    response = press(client, certificate)

    page = client.get(response.url, follow=True).content.decode()
    assert "Bara ett intyg som gäller kan rättas." in page


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    event = Event.objects.about(certificate.replaced_by).get(action="make")
    assert (event.by, event.note) == (cast.ines, NOTE)

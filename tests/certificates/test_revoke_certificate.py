"""An issuer revokes a certificate for a reason of the closed list, which stays inside."""

from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client

from accounts.models import Role
from certificates.models import Certificate, Revocation
from lifecycle.models import Event
from tests.cast import Cast, employ
from tests.certificates.certificates import (
    letters_about,
    make_accepted,
    make_issued,
    make_replaced,
    make_revoked,
)
from tests.conftest import SignIn

NOTE = "Ada ringde: fel person."


def press(client: Client, certificate: Certificate, **data: Any) -> Any:
    data = {"reason": "issued_in_error", "note": NOTE, **data}
    return client.post(f"/desk/certificates/{certificate.pk}/revoke/", data)


def test_issuer_revokes_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    certificate.refresh_from_db()
    assert certificate.is_revoked
    assert certificate.revocation.reason == "issued_in_error"


def test_public_page_says_neither_why_nor_whose(cast: Cast, client: Client) -> None:
    certificate = make_revoked(cast)

    page = client.get(f"/v/{certificate.number}/").content.decode()

    assert "Intyget gäller inte" in page
    for hidden in ("Amina", "misstag", "issued_in_error", "Fel person"):
        assert hidden not in page


def test_page_asks_before_it_is_done(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    page = sign_in(cast.ines).get(f"/desk/certificates/{certificate.pk}/revoke/")

    certificate.refresh_from_db()
    assert str(certificate.serial) in page.content.decode()
    assert certificate.is_valid


def test_holder_is_told_without_the_reason(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    letters_about(certificate)

    press(sign_in(cast.ines), certificate)

    (letter,) = letters_about(certificate)
    assert letter.to == [cast.amina.email]
    assert NOTE not in str(letter.body)
    assert settings.ISSUER["email"] in letter.body
    assert letter.body.endswith(settings.ISSUER_NAME)


def test_page_and_letter_name_the_same_address(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_revoked(cast)

    page = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/").content.decode()

    assert f"mailto:{settings.ISSUER['email']}" in page
    assert settings.SUPPORT_EMAIL not in page


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"reason": "dislike"}, {"note": ""}])
def test_reason_and_words_are_needed(cast: Cast, sign_in: SignIn, wrong: dict[str, str]) -> None:
    certificate = make_issued(cast)

    response = press(sign_in(cast.ines), certificate, **wrong)

    certificate.refresh_from_db()
    assert response.status_code == 422
    assert certificate.is_valid
    assert wrong.get("note", NOTE) in response.content.decode()


def test_holder_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.amina), make_issued(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    for stranger in (cast.sara, cast.ada, cast.elin, cast.lo, cast.ulla):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_somebody_of_the_team_may_not(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.sara, cast.issuer, Role.ISSUER)

    assert press(sign_in(cast.sara), make_issued(cast)).status_code == 403


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (make_accepted, "hann före"),
        (make_replaced, "hann före"),
        (make_revoked, "Det är redan gjort."),
    ],
)
def test_wrong_moment_is_answered_with_a_sentence(
    cast: Cast, sign_in: SignIn, make: Any, sentence: str
) -> None:
    certificate = make(cast)
    client = sign_in(cast.ines)
    revocations = Revocation.objects.count()

    response = press(client, certificate)

    assert sentence in client.get(response.url, follow=True).content.decode()
    assert Revocation.objects.count() == revocations


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    event = Event.objects.about(certificate).get(action="revoke")
    assert (event.by, event.note) == (cast.ines, NOTE)


def test_register_is_never_deleted(cast: Cast) -> None:
    certificate = make_revoked(cast)

    with pytest.raises(RuntimeError, match="never deleted"):
        certificate.delete()
    with pytest.raises(IntegrityError):
        Certificate.objects.filter(pk=certificate.pk).delete()

"""An issuer suspends a certificate at once; it does not hold until somebody ends that."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from certificates.models import Certificate, Suspension
from lifecycle.models import Event
from tests.cast import Cast, employ
from tests.certificates.certificates import (
    letters_about,
    make_accepted,
    make_issued,
    make_replaced,
    make_revoked,
    make_suspended,
)
from tests.conftest import SignIn

NOTE = "En arbetsgivare ringde och undrade."


def press(client: Client, certificate: Certificate, **data: Any) -> Any:
    data = {"reason": "checking", "note": NOTE, **data}
    return client.post(f"/desk/certificates/{certificate.pk}/suspend/", data)


def test_issuer_suspends_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    certificate.refresh_from_db()
    row = certificate.suspension
    assert certificate.is_suspended
    assert (row.reason, row.note, row.by) == ("checking", NOTE, cast.ines)


def test_public_page_is_neutral_and_names_nobody(cast: Cast, client: Client) -> None:
    certificate = make_suspended(cast)

    page = client.get(f"/v/{certificate.number}/").content.decode()

    assert "Intyget gäller inte just nu" in page
    for hidden in ("Amina", "kontrolleras något", "arbetsgivare", "Ines", "genuine", "äkta"):
        assert hidden not in page
    assert client.get(f"/v/{certificate.number}/pdf/").status_code == 404


def test_page_asks_before_it_is_done(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    page = sign_in(cast.ines).get(f"/desk/certificates/{certificate.pk}/suspend/").content.decode()

    certificate.refresh_from_db()
    assert str(certificate.serial) in page
    assert certificate.is_valid


@pytest.mark.parametrize("reason", Suspension.Reason.values)
def test_holder_is_told_in_words_that_blame_nobody(
    cast: Cast, sign_in: SignIn, reason: str
) -> None:
    certificate = make_issued(cast)
    letters_about(certificate)

    press(sign_in(cast.ines), certificate, reason=reason)

    (letter,) = letters_about(certificate)
    assert letter.subject == "Om ditt intyg"
    assert "gäller inte just nu" in letter.body
    assert "Du behöver inte göra något." in letter.body
    assert settings.ISSUER["email"] in letter.body
    assert NOTE not in letter.body


def test_holder_sees_what_it_means_and_whom_to_write_to(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_suspended(cast)

    page = sign_in(cast.amina).get(certificate.get_absolute_url()).content.decode()

    assert "Det här intyget gäller inte just nu." in page
    assert "Vi behöver kontrollera något på det." in page
    assert f"mailto:{settings.ISSUER['email']}" in page
    assert "Något stämmer inte" in page


def test_letter_stays_away_if_it_holds_again_before_it_leaves(cast: Cast) -> None:
    certificate = make_issued(cast)
    letters_about(certificate)
    certificate.suspend(by=cast.ines, reason="checking", note=NOTE)

    certificate.reinstate(by=cast.isak, note="Det var inget.")

    assert ["gäller igen" in letter.body for letter in letters_about(certificate)] == [True]


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"reason": "dislike"}, {"note": ""}])
def test_bad_input_is_said_and_loses_nothing(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str]
) -> None:
    certificate = make_issued(cast)

    response = press(sign_in(cast.ines), certificate, **wrong)

    certificate.refresh_from_db()
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert wrong.get("note", NOTE) in response.content.decode()
    assert certificate.is_valid


def test_desk_says_when_it_has_lasted_too_long(cast: Cast, sign_in: SignIn) -> None:
    make_suspended(cast)
    later = timezone.now() + timedelta(days=settings.SUSPENSION_DAYS)

    before = sign_in(cast.ines).get("/desk/certificates/").content.decode()
    with time_machine.travel(later + timedelta(minutes=1), tick=False):
        after = sign_in(cast.ines).get("/desk/certificates/").content.decode()

    assert "Ta reda på vad som stämmer" in before
    assert "dragit ut på tiden" not in before
    assert "dragit ut på tiden" in after


def test_holder_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.amina), make_issued(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    for stranger in (cast.sara, cast.ada, cast.elin, cast.lo, cast.ulla, cast.mehari):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_somebody_of_the_team_may_not(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.sara, cast.issuer, Role.ISSUER)

    assert press(sign_in(cast.sara), make_issued(cast)).status_code == 403


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (make_accepted, "hann före"),
        (make_replaced, "hann före"),
        (make_revoked, "hann före"),
        (make_suspended, "Det är redan gjort."),
    ],
)
def test_wrong_moment_is_answered_with_a_sentence(
    cast: Cast, sign_in: SignIn, make: Any, sentence: str
) -> None:
    certificate = make(cast)
    client = sign_in(cast.ines)
    suspensions = Suspension.objects.count()

    response = press(client, certificate)

    assert sentence in client.get(response.url, follow=True).content.decode()
    assert Suspension.objects.count() == suspensions


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    event = Event.objects.about(certificate).get(action="suspend")
    assert (event.by, event.note) == (cast.ines, NOTE)

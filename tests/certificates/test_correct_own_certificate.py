"""The holder says that something is not right, and gets a new certificate, as often as needed."""

from typing import Any

import pytest
from django.test import Client

from certificates.models import Certificate
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import (
    issue,
    letters_about,
    make_accepted,
    make_issued,
    make_replaced,
    make_revoked,
    make_suspended,
)
from tests.conftest import SignIn

NOTE = "Det ska stå Yusuf med ett s."


def press(client: Client, certificate: Certificate, note: str = NOTE) -> Any:
    return client.post(f"/certificates/{certificate.pk}/correct/", {"note": note})


@pytest.mark.parametrize("make", [make_issued, make_suspended])
def test_holder_begins_a_correction(cast: Cast, sign_in: SignIn, make: Any) -> None:
    certificate = make(cast)
    client = sign_in(cast.amina)

    response = press(client, certificate)

    correction = certificate.replaced_by
    page = client.get(response.url, follow=True).content.decode()
    assert correction.is_draft
    assert correction.wished == NOTE
    assert NOTE in page
    assert "ber dig titta på det här" not in page


def test_page_is_kind_and_says_what_happens(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    page = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/correct/").content.decode()

    assert "Det händer, och det är lätt att rätta." in page
    assert not Certificate.objects.filter(replaces=certificate).exists()


def test_issuer_reads_what_should_be_changed(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    press(sign_in(cast.amina), certificate)
    correction = certificate.replaced_by
    correction.accept(by=cast.amina)

    page = sign_in(cast.ines).get(f"/desk/certificates/{correction.pk}/").content.decode()

    assert "Innehavaren skrev att det här ska ändras:" in page
    assert page.count(NOTE) == 2  # before issuing, and in what has happened


def test_nobody_writes_to_the_holder_about_their_own_wish(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.amina), certificate)

    assert letters_about(certificate.replaced_by) == []


def test_the_old_one_holds_until_the_new_one_is_issued(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    press(sign_in(cast.amina), certificate)
    correction = certificate.replaced_by
    correction.accept(by=cast.amina)
    certificate.refresh_from_db()
    before = certificate.state

    issue(cast, correction)

    certificate.refresh_from_db()
    assert before == "issued"
    assert certificate.is_replaced
    assert correction.is_valid


def test_version_counts_up_as_often_as_needed(cast: Cast) -> None:
    first = make_issued(cast)
    second = make_replaced(cast, first).replaced_by
    third = make_replaced(cast, second).replaced_by

    assert [each.printed.version for each in (first, second, third)] == [1, 2, 3]
    assert third.printed.replaces == second.serial


def test_what_is_written_after_it_was_begun_is_kept_too(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    client = sign_in(cast.amina)

    first, second = press(client, certificate), press(client, certificate, "Och datumet.")

    correction = certificate.replaced_by
    written = Event.objects.about(correction).exclude(note="")
    assert first.url == second.url
    assert list(written.values_list("note", flat=True)) == [NOTE, "Och datumet."]
    assert correction.wished == "Och datumet."


@pytest.mark.parametrize("note", ["", "   ", "x" * 2001])
def test_bad_input_is_said_and_loses_nothing(cast: Cast, sign_in: SignIn, note: str) -> None:
    certificate = make_issued(cast)

    response = press(sign_in(cast.amina), certificate, note)

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert note in response.content.decode()
    assert not Certificate.objects.filter(replaces=certificate).exists()


@pytest.mark.parametrize("make", [make_accepted, make_revoked])
def test_wrong_moment_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn, make: Any) -> None:
    certificate = make(cast)
    client = sign_in(cast.amina)

    response = press(client, certificate)

    page = client.get(response.url, follow=True).content.decode()
    assert "Bara ett intyg som gäller kan rättas." in page


def test_issuer_uses_their_own_desk(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.ines), make_issued(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    for stranger in (cast.mehari, cast.sara, cast.ada, cast.petra):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.amina), certificate)

    event = Event.objects.about(certificate.replaced_by).get(action="make")
    assert (event.by, event.note) == (cast.amina, NOTE)

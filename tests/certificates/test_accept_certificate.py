"""The holder says yes to the text, and only the holder."""

import re
from typing import Any

import pytest
from django.test import Client

from certificates import issuing
from certificates.models import Certificate
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import make_accepted, make_draft, seen_in
from tests.conftest import SignIn


def press(client: Client, certificate: Certificate) -> Any:
    """Press the button of the page as it is now; a page that one cannot see has none."""
    page = client.get(f"/certificates/{certificate.pk}/proof/").content.decode()
    found = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    return press_having_seen(client, certificate, found[1] if found else "")


def press_having_seen(client: Client, certificate: Certificate, seen: str) -> Any:
    return client.post(f"/certificates/{certificate.pk}/accept/", {"seen": seen})


def test_holder_says_yes(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)

    press(sign_in(cast.amina), certificate)

    certificate.refresh_from_db()
    assert certificate.is_accepted


def test_then_it_waits_at_the_issuers_desk(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)

    desk = sign_in(cast.ines).get("/desk/certificates/").content.decode()

    assert f"/desk/certificates/{certificate.pk}/" in desk
    assert "Granska och utfärda" in desk


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)

    for stranger in (cast.mehari, cast.sara, cast.ada, cast.elin, cast.lo):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_issuer_may_not_say_yes_for_them(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.ines), make_draft(cast)).status_code == 403


def test_second_yes_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)
    client = sign_in(cast.amina)

    response = press(client, certificate)

    assert "Det är redan gjort." in client.get(response.url).content.decode()


def test_yes_to_a_text_that_has_changed_since_is_refused(cast: Cast, sign_in: SignIn) -> None:
    certificate = issuing.draft_participation(cast.amina.enrolments.get(), by=cast.ines)
    seen = seen_in(certificate)
    issuing.draft_participation(cast.amina.enrolments.get(), by=cast.ines, hours=3)
    client = sign_in(cast.amina)

    response = press_having_seen(client, certificate, seen)

    page = client.get(response.url, follow=True).content.decode()
    certificate.refresh_from_db()
    assert certificate.is_draft
    assert "Texten har ändrats. Titta igenom den en gång till." in page
    assert "3 timmar" in page


@pytest.mark.parametrize("seen", ["", "x", "0" * 32])
def test_yes_to_nothing_is_refused(cast: Cast, sign_in: SignIn, seen: str) -> None:
    certificate = make_draft(cast)

    press_having_seen(sign_in(cast.amina), certificate, seen)

    certificate.refresh_from_db()
    assert certificate.is_draft


def test_reading_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)

    answer = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/accept/")

    certificate.refresh_from_db()
    assert answer.status_code == 405
    assert certificate.is_draft


@pytest.mark.parametrize(
    "name", ["Amina\u202eYusuf", "Amina 💥", "None", "Amina " * 20, "\u0410mina"]
)
def test_account_whose_name_cannot_be_printed_gets_to_choose_another(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    cast.amina.name = name
    cast.amina.save()
    certificate = make_draft(cast)
    client = sign_in(cast.amina)

    response = press(client, certificate)

    seen = client.get(response.url, follow=True)
    assert seen.redirect_chain[-1][0] == f"/certificates/{certificate.pk}/choose/"
    assert "namnet" in seen.content.decode()
    certificate.refresh_from_db()
    assert certificate.is_draft
    assert client.get(f"/certificates/{certificate.pk}/pdf/").status_code == 302
    assert sign_in(cast.ines).get(f"/desk/certificates/{certificate.pk}/").status_code == 200


def test_it_is_recorded(cast: Cast) -> None:
    certificate = make_accepted(cast)

    assert Event.objects.about(certificate).get(action="accept").by == cast.amina

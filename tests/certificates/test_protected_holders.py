"""A protected person's certificate says what they wrote, and few see it before it is issued."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from accounts.models import Role
from certificates import issuing
from certificates.models import Certificate
from tests.cast import Cast, employ
from tests.certificates.certificates import choose, make_draft, make_handler, seen_in
from tests.conftest import SignIn

REAL = "Solveig Hemlig"


@pytest.fixture
def draft(cast: Cast) -> Certificate:
    return make_draft(cast, participant=cast.skye)


def pages_about(client: Client, certificate: Certificate) -> str:
    """Return all that an issuer reads about a certificate: lists, page and paper."""
    lists = ["/desk/certificates/", "/register/", f"/desk/certificates/{certificate.pk}/"]
    pages = [client.get(address).content.decode() for address in lists]
    pdf = client.get(f"/certificates/{certificate.pk}/pdf/").content
    return "\n".join([*pages, *(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)])


def test_it_begins_with_the_alias(draft: Certificate) -> None:
    assert draft.name == "Skye"


def test_handler_sees_the_alias_until_the_holder_has_said_yes(
    cast: Cast, sign_in: SignIn, draft: Certificate
) -> None:
    choose(draft, name=REAL, shows_birth_date=True)
    handler = sign_in(make_handler(cast))

    before = pages_about(handler, draft)
    draft.accept(by=cast.skye)

    assert "Skye" in before
    assert "Hemlig" not in before
    assert "2009-02-11" not in before
    assert REAL in pages_about(handler, draft)


def test_holder_sees_what_they_wrote(cast: Cast, sign_in: SignIn, draft: Certificate) -> None:
    choose(draft, name=REAL)

    client = sign_in(cast.skye)

    assert REAL in client.get(f"/certificates/{draft.pk}/proof/").content.decode()
    pdf = client.get(f"/certificates/{draft.pk}/pdf/").content
    assert REAL in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_other_issuers_do_not_see_it(cast: Cast, sign_in: SignIn, draft: Certificate) -> None:
    choose(draft, name=REAL)
    client = sign_in(cast.ines)

    for state in ("draft", "accepted", "issued"):
        if state == "accepted":
            draft.accept(by=cast.skye)
        if state == "issued":
            issue(cast, draft)
        for address in ("/desk/certificates/", "/register/?q=hemlig", "/register/?q=skye"):
            page = client.get(address).content.decode()
            assert "Hemlig</bdi>" not in page
            assert "Skye</bdi>" not in page
        for address in (f"/desk/certificates/{draft.pk}/", f"/certificates/{draft.pk}/pdf/"):
            assert client.get(address).status_code == 404


def test_handler_elsewhere_is_no_handler_here(
    cast: Cast, sign_in: SignIn, draft: Certificate
) -> None:
    employ(cast.ines, cast.goteborg, Role.PROTECTED_HANDLER)

    assert sign_in(cast.ines).get(f"/desk/certificates/{draft.pk}/").status_code == 404


def test_handler_issues_it_and_finds_it(cast: Cast, sign_in: SignIn, draft: Certificate) -> None:
    draft.accept(by=cast.skye)
    handler = sign_in(make_handler(cast))

    handler.post(f"/desk/certificates/{draft.pk}/issue/", {"checked": "on", "seen": seen_in(draft)})

    assert handler.get("/register/", {"q": "skye"}).context["page"].rows == [draft]


def test_public_check_shows_what_the_holder_chose(
    cast: Cast, client: Client, draft: Certificate
) -> None:
    draft.accept(by=cast.skye)
    issue(cast, draft)

    page = client.get(f"/v/{draft.number}/").content.decode()

    assert "Skye" in page
    assert "Hemlig" not in page


def issue(cast: Cast, certificate: Certificate) -> None:
    hanna = make_handler(cast)
    issuing.issue(certificate, by=hanna, seen=seen_in(certificate))

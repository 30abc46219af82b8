"""Before it is issued, the holder can look once more; an issuer can ask them to."""

from typing import Any

from django.test import Client

from certificates.models import Certificate
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import letters_about, make_accepted, make_draft, make_issued
from tests.conftest import SignIn

NOTE = "Ska det stå Yusuf eller Yussuf?"


def press(client: Client, certificate: Certificate, note: str = "") -> Any:
    return client.post(f"/certificates/{certificate.pk}/reopen/", {"note": note})


def test_holder_takes_back_the_yes(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)

    press(sign_in(cast.amina), certificate)

    certificate.refresh_from_db()
    assert certificate.is_draft
    assert letters_about(certificate) == []


def test_issuer_asks_the_holder_to_look(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)

    press(sign_in(cast.ines), certificate, NOTE)

    (letter,) = letters_about(certificate)
    assert letter.to == [cast.amina.email]
    assert NOTE not in str(letter.body)
    page = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/proof/").content.decode()
    assert NOTE in page


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)

    for stranger in (cast.mehari, cast.sara, cast.ada, cast.elin):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_draft_is_open_already(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)

    response = press(client, make_draft(cast))

    assert "hann före" in client.get(response.url, follow=True).content.decode()


def test_note_that_cannot_be_kept_is_explained(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)
    client = sign_in(cast.ines)

    for note in ("x" * 501, "Namnet\x00"):
        response = press(client, certificate, note)
        page = client.get(response.url, follow=True).content.decode()
        assert "gick inte att läsa" in page

    certificate.refresh_from_db()
    assert certificate.is_accepted


def test_issued_one_stays_as_it_is(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    client = sign_in(cast.amina)

    response = press(client, certificate)

    certificate.refresh_from_db()
    assert certificate.is_valid
    assert "hann före" in client.get(response.url).content.decode()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)

    press(sign_in(cast.ines), certificate, NOTE)

    event = Event.objects.about(certificate).get(action="reopen")
    assert (event.by, event.note) == (cast.ines, NOTE)

"""The holder says yes to the text, and only the holder."""

from typing import Any

import pytest
from django.test import Client

from certificates.models import Certificate
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import make_accepted, make_draft
from tests.conftest import SignIn


def press(client: Client, certificate: Certificate) -> Any:
    return client.post(f"/certificates/{certificate.pk}/accept/")


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


def test_reading_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)

    answer = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/accept/")

    certificate.refresh_from_db()
    assert answer.status_code == 405
    assert certificate.is_draft


@pytest.mark.parametrize("name", ["Amina\u202eYusuf", "Amina 💥", "None", "Amina " * 20])
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

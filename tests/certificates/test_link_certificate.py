"""The holder says whether the page of the old certificate leads to the new one."""

from typing import Any

import pytest
from django.test import Client

from certificates.models import Certificate
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import make_correction, make_issued, make_replaced
from tests.conftest import SignIn


def press(client: Client, certificate: Certificate, *, is_linked: bool = True) -> Any:
    data = {"is_linked": "on"} if is_linked else {}
    return client.post(f"/certificates/{certificate.pk}/link/", data)


def test_by_default_the_old_page_does_not_lead_on(cast: Cast, client: Client) -> None:
    old = make_replaced(cast)

    page = client.get(f"/v/{old.number}/").content.decode()
    answer = client.get(f"/api/certificates/{old.number}/").json()

    assert "Intyget är ersatt" in page
    assert str(old.replaced_by.number) not in page
    assert answer["successor_number"] is None


def test_with_a_yes_in_the_proof_it_does(cast: Cast, client: Client) -> None:
    old = make_replaced(cast, is_linked=True)

    page = client.get(f"/v/{old.number}/").content.decode()
    answer = client.get(f"/api/certificates/{old.number}/").json()

    assert f"/v/{old.replaced_by.number}/" in page
    assert "Amina" not in page
    assert answer["successor_number"] == old.replaced_by.number


def test_holder_changes_it_later_in_one_tap(cast: Cast, sign_in: SignIn, client: Client) -> None:
    old = make_replaced(cast)
    holder, address = sign_in(cast.amina), f"/v/{old.number}/"
    seen: list[bool] = []

    for is_linked in (True, False):
        press(holder, old.replaced_by, is_linked=is_linked)
        seen.append(str(old.replaced_by.number) in client.get(address).content.decode())

    assert seen == [True, False]


def test_a_correction_that_is_not_issued_leads_nowhere(cast: Cast, client: Client) -> None:
    old = make_issued(cast)
    make_correction(old, is_linked=True)

    answer = client.get(f"/api/certificates/{old.number}/").json()

    assert (answer["state"], answer["successor_number"]) == ("valid", None)


def test_proof_and_page_offer_it(cast: Cast, sign_in: SignIn) -> None:
    old = make_replaced(cast)
    client = sign_in(cast.amina)

    page = client.get(old.replaced_by.get_absolute_url()).content.decode()
    other = client.get(make_issued(cast).get_absolute_url()).content.decode()

    assert f"/certificates/{old.replaced_by.pk}/link/" in page
    assert "/link/" not in other


def test_what_replaces_nothing_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)

    response = press(client, make_issued(cast))

    assert "ersätter inget annat" in client.get(response.url, follow=True).content.decode()


def test_issuer_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.ines), make_replaced(cast).replaced_by).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    newer = make_replaced(cast).replaced_by

    for stranger in (cast.mehari, cast.sara, cast.ada):
        assert press(sign_in(stranger), newer).status_code == 404


@pytest.mark.parametrize("is_linked", [True, False])
def test_it_is_recorded(cast: Cast, sign_in: SignIn, is_linked: bool) -> None:
    newer = make_replaced(cast).replaced_by

    press(sign_in(cast.amina), newer, is_linked=is_linked)

    action = "link" if is_linked else "unlink"
    assert Event.objects.about(newer).get(action=action).by == cast.amina

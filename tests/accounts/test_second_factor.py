"""Staff need a second factor; what it is made from is stored sealed."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.test import Client

from accounts.sign_in import SealedSecrets
from tests.accounts.test_sign_in import CODE, LOGIN, ask_for_code, code_in_mail
from tests.cast import Cast

ACTIVATE = "/accounts/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def nobody_has_knocked_before(db: None) -> None:
    cache.clear()


def signed_in_by_code(address: str) -> Client:
    browser = Client()
    ask_for_code(browser, address)
    browser.post(CODE, {"code": code_in_mail()})
    return browser


def code_now(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def activate(browser: Client) -> str:
    """Add an authenticator app and return its secret, as the app would keep it."""
    secret: str = browser.get(ACTIVATE).context["form"].secret
    response = browser.post(ACTIVATE, {"code": code_now(secret)})
    assert response.status_code == 302, response.context["form"].errors
    return secret


def test_staff_reach_nothing_before_a_second_factor(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    sara = signed_in_by_code(cast.sara.email)

    for address in ("/", "/group/", "/me/"):
        assert sara.get(address).headers["Location"] == "/accounts/2fa/"
    assert sara.get("/accounts/2fa/").status_code == 200


def test_participant_needs_none(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True

    assert signed_in_by_code(cast.amina.email).get("/me/").status_code == 200


def test_app_added_once_is_asked_for_at_the_next_sign_in(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    secret = activate(signed_in_by_code(cast.sara.email))
    again = signed_in_by_code(cast.sara.email)
    assert again.get("/group/").status_code == 302

    again.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})

    assert again.get("/group/").status_code == 200


def test_whoever_has_just_added_an_app_is_asked_for_its_code(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    sara = signed_in_by_code(cast.sara.email)
    secret = activate(sara)
    asked = sara.get("/group/").headers["Location"]
    assert asked == "/accounts/2fa/reauthenticate/?next=%2Fgroup%2F"

    shown = sara.post(asked, {"code": code_now(secret)})

    assert shown.headers["Location"] == "/group/"
    assert sara.get("/group/").status_code == 200


def test_secret_is_stored_sealed(cast: Cast) -> None:
    secret = activate(signed_in_by_code(cast.sara.email))

    stored = Authenticator.objects.get(user=cast.sara, type=Authenticator.Type.TOTP).data["secret"]

    assert secret not in stored
    assert SealedSecrets().decrypt(stored) == secret


def test_copied_database_opens_nothing_with_another_server_secret(settings: Any) -> None:
    sealed = SealedSecrets().encrypt("JBSWY3DPEHPK3PXP")

    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidToken):
        SealedSecrets().decrypt(sealed)


def test_secret_survives_a_change_of_the_server_secret(settings: Any) -> None:
    sealed = SealedSecrets().encrypt("JBSWY3DPEHPK3PXP")

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the new one"

    assert SealedSecrets().decrypt(sealed) == "JBSWY3DPEHPK3PXP"


def test_recovery_code_is_shown_once_and_opens(cast: Cast) -> None:
    sara = signed_in_by_code(cast.sara.email)
    secret = activate(sara)
    codes = "/accounts/2fa/recovery-codes/"
    sara.post(f"/accounts/2fa/reauthenticate/?next={codes}", {"code": code_now(secret)})
    [code, *_rest] = sara.get(codes).context["unused_codes"]
    assert code not in sara.get(codes).content.decode()

    again = signed_in_by_code(cast.sara.email)
    again.post("/accounts/2fa/authenticate/", {"code": code})

    assert again.get("/group/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        LOGIN,
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/sessions/",
        "/accounts/logout/",
    ],
)
def test_page_of_sign_in_wears_our_clothes(cast: Cast, address: str) -> None:
    browser = Client() if address == LOGIN else signed_in_by_code(cast.sara.email)

    response = browser.get(address, follow=True)

    page = response.content.decode()
    assert response.status_code == 200
    assert "app.css" in page
    assert 'lang="sv"' in page
    assert " style=" not in page

"""Who gets in: invited people, by a code to their address; machines, by a token."""

import base64
import logging
import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.mail import get_connection
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import (
    BaseAuthentication,
    SessionAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import NO_MAIL, ApiToken, RoleAssignment, User

logger = logging.getLogger(__name__)
LOGIN_CODE = "account/email/login_code"
UNKNOWN_ACCOUNT = "account/email/unknown_account"


class Invited(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: an account begins with an invitation in person."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _(
            "That is not the code. Look in the e-mail again, or ask for a new one."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a code at once, as it is worth nothing later; say so when no mail can leave.

        An address that nobody has gets no letter, but the same wait and the same trouble: else
        either would tell who has an account.
        """
        try:
            if template_prefix == UNKNOWN_ACCOUNT:
                _knock_at_the_mail_server()
            else:
                super().send_mail(template_prefix, email, context)
        except (smtplib.SMTPException, OSError) as error:
            logger.exception("No mail left for %s", template_prefix)
            if template_prefix in (LOGIN_CODE, UNKNOWN_ACCOUNT):  # without it there is no way on
                page = render(None, "account/no_mail.html", status=503)
                raise ImmediateHttpResponse(page) from error


def _knock_at_the_mail_server() -> None:
    connection = get_connection()
    connection.open()
    connection.close()


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """What second factors are made from is stored sealed: a copied database opens no account."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> MultiFernet:
    """The server's secret seals; secrets it had before still open."""
    return MultiFernet(
        [_key_from(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def _key_from(secret: str) -> Fernet:
    made = HKDF(SHA256(), length=32, salt=None, info=b"accounts.second-factor")
    return Fernet(base64.urlsafe_b64encode(made.derive(secret.encode())))


def people_of_the_demo() -> QuerySet[User]:
    """Return the people a development machine offers by name; nobody anywhere else."""
    if not settings.OFFER_CAST:
        return User.objects.none()
    works = Exists(RoleAssignment.objects.filter(user=OuterRef("pk")))
    return (
        User.objects.filter(is_active=True)
        .exclude(email__endswith=f"@{NO_MAIL}")  # they could not sign in anywhere else either
        .order_by(works, "pk")  # participants first
        .prefetch_related(
            "role_assignments__organisation", "enrolments__local_project__organisation"
        )
    )


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Token <key>` for machines; the key is compared by its hash."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """Return the token's user, None without such a header; refuse a wrong or old key."""
        kind, _space, key = get_authorization_header(request).decode("latin-1").partition(" ")
        if kind.lower() != "token":
            return None
        token = (
            ApiToken.objects.select_related("user").filter(digest=ApiToken.digest_of(key)).first()
        )
        if token is None or not token.user.is_active or self._is_over(token):
            raise AuthenticationFailed(_("This key does not open anything."))
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return "Token"

    def _is_over(self, token: ApiToken) -> bool:
        return token.ends_on is not None and token.ends_on < timezone.localdate()


class DescribeToken(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Says in the API's description how a machine shows its key."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "apiKey", "in": "header", "name": "Authorization"}


class SameOriginSession(SessionAuthentication):
    """The session of a browser. A script of ours may write without a form's token, as one kept by
    the browser for later has a stale one: it says `X-JagKan: 1`, which no form and no other site
    can, and the browser says where it runs.
    """

    FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")

    def enforce_csrf(self, request: Request) -> None:
        """Refuse a write that may have been begun by another site."""
        if not self._is_our_script(request):
            super().enforce_csrf(request)

    def _is_our_script(self, request: Request) -> bool:
        kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return (
            request.headers.get("X-JagKan") == "1"
            and kind not in self.FORM_TYPES
            and self._runs_here(request)
        )

    def _runs_here(self, request: Request) -> bool:
        """Ask what browsers say and scripts cannot change; silence is a no."""
        here = request.build_absolute_uri("/").rstrip("/")
        origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
        if origin is not None and origin not in (here, *settings.CSRF_TRUSTED_ORIGINS):
            return False
        if site is not None and site != "same-origin":
            return False
        return bool(origin or site)


class DescribeSession(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Says in the API's description that a signed-in browser may ask too."""

    target_class = SameOriginSession
    name = "session"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sid"}

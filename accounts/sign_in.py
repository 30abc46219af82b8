"""Who gets in: invited people, by a code to their address; machines, by a token."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import ApiToken, User


class Invited(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: an account begins with an invitation in person."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


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

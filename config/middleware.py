"""What happens around every view."""

import logging
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.guards import public
from accounts.lock import Lock
from accounts.marks import mark
from accounts.models import User
from lifecycle.transitions import Refused

log = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]


class Around:
    """A middleware that changes nothing; the others say what they do instead."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


class ExplainRefusals(Around):
    """Turn a domain refusal into a message on the page of the thing that refused."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        messages.error(request, str(error))
        return redirect(error.subject.get_absolute_url())


class AnswerWhenTheDatabaseIsAway(Around):
    """Say «come back soon» (503) when the database cannot be reached or is full."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except OperationalError as error:
            return self.come_back_soon(request, error)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return self.come_back_soon(request, error) if isinstance(error, OperationalError) else None

    def come_back_soon(self, request: HttpRequest, error: OperationalError) -> HttpResponse:
        log.error("The database did not answer for %s: %s", request.path, error)
        response = HttpResponse(
            _page_without_database(request), status=503, headers={"Retry-After": "30"}
        )
        patch_cache_control(response, no_store=True)
        return response


def _page_without_database(request: HttpRequest) -> bytes:
    return render(None, "503.html").content


class ChooseLanguage(Around):
    """Use the language asked for in the address, else the person's own, else the cookie's, else
    Swedish. What the browser prefers is not asked: a shared phone says little of who holds it.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = self.language_for(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    def language_for(self, request: HttpRequest) -> str:
        wishes = [request.GET.get("lang"), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)]
        if request.user.is_authenticated:
            wishes.insert(1, request.user.language)
        known = dict(settings.LANGUAGES)
        return next((wish for wish in wishes if wish in known), settings.LANGUAGE_CODE)


class RequireSecondFactor(Around):
    """Staff reach nothing but sign-in until this session has seen a second factor."""

    OPEN = ("/accounts/", "/static/", "/healthz/", "/language/")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.is_missing(request):
            return redirect(self.where_to_show_it(request))
        return self.get_response(request)

    def where_to_show_it(self, request: HttpRequest) -> str:
        """Return where to show the factor there is, or where to add the first."""
        ways = get_adapter().get_reauthentication_methods(request.user)
        if not ways:
            return reverse("mfa_index")
        return f"{ways[0]['url']}?{urlencode({'next': request.get_full_path()})}"

    def is_missing(self, request: HttpRequest) -> bool:
        if not settings.SECOND_FACTOR_REQUIRED or request.path.startswith(self.OPEN):
            return False
        user = request.user
        if not user.is_authenticated or not (user.works_here or user.is_staff):
            return False
        return not any(
            record.get("method") == "mfa" for record in get_authentication_records(request, user)
        )


class KeepPersonalPagesPrivate(Around):
    """Nothing that was made for a signed-in person may be kept by a browser or a proxy, and no
    page may ask a phone for what we never need.
    """

    NEVER_NEEDED = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = self.NEVER_NEEDED
        if request.user.is_authenticated and "Cache-Control" not in response.headers:
            patch_cache_control(response, private=True, no_store=True)
        return response


class MarkBrowser(Around):
    """Let a browser remember that somebody has signed in there: an answer from it gets a hint.

    A page that is open to everybody sets no cookie, whoever reads it; but on the first page, who
    has signed in reads something of their own.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not self._is_everybodys(request) and isinstance(request.user, User):
            mark(request, response, request.user)
        return response

    @staticmethod
    def _is_everybodys(request: HttpRequest) -> bool:
        match = request.resolver_match
        if match is None:
            return True
        return getattr(match.func, "gate", public) is public and match.view_name != "home:start"


class KeepLocked(Around):
    """While a phone is in somebody else's hand, every address leads to the page it is locked to."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held = Lock.of(request)
        if held is None or request.path.startswith(held.page):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": _("This phone is locked to a question.")}, status=423)
        return redirect(held.page)

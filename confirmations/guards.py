"""The doors of /s/<token>/, for someone who has a link and nothing else: no account, no cookie;
of /in-hand/, for someone who holds the participant's own phone; and of /p/, before a poster.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from accounts.guards import GuestRule, Rule, UserRequest, View, invited, limited, record_reading
from accounts.lock import Lock
from accounts.marks import is_marked
from accounts.models import User
from confirmations import permissions
from confirmations.models import ConfirmationRequest, OwnPage, Poster

GuestView = Callable[Concatenate[HttpRequest, ConfirmationRequest, ...], HttpResponseBase]
OwnView = Callable[Concatenate[HttpRequest, OwnPage, ...], HttpResponseBase]
Guest = TypeVar("Guest", bound=Model)


def by_link(rule: GuestRule[ConfirmationRequest]) -> Callable[[GuestView], View]:
    """Open the request that a link names, if the rule says yes; tell nobody else about it.

    Forms behind it carry no CSRF token. Such a token keeps another site from using a visitor's
    cookies; here the authority is the secret in the address, which another site does not have and
    would not need a visitor for. And what opens links in mails often keeps no cookies, or, as the
    pages ask not to name the page one comes from, sends «Origin: null»: Kalle would be turned away.
    """

    def decorate(view: GuestView) -> View:
        gate = _noting_who_tried(invited(ConfirmationRequest, rule)(_in_the_guests_language(view)))
        return csrf_exempt(_discreet(limited("confirmation_link")(gate)))

    return decorate


def _noting_who_tried(gate: View) -> View:
    """Write down that the link was used where the participant who asks is signed in."""

    @wraps(gate)
    def door(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return gate(request, token, *args, **kwargs)
        except PermissionDenied:
            asked = ConfirmationRequest.objects.by_token(token).get()
            if request.method != "HEAD" and isinstance(request.user, User):
                asked.note_attempt(by=request.user)
            raise

    return door


def note_whose_browser(request: HttpRequest, asked: ConfirmationRequest) -> None:
    """Write down what an answer's browser tells of who may have given it. It stops nobody."""
    if is_marked(request, asked.participant):
        asked.note_own_browser()
    if isinstance(request.user, User):
        asked.note_other_account(by=request.user)


def by_own_link(rule: GuestRule[OwnPage]) -> Callable[[OwnView], View]:
    """Open a supervisor's own page for whoever holds a link to it; as discreet as a question."""

    return by_secret(OwnPage, rule)


def by_secret(
    model: type[Guest], rule: GuestRule[Guest]
) -> Callable[[Callable[Concatenate[HttpRequest, Guest, ...], HttpResponseBase]], View]:
    """Open what a link names for its guest; as discreet as a question."""

    def decorate(view: Callable[Concatenate[HttpRequest, Guest, ...], HttpResponseBase]) -> View:
        gate = invited(model, rule)(_in_the_guests_language(view))
        return csrf_exempt(_discreet(limited("confirmation_link")(gate)))

    return decorate


def in_hand(rule: Rule[ConfirmationRequest]) -> Callable[[GuestView], View]:
    """Open the question that the participant's phone is locked to, for whoever holds the phone."""

    def decorate(view: GuestView) -> View:
        speak = _in_the_guests_language(view)

        @wraps(view)
        @login_required
        def gate(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            held = Lock.of(request)
            if held is None:
                return redirect("home:start")
            visible = ConfirmationRequest.objects.visible_to(request.user)
            asked = visible.filter(pk=held.about).first()
            if asked is None:  # deleted meanwhile, on another phone
                return redirect("confirmations:unlock")
            if not rule(request.user, asked):
                raise PermissionDenied
            if request.method == "GET":
                record_reading(asked, by=asked.guest)
            return speak(request, asked, *args, **kwargs)

        gate.gate = rule  # type: ignore[attr-defined]
        return gate

    return decorate


def at_poster(view: Callable[Concatenate[HttpRequest, Poster, ...], HttpResponseBase]) -> View:
    """Open the page of a poster that hangs, for whoever stands before it. It tells nothing."""

    @wraps(view)
    def gate(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        poster = Poster.objects.by_token(token).first()
        if poster is None:
            return _page(request, "confirmations/unknown_poster.html", 404)
        return view(request, poster, *args, **kwargs)

    return _for_anyone(gate)


def before_a_code(view: View) -> View:
    """Open the page where anyone may type a code, without a poster."""
    return _for_anyone(view)


def _for_anyone(view: View) -> View:
    @wraps(view)
    def speak(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with _speaking(request.GET.get("lang"), request.LANGUAGE_CODE) as language:
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        return response

    gate = csrf_exempt(_discreet(speak))
    gate.gate = permissions.enter_code  # type: ignore[attr-defined]
    return gate


def _in_the_guests_language(
    view: Callable[Concatenate[HttpRequest, Guest, ...], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Guest, ...], HttpResponseBase]:
    """Speak the language asked for in the address, else the one the register knows."""

    @wraps(view)
    def speak(request: HttpRequest, thing: Guest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        wanted = thing.supervisor.language  # type: ignore[attr-defined]
        with _speaking(request.GET.get("lang"), wanted) as language:
            response = view(request, thing, *args, **kwargs)
        response.headers["Content-Language"] = language
        return response

    return speak


@contextmanager
def _speaking(*wishes: str | None) -> Iterator[str]:
    """Speak the first language that we have for guests; Swedish, if it is none of these."""
    known = dict(settings.GUEST_LANGUAGES)
    language = next((wish for wish in wishes if wish in known), settings.LANGUAGE_CODE)
    with translation.override(language):
        yield str(language)


def _discreet(view: View) -> View:
    """Leave no trace in caches, search engines and other sites' logs, and no hint in refusals."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = _page(request, "confirmations/unknown_link.html", 404)
        except PermissionDenied:
            response = _page(request, "confirmations/link_for_someone_else.html", 403)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return door


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, template, status=status)

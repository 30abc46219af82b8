"""Doors of our own beside those of allauth: by name on a development machine, and doors we shut."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.guards import public
from accounts.sign_in import people_of_the_demo


@require_POST
@public
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """Let whoever tries out the demo in as one of its people; elsewhere there is no such door."""
    chosen = request.POST.get("user", "")
    if not (settings.OFFER_CAST and chosen.isdecimal()):
        raise Http404
    user = get_object_or_404(people_of_the_demo(), pk=chosen)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)
    record_authentication(request, user, method="code")
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
@public
def forget_code(request: HttpRequest) -> HttpResponse:
    """Let whoever mistyped the address write another: the code on its way opens nothing more."""
    if not request.user.is_authenticated:
        request.session.flush()
    page = reverse("account_login")
    wanted = request.POST.get(REDIRECT_FIELD_NAME)
    return redirect(f"{page}?{urlencode({REDIRECT_FIELD_NAME: wanted})}" if wanted else page)


@public
def shut(request: HttpRequest, **_wanted: Any) -> HttpResponse:
    """Answer as if the page did not exist: nobody has a password, and nobody signs up alone."""
    raise Http404

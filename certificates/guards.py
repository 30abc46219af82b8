"""The door of /c/<token>/, for someone whom a holder has given a link: no account, no cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from accounts.guards import GuestRule, View, invited, limited
from certificates.models import ShareLink

LinkView = Callable[Concatenate[HttpRequest, ShareLink, ...], HttpResponseBase]


def by_shared_link(rule: GuestRule[ShareLink]) -> Callable[[LinkView], View]:
    """Open what a link shows. One that is closed, over or never was is answered alike."""

    def decorate(view: LinkView) -> View:
        gate = invited(ShareLink, rule)(view)

        @wraps(gate)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                response = gate(request, *args, **kwargs)
            except Http404:
                response = render(request, "certificates/unknown_shared.html", status=404)
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return limited("shared_link")(door)

    return decorate

"""A mark that stays in a browser where somebody has signed in, after they have signed out.

It is a keyed digest with a salt of its own: it names nobody, tells nobody that two browsers were
used by the same person, and says nothing until it is asked about one particular account.
"""

import hmac
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from accounts.models import User

A_YEAR = 365 * 24 * 3600  # seconds
MOST = 6  # people who share a browser; the latest are kept
SALT = 16  # signs


def is_marked(request: HttpRequest, user: User) -> bool:
    """Say whether this person has signed in where the request comes from."""
    return any(hmac.compare_digest(mark, _mark(mark[:SALT], user)) for mark in _marks_in(request))


def mark(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let the browser remember that this person has signed in there, if it does not yet."""
    if is_marked(request, user):
        return
    marks = [*_marks_in(request), _mark(secrets.token_hex(SALT // 2), user)]
    response.set_cookie(
        settings.MARK_COOKIE_NAME,
        ".".join(marks[-MOST:]),
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _marks_in(request: HttpRequest) -> list[str]:
    written = request.COOKIES.get(settings.MARK_COOKIE_NAME, "")
    return [mark for mark in written.split(".") if mark.isascii() and mark.isalnum()][:MOST]


def _mark(salt: str, user: User) -> str:
    digest = salted_hmac(f"accounts.mark:{salt}", str(user.pk), algorithm="sha256").hexdigest()
    return salt + digest[:32]

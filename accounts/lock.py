"""A session locked to one page: a phone in somebody else's hand shows that page and nothing more.

The lock stands in the session on the server. Whoever holds the phone gets out by the four digits
that its owner chose, or by signing out; config.middleware.KeepLocked turns everything else away.
"""

import hmac
import secrets
from dataclasses import asdict, dataclass
from enum import Enum, auto

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

KEY = "lock"
MOST_TRIES = 5
A_MINUTE = 60  # seconds


class Attempt(Enum):
    """How it went when somebody typed four digits."""

    OPENED = auto()
    WRONG = auto()
    SIGNED_OUT = auto()


@dataclass(frozen=True)
class Lock:
    """What a locked session remembers."""

    page: str  # the address it is locked to, with all that is below it
    about: int  # the key of what is shown there
    salt: str
    seal: str  # of the four digits, which are stored nowhere
    tries: int = 0

    @classmethod
    def of(cls, request: HttpRequest) -> "Lock | None":
        """Return the lock on the session that asks, if there is one."""
        held = request.session.get(KEY)
        return cls(**held) if held else None

    def fits(self, digits: str) -> bool:
        return hmac.compare_digest(self.seal, _seal(self.salt, digits))


def lock(request: HttpRequest, digits: str, *, page: str, about: int) -> None:
    """Lock the session to a page, and change its key: Chromium then forgets the pages it kept."""
    list(get_messages(request))  # what was said to the owner is not for whoever reads next
    salt = secrets.token_hex(16)
    request.session[KEY] = asdict(Lock(page, about, salt, _seal(salt, digits)))
    _change_key(request)


@transaction.atomic
def try_to_unlock(request: HttpRequest, digits: str) -> Attempt:
    """Open the lock if the digits fit; after a few that do not, sign out.

    The row of the session is held meanwhile, so that many guesses at once count as many.
    """
    rows = Session.objects.select_for_update()
    row = rows.filter(session_key=request.session.session_key).first()
    if row is None:  # signed out just now
        return Attempt.SIGNED_OUT
    held = row.get_decoded().get(KEY)
    if held is None or Lock(**held).fits(digits):
        request.session.pop(KEY, None)
        return _saved(request, Attempt.OPENED)
    if held["tries"] + 1 >= MOST_TRIES:
        logout(request)
        return Attempt.SIGNED_OUT
    request.session[KEY] = {**held, "tries": held["tries"] + 1}
    return _saved(request, Attempt.WRONG)


def _saved(request: HttpRequest, attempt: Attempt) -> Attempt:
    """Save while the row is held; the middleware would save once more, and undo a later count."""
    request.session.save()
    request.session.modified = False
    return attempt


def leave_nothing_behind(response: HttpResponse) -> HttpResponse:
    """Ask the browser to forget the pages it kept, those behind its back button too."""
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _change_key(request: HttpRequest) -> None:
    """Go on under a new key. What comes under the old one is locked too, and over in a minute:
    a second tap on the button still carries it, and is not to end with nobody signed in.
    """
    kept = dict(request.session.items())
    request.session.set_expiry(A_MINUTE)
    request.session.save()
    request.session.create()
    request.session.update(kept)
    UserSession.objects.create_from_request(request)  # so that the list of sessions knows it


def _seal(salt: str, digits: str) -> str:
    return salted_hmac(f"accounts.lock:{salt}", digits, algorithm="sha256").hexdigest()

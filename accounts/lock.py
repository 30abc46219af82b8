"""A session locked to one page: a phone in somebody else's hand shows that page and nothing more.

The lock stands in the session on the server. Whoever holds the phone gets out by the four digits
that its owner chose, or by signing out; config.middleware.KeepLocked turns everything else away.
"""

import hmac
import secrets
from dataclasses import asdict, dataclass, replace
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
    """Lock the session to a page. Its key changes: what the browser kept under the old is void."""
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
    held = row.get_decoded().get(KEY) if row else None
    if held is None:  # opened, or signed out, just now
        return Attempt.WRONG
    tried = replace(Lock(**held), tries=held["tries"] + 1)
    if tried.fits(digits):
        del request.session[KEY]
        _change_key(request)
        return Attempt.OPENED
    if tried.tries >= MOST_TRIES:
        logout(request)
        return Attempt.SIGNED_OUT
    request.session[KEY] = asdict(tried)
    request.session.save()
    request.session.modified = False  # saved again after the row is let go, it would undo a count
    return Attempt.WRONG


def leave_nothing_behind(response: HttpResponse) -> HttpResponse:
    """Ask the browser to forget the pages it kept, those behind its back button too."""
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _change_key(request: HttpRequest) -> None:
    request.session.cycle_key()
    UserSession.objects.create_from_request(request)  # so that the list of sessions knows it


def _seal(salt: str, digits: str) -> str:
    return salted_hmac(f"accounts.lock:{salt}", digits, algorithm="sha256").hexdigest()

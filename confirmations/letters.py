"""What we write to supervisors, to the team about them, and to whoever could ask one.

No names of skills in any letter.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from confirmations import hours
from confirmations.texts import sender
from lifecycle.post import Words, Writer
from lifecycle.sms import in_gsm
from lifecycle.trouble import NotNow

if TYPE_CHECKING:
    from confirmations.models import Code, ConfirmationRequest, OwnPage
    from programmes.models import Enrolment

__all__ = [
    "ASK",
    "REMIND",
    "THANKS",
    "Writer",
    "Writers",
    "names_of",
    "nudge_participant",
    "send_code",
    "send_digest",
    "send_own_page",
    "tell_team_of_change",
    "tell_team_of_dispute",
    "thank_by_sms",
    "thank_supervisor",
]

Writers = Mapping[str, Writer]  # {door: who writes for it}
A_NAME = 20  # letters of a name in a text message, which has 160 or 306 in all


def ask_supervisor(request: "ConfirmationRequest") -> Words | None:
    """The link to the question; nothing if it was taken back, or goes another way by now."""
    if not _goes_by("email", request):
        return None
    who = request.participant.short_name
    return Words(
        _("%(who)s asks: have you seen this?") % {"who": who},
        "\n\n".join(
            [
                _("Hi %(name)s,") % {"name": request.called},
                _("%(who)s has written about something, and asks if you saw it.") % {"who": who},
                _("It takes less than a minute. You need no account:"),
                request.sent_link,
                _("Opening the page changes nothing. You answer only by pressing the button."),
                settings.ISSUER_NAME,
            ]
        ),
        to=request.contact,
    )


def ask_supervisor_by_text(request: "ConfirmationRequest") -> Words | None:
    """The same as a text message."""
    if not _goes_by("sms", request):
        return None
    said = _(
        "Hi %(name)s! %(who)s asks if you saw something they did. No account needed: %(link)s "
        "Regards, %(sender)s"
    )
    return Words("", _filled_in(said, request), to=request.contact)


def remind_supervisor(request: "ConfirmationRequest") -> Words | None:
    """The same link once more, in working hours only."""
    if not _goes_by("email", request):
        return None
    _refuse_at_night(request)
    who = request.participant.short_name
    return Words(
        _("%(who)s still wonders: have you seen this?") % {"who": who},
        "\n\n".join(
            [
                _("Hi %(name)s,") % {"name": request.called},
                _("%(who)s asked you about something some days ago. Did you see it?")
                % {"who": who},
                _("It takes less than a minute. You need no account:"),
                request.sent_link,
                _("If you do not want to answer, you can say so on the page."),
                settings.ISSUER_NAME,
            ]
        ),
        to=request.contact,
    )


def remind_supervisor_by_text(request: "ConfirmationRequest") -> Words | None:
    """The same as a text message."""
    if not _goes_by("sms", request):
        return None
    _refuse_at_night(request)
    said = _(
        "Hi %(name)s! %(who)s still wonders if you saw something they did. "
        "Yes or no is enough: %(link)s Regards, %(sender)s"
    )
    return Words("", _filled_in(said, request), to=request.contact)


def thank_supervisor(request: "ConfirmationRequest") -> Words:
    """The receipt, with the way to say «this was not me»."""
    return Words(
        _("Your answer about %(who)s") % {"who": request.participant.short_name},
        "\n\n".join(
            [
                _("Hi %(name)s,") % {"name": request.called},
                _("Thank you. Your answer has been saved. Here you can read it again:"),
                request.sent_link,
                _("Was it not you who answered? Open the page and press “This was not me”."),
                settings.ISSUER_NAME,
            ]
        ),
    )


def tell_supervisor_of_change(request: "ConfirmationRequest") -> Words:
    """A word to whoever an answer was changed for, with the way to say «this was not me»."""
    who = request.participant.short_name
    return Words(
        _("Your answer about %(who)s was changed") % {"who": who},
        "\n\n".join(
            [
                _("Hi %(name)s,") % {"name": request.called},
                _("An answer of yours was changed. Here you can read what it says now:"),
                request.sent_link,
                _("Was it not you who answered? Open the page and press “This was not me”."),
                settings.ISSUER_NAME,
            ]
        ),
    )


def tell_supervisor_of_change_by_text(request: "ConfirmationRequest") -> Words:
    """The same as a text message."""
    said = _("Your answer was changed. Read it, or say that it was not you: %(link)s")
    return Words("", said % {"link": request.sent_link})


def send_code(code: "Code") -> Words | None:
    """The code, as short as a text message; nothing once its time has passed."""
    if code.is_late:
        return None
    facts = {"digits": code.digits, "product": settings.PRODUCT_NAME}
    return Words(
        _("Your code"),
        " ".join(
            [
                _("%(digits)s is your code for %(product)s. It works for ten minutes.") % facts,
                _("If you are not answering anything now, you can ignore this."),
            ]
        ),
    )


def thank_by_sms(request: "ConfirmationRequest") -> Words:
    """The receipt as a text message, for whoever asked for one."""
    said = _(
        "Thank you. Your answer is saved. Read it, or say that it was not you: %(link)s "
        "Regards, %(sender)s"
    )
    return Words("", said % {"link": request.sent_link, "sender": sender()})


def send_own_page(page: "OwnPage") -> Words:
    """The link that somebody asked for, to all that was answered in their name."""
    here = _("Here is the link to all that you have answered:")
    if not page.supervisor.email:
        return Words("", f"{here} {page.link}")
    then = _("It works for seven days. If you did not ask for it, you can ignore this e-mail.")
    return Words(_("Your link"), "\n\n".join([here, page.link, then, settings.ISSUER_NAME]))


def send_digest(page: "OwnPage") -> Words | None:
    """A word a day to whoever something was answered for; nothing if none of it stands."""
    told = list(page.told.select_related("entry__participant"))
    if not told:
        return None
    names = sorted({asked.participant.short_name for asked in told})
    who = get_text_list(names, _("and")).removesuffix(".")  # the sentence ends with one
    said = ngettext(
        "One answer was given in your name, to a question from %(who)s.",
        "%(n)s answers were given in your name, to questions from %(who)s.",
        len(told),
    ) % {"n": len(told), "who": who}
    then = _("Read them, or say that it was not you:")
    if not page.supervisor.email:
        return Words("", f"{said} {then} {page.link}")
    greeting = _("Hi %(name)s,") % {"name": page.supervisor.first_name}
    text = [greeting, said, then, page.link, settings.ISSUER_NAME]
    return Words(_("Answered in your name"), "\n\n".join(text))


ASK: Writers = {"email": ask_supervisor, "sms": ask_supervisor_by_text}
REMIND: Writers = {"email": remind_supervisor, "sms": remind_supervisor_by_text}
THANKS: Writers = {"email": thank_supervisor, "sms": thank_by_sms}
CHANGED: Writers = {
    "email": tell_supervisor_of_change,
    "sms": tell_supervisor_of_change_by_text,
}


def names_of(writers: Writers) -> list[str]:
    """Return the names under which letters remember who writes them."""
    return [f"{writer.__module__}.{writer.__qualname__}" for writer in writers.values()]


def _goes_by(door: str, request: "ConfirmationRequest") -> bool:
    """Whether a letter that waited still has something to say."""
    return request.is_waiting and request.door == door


def _refuse_at_night(request: "ConfirmationRequest") -> None:
    """A worker that was down must not wake anybody; nor remind of what is private by now."""
    now = timezone.now()
    if request.is_paused:
        raise NotNow(hours.next_polite(now + hours.A_DAY))
    if not hours.is_polite(now):
        raise NotNow(hours.next_polite(now))


def _filled_in(said: str, request: "ConfirmationRequest") -> str:
    """Fill in names short and plain enough for the message to stay one or two."""
    names = {"name": request.called, "who": request.participant.short_name}
    short = {which: _plain(name) for which, name in names.items()}
    return said % {**short, "link": request.sent_link, "sender": sender()}


def _plain(name: str) -> str:
    """A name of another script stays as it is: that costs a part more, and tells who it is."""
    plain = in_gsm(name)
    is_name = any(sign.isalpha() for sign in plain.removesuffix("."))
    return Truncator(plain if is_name else name).chars(A_NAME, truncate=".")


def _at_the_end(request: "ConfirmationRequest") -> str:
    """The participant's name where a full stop follows: «Amina Y.» brings its own."""
    return request.participant.short_name.removesuffix(".")


def tell_team_of_dispute(request: "ConfirmationRequest") -> Words:
    """A word to the team that an answer no longer counts."""
    return Words(
        _("An answer no longer counts"),
        "\n\n".join(
            [
                _("%(guest)s says that someone else answered a question about %(who)s.")
                % {"guest": request.guest, "who": _at_the_end(request)},
                _("The answer no longer counts. Talk to those concerned before you do more:"),
                settings.PUBLIC_URL + request.get_absolute_url(),
                settings.ISSUER_NAME,
            ]
        ),
    )


def tell_team_of_change(request: "ConfirmationRequest") -> Words:
    """A word to the team that an answer is another now."""
    return Words(
        _("An answer was changed"),
        "\n\n".join(
            [
                _("%(guest)s has changed an answer about %(who)s. Here you read it:")
                % {"guest": request.guest, "who": _at_the_end(request)},
                settings.PUBLIC_URL + request.get_absolute_url(),
                settings.ISSUER_NAME,
            ]
        ),
    )


def nudge_participant(enrolment: "Enrolment") -> Words:
    """A word to a participant that somebody could confirm something; whom and what, only inside."""
    return Words(
        _("Someone may have seen what you did"),
        "\n\n".join(
            [
                _("Hi %(name)s,") % {"name": enrolment.participant.called},
                _("There is somebody you could ask to confirm something. It is on your page:"),
                settings.PUBLIC_URL + reverse("home:start"),
                _("You decide if you ask, and whom. You can leave it as it is, too."),
                settings.ISSUER_NAME,
            ]
        ),
    )

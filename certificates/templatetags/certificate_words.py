"""Reads frozen certificate words to whoever looks, in their language."""

from collections.abc import Iterator, Mapping

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from certificates import numbers
from certificates.content import Activity, Basis, Words
from certificates.content.dates import say_period
from certificates.content.plain import LANGUAGES
from certificates.issuing.separation import Colleague
from competencies.texts import Text
from lifecycle.models import Event

register = template.Library()
ICONS = ("eye", "handshake", "seal-check")
HAPPENINGS = {
    "make": _("Begun"),
    "choose": _("Changed by the holder"),
    "ask_for_change": _("The holder asked for a change"),
    "answer_change": _("Answered"),
    "count_hours": _("The hours were put right"),
    "accept": _("The holder said yes"),
    "reopen": _("Opened to be looked through again"),
    "issue": _("Issued"),
    "wish": _("Asked for one more change"),
    "link": _("The page of the old one leads here"),
    "unlink": _("The page of the old one does not lead here"),
    "replace": _("Replaced"),
    "suspend": _("Suspended"),
    "reinstate": _("Valid again"),
    "request": _("The holder asked to have it revoked"),
    "propose": _("Proposed to be revoked"),
    "reply": _("The holder answered"),
    "dismiss": _("The proposal was dismissed"),
    "revoke": _("Revoked"),
}


def languages_asked(request: HttpRequest) -> str:
    """Name the languages that a page is read in: sv, or sv+en where both are asked for at once."""
    first, also = _language(), request.GET.get("also", "")
    return f"{first}+{also}" if also in LANGUAGES and also != first else first


@register.simple_tag(takes_context=True)
def languages_beside(context: Context) -> list[str]:
    """List the languages that a certificate is read in, one after the other."""
    return languages_asked(context["request"]).split("+")


@register.filter
def said(text: Mapping[str, str]) -> str:
    """Say a text of a certificate."""
    return str(Text(text))


@register.filter
def rungs(words: Words) -> Iterator[tuple[str, str]]:
    """Say each rung of the ladder behind a competency, with its picture."""
    for icon, rung in zip(ICONS, words.rungs, strict=True):
        if rung:
            yield icon, rung.sentence(_language())


@register.filter
def period(activity: Activity) -> str:
    """Say when something happened."""
    return say_period(activity.first_on, activity.last_on, _language())


@register.filter
def counted(basis: Basis | None) -> str:
    """Say what an assessment was built on, in the words of the paper."""
    return basis.sentence(_language()) if basis else ""


@register.filter
def happening(event: Event) -> str:
    """Say what happened to a certificate."""
    return str(HAPPENINGS.get(event.action, event.action))


@register.filter
def who_may(colleagues: list[Colleague]) -> list[Colleague]:
    """Return those who may decide."""
    return [each for each in colleagues if not each.obstacle]


@register.filter
def in_groups(number: str) -> str:
    """Write a number as it is printed."""
    return numbers.display(number)


@register.filter
def pixels(millimetres: int) -> int:
    """Say on a screen how high something is on paper."""
    return round(millimetres * 96 / 25.4)


def _language() -> str:
    language = get_language()
    return language if language in LANGUAGES else LANGUAGES[0]

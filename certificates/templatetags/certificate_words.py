"""Reads frozen certificate words to whoever looks, in their language."""

from collections.abc import Iterator, Mapping

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from certificates import numbers
from certificates.content import Activity, Words
from certificates.content.dates import say_period
from certificates.content.plain import LANGUAGES
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
    "replace": _("Replaced"),
    "revoke": _("Revoked"),
}


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
def happening(event: Event) -> str:
    """Say what happened to a certificate."""
    return str(HAPPENINGS.get(event.action, event.action))


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

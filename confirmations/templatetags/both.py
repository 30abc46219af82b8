"""Says the same thing in two languages, for a reader who wants to see both at once."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.tag
def both(parser: Parser, token: Token) -> "Both":
    """Draw what stands inside, and once more in the other language that the address asks for.

    `{% both always %}` does so where no other is asked for, too: with Swedish, or else English.
    """
    inside = parser.parse(("endboth",))
    parser.delete_first_token()
    return Both(inside, always=token.split_contents()[1:] == ["always"])


class Both(template.Node):
    """What is said in one language, or in two."""

    def __init__(self, inside: NodeList, *, always: bool) -> None:
        self.nodelist = inside
        self.always = always

    def render(self, context: Context) -> SafeString:
        first = self.nodelist.render(context)
        other = second_language(getattr(context, "request", None))
        if self.always and not other:
            other = _usual_other()
        if not other:
            return first
        with translation.override(other):
            again = self.nodelist.render(context)
            direction = "rtl" if translation.get_language_bidi() else "ltr"
        if again.strip() == first.strip():
            return first
        return format_html(
            '{}<span class="also" lang="{}" dir="{}">{}</span>', first, other, direction, again
        )


def second_language(request: HttpRequest | None) -> str:
    """Return the second language that an address asks for by `?also=`, or nothing."""
    wish = request.GET.get("also", "") if request else ""
    known = wish in dict(settings.GUEST_LANGUAGES)
    return wish if known and wish != translation.get_language() else ""


def _usual_other() -> str:
    """Swedish; beside Swedish, easy or not, the first that is none."""
    others = [code for code, _name in settings.LANGUAGES if not _is_same(code, _now())]
    return next(iter(others), "")


@dataclass(frozen=True)
class Offer:
    """A language to read in, or a second one to see beside it."""

    code: str
    name: str
    query: str
    is_now: bool


@register.simple_tag
def languages_to_read() -> list[Offer]:
    """List every language that a guest may read in."""
    return [
        Offer(code, name, f"?lang={code}", is_now=code == _now())
        for code, name in settings.GUEST_LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def languages_to_add(context: Context) -> list[Offer]:
    """List every language that can stand beside the one that is read in now."""
    chosen = second_language(getattr(context, "request", None))
    return [
        Offer(code, name, f"?lang={_now()}&also={code}", is_now=code == chosen)
        for code, name in settings.GUEST_LANGUAGES
        if not _is_same(code, _now())
    ]


@register.simple_tag
def language_now() -> str:
    """Name the language that is read in now, as its speakers do."""
    return str(dict(settings.GUEST_LANGUAGES).get(_now(), ""))


def _now() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE


def _is_same(one: str, other: str) -> bool:
    """Whether two codes are of one language: sv and sv-simple are."""
    return one.split("-")[0] == other.split("-")[0]

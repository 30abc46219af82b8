"""Draws an icon of a sprite, remembered: a page draws two hundred, and few that differ."""

from functools import lru_cache

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
TAKES = ("name", "size", "flip", "sprite", "extra")


@register.simple_tag(takes_context=True)
def draw_icon(context: Context) -> SafeString:
    """Draw what components/icon.html was given."""
    return _drawn(*(str(context.get(word) or "") for word in TAKES))


@lru_cache(maxsize=1024)
def _drawn(name: str, size: str, flip: str, sprite: str, extra: str) -> SafeString:
    classes = ["icon", size and f"icon--{size}", "icon--dir" if flip else "", extra]
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        " ".join(filter(None, classes)),
        static(sprite or "icons.svg"),
        name,
    )

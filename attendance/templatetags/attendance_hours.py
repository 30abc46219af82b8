"""Minutes in words."""

from django import template

from attendance.hours import say

register = template.Library()


@register.filter
def how_long(minutes: int | None) -> str:
    """Return «3 h 30 min»; nothing is «0 h»."""
    return say(minutes or 0)

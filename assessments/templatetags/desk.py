"""The staff's menu: each sees the places of their roles, and how much waits there."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, Role
from assessments.attention import waiting_in_numbers
from workplaces.models import KEEPERS

register = template.Library()


@dataclass(frozen=True)
class Place:
    """A page in the menu, and who has something to do there."""

    view: str
    icon: str
    label: Promise
    roles: frozenset[Role]
    counts: str = ""


PLACES = [
    Place("home:my_group", "users-three", _("My group"), TEAM),
    Place("confirmations:supervisors", "handshake", _("Supervisors"), KEEPERS),
    Place("assessments:queue", "list-checks", _("Queue"), frozenset({Role.ASSESSOR}), "queue"),
    Place(
        "assessments:quality",
        "seal-check",
        _("Quality check"),
        frozenset({Role.QUALITY_ASSURER}),
        "quality",
    ),
    Place("certificates:desk", "certificate", _("To issue"), frozenset({Role.ISSUER})),
    Place("certificates:register", "buildings", _("Register"), frozenset({Role.ISSUER})),
    Place("competencies:list_frameworks", "path", _("Frameworks"), frozenset(Role)),
]


@register.inclusion_tag("components/side_nav.html", takes_context=True)
def desk_menu(context: RequestContext) -> dict[str, Any]:
    """Draw the menu of whoever is signed in; one query at most for what waits."""
    request: Any = context["request"]
    user, here = request.user, request.resolver_match
    waiting = waiting_in_numbers(user)
    places = [place for place in PLACES if user.has_role(*place.roles)]
    return {
        "items": [
            {
                "url": url,
                "icon": place.icon,
                "label": place.label,
                "count": waiting.get(place.counts),
                "is_current": here is not None and here.view_name == place.view,
            }
            for place in places
            if (url := _address(place.view))
        ]
    }


def _address(view: str) -> str:
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""

"""The menu at the side of staff pages: what each role has to do here."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, Role

# Who · where to · in what words · with which icon.
PLACES = [
    (TEAM, "home:my_group", _("My group"), "users-three"),
    (TEAM | {Role.PROJECT_LEAD}, "confirmations:supervisors", _("Supervisors"), "handshake"),
    ({Role.ASSESSOR}, "assessments:queue", _("Cases"), "list-checks"),
    ({Role.QUALITY_ASSURER}, "assessments:quality", _("Quality"), "shield-check"),
    ({Role.ISSUER}, "certificates:desk", _("To issue"), "seal-check"),
    ({Role.ISSUER}, "certificates:register", _("Register"), "certificate"),
    (set(Role), "competencies:list_frameworks", _("Frameworks"), "path"),
    (set(Role), "home:me", _("Me"), "user"),
]


def staff_menu(request: HttpRequest) -> dict[str, object]:
    """Return the items for the person's roles of today; worked out only where it is drawn."""
    return {"side_nav": SimpleLazyObject(lambda: list(_items(request)))}


def _items(request: HttpRequest) -> Iterator[dict[str, object]]:
    if not request.user.is_authenticated:
        return
    for roles, name, label, icon in PLACES:
        if request.user.has_role(*roles):
            try:
                url = reverse(name)
            except NoReverseMatch:  # its page is not built yet
                continue
            yield {"url": url, "label": label, "icon": icon, "is_current": request.path == url}

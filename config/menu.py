"""The menu at the side of staff pages: what each role has to do here, and how much waits."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, Role, User
from assessments.attention import waiting_in_numbers
from collaboration.models import WORKERS
from programmes.models import ENROLLERS
from workplaces.models import KEEPERS, PLACERS


@dataclass(frozen=True)
class Place:
    """A page in the menu, and who has something to do there."""

    view: str
    label: Promise
    icon: str
    roles: Set[Role]
    counts: str = ""  # what of waiting_in_numbers is said beside it


POST = {Role.PROJECT_LEAD, Role.SYSTEM_ADMINISTRATOR}
FINDERS = PLACERS | {Role.PROTECTED_HANDLER}
ARCHIVISTS = {Role.PROJECT_LEAD, Role.RECORDS_OFFICER}
IMPORTERS = PLACERS | {Role.SYSTEM_ADMINISTRATOR}
RECEIVERS = TEAM | {Role.CASE_OFFICER}
PLACES = [
    Place("home:my_projects", _("My projects"), "buildings", {Role.PROJECT_LEAD}),
    Place("home:my_group", _("My group"), "users-three", TEAM),
    Place("home:show_matrix", _("Overview"), "list-checks", TEAM),
    Place("programmes:list_enrolments", _("Participants"), "users-three", ENROLLERS),
    Place("confirmations:activities", _("Seen by you"), "eye", TEAM),
    Place("workplaces:list_placements", _("Placements"), "calendar-blank", FINDERS),
    Place("workplaces:list_workplaces", _("Places"), "map-pin", KEEPERS),
    Place("attendance:record_attendance", _("Hours"), "calendar-blank", TEAM),
    Place("confirmations:supervisors", _("Supervisors"), "handshake", KEEPERS),
    Place("assessments:queue", _("Queue"), "list-checks", {Role.ASSESSOR}, "queue"),
    Place(
        "assessments:quality", _("Quality check"), "seal-check", {Role.QUALITY_ASSURER}, "quality"
    ),
    Place("certificates:desk", _("To issue"), "certificate", {Role.ISSUER}),
    Place("certificates:register", _("Register"), "buildings", {Role.ISSUER}),
    Place("programmes:list_programmes", _("Programmes"), "map-pin", KEEPERS),
    Place("collaboration:my_groups", _("Group pages"), "chat", WORKERS),
    Place("collaboration:shared_with_me", _("Shared with you"), "share-network", RECEIVERS),
    Place("reporting:list_reports", _("Reports"), "printer", {Role.PROJECT_LEAD}),
    Place("archive:list_archives", _("Archive"), "clock-counter-clockwise", ARCHIVISTS),
    Place("intake:list_intakes", _("Import"), "download-simple", IMPORTERS),
    Place("competencies:list_frameworks", _("Frameworks"), "path", frozenset(Role)),
    Place("home:letters_on_their_way", _("Letters"), "envelope-simple", POST),
    Place("home:me", _("Me"), "user", frozenset(Role)),
]


def staff_menu(request: HttpRequest) -> dict[str, object]:
    """Return the items for the person's roles of today; worked out only where it is drawn."""
    return {"side_nav": SimpleLazyObject(lambda: list(_items(request)))}


def _items(request: HttpRequest) -> Iterator[dict[str, object]]:
    if not isinstance(request.user, User):
        return
    waiting = waiting_in_numbers(request.user)
    for place in PLACES:
        if request.user.has_role(*place.roles):
            url = reverse(place.view)
            yield {
                "url": url,
                "label": place.label,
                "icon": place.icon,
                "count": waiting.get(place.counts),
                "is_current": request.path == url,
            }

"""Empty lists to fetch and fill in."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.guards import UserRequest, signed_in
from intake import permissions
from intake.blanks import MEDIA, NAMES, blank
from intake.columns import Kind


@require_safe
@signed_in(permissions.read_intakes)
def fetch_blank(_request: UserRequest, kind: str, form: str) -> HttpResponse:
    if kind not in list(Kind) or form not in MEDIA:
        raise Http404
    found = Kind(kind)
    name = f"{NAMES[found]}.{form}"
    response = HttpResponse(blank(found, form), content_type=MEDIA[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""The API: published frameworks, the participant's own entries, the certificate check."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import include, path, re_path
from django.utils.translation import gettext as _
from drf_spectacular.views import SpectacularAPIView
from rest_framework.response import Response
from rest_framework.views import exception_handler

from accounts.guards import public
from lifecycle.transitions import Refused


@public
def nothing_here(request: HttpRequest) -> JsonResponse:
    """Say in JSON, not in HTML, that an address of the API leads nowhere."""
    return JsonResponse({"detail": _("There is nothing at this address.")}, status=404)


urlpatterns = [
    path("", include("competencies.api")),
    path("", include("portfolio.api")),
    path("", include("certificates.api")),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    re_path(r"^[\s\S]*$", nothing_here),  # a line break too
]


def forget_the_database(result: Any, **_context: Any) -> Any:
    """Take out of the description how large a number this database can hold: no promise of ours."""
    for schema in result["components"]["schemas"].values():
        for described in schema.get("properties", {}).values():
            if described.get("type") == "integer":
                described.pop("format", None)
                described.pop("maximum", None)
    return result


def explain_errors(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer 409 with the domain's own words when it refuses."""
    if isinstance(error, Refused):
        return Response({"detail": str(error)}, status=409)
    return exception_handler(error, context)

"""The certificates part of the API: the same check as on the public page."""

from typing import Any

from django.conf import settings
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from accounts.guards import public, too_many_here
from certificates import numbers, verification
from certificates.verification import Verdict


class VerdictSerializer(serializers.Serializer[Verdict]):
    """Whether a certificate holds; only a valid one shows what it says."""

    state = serializers.ChoiceField(choices=verification.STATES)
    checked_at = serializers.DateTimeField()
    since = serializers.DateField(
        allow_null=True, help_text="When it was suspended, replaced or revoked; null otherwise."
    )
    successor_number = serializers.CharField(
        allow_null=True,
        help_text="Of the one that replaced it, where the holder lets it be found; else null.",
    )
    content = serializers.SerializerMethodField(
        help_text="Everything that is printed on it, in Swedish and English; null unless valid."
    )

    def get_content(self, verdict: Verdict) -> dict[str, Any] | None:
        return verdict.content.to_json() if verdict.content else None


class CheckThrottle(BaseThrottle):
    """The same limit as on the page, counted together with it."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        return not too_many_here("check_certificate", request)

    def wait(self) -> int:
        """Say when to come back, as the page does."""
        return settings.RATES["check_certificate"][1]


class CheckCertificate(APIView):
    """Check a certificate by its number, as anyone may who holds it."""

    gate = public
    authentication_classes = []
    permission_classes = []
    throttle_classes = [CheckThrottle]

    @property
    def default_response_headers(self) -> dict[str, str]:
        kept_nowhere = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
        return super().default_response_headers | kept_nowhere

    @extend_schema(
        operation_id="check_certificate",
        parameters=[
            OpenApiParameter(
                "number",
                str,
                OpenApiParameter.PATH,
                description="As printed or typed; hyphens, case and look-alikes do not matter.",
            )
        ],
        responses={
            200: VerdictSerializer,
            404: VerdictSerializer,
            429: OpenApiResponse(description="Too many questions; Retry-After says how long."),
        },
    )
    def get(self, request: Request, number: str) -> Response:
        verdict = verification.check(numbers.parse(number) or "")
        status = 404 if verdict.is_unknown else 200
        return Response(VerdictSerializer(verdict).data, status=status)


urlpatterns = [
    path("certificates/<str:number>/", CheckCertificate.as_view(), name="api-check-certificate")
]

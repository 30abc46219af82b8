"""How the API says no: one status and one shape for each reason."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.guards import GuardedAPIView
from portfolio.api.shapes import EntrySerializer
from portfolio.media import PhotoRefused, Reason
from portfolio.models import Entry, Frozen, Outdated

CREATED, NO_CONTENT, CONFLICT, TOO_BIG, UNSUPPORTED, INVALID, LOCKED = (
    201, 204, 409, 413, 415, 422, 423,
)  # fmt: skip
REFUSALS: Final = {Reason.TOO_BIG: TOO_BIG, Reason.NOT_A_PICTURE: UNSUPPORTED}


class BodyTooBig(APIException):
    status_code = TOO_BIG
    default_detail = _("That is more than fits in one piece.")


class DetailSerializer(serializers.Serializer[Any]):
    detail = serializers.CharField()


class ConflictSerializer(DetailSerializer):
    current = EntrySerializer(required=False)


class ProblemsSerializer(serializers.Serializer[Any]):
    errors = serializers.DictField(  # type: ignore[assignment]  # it hides a property of no use here
        child=serializers.ListField(child=serializers.CharField())
    )


def described(*codes: int) -> dict[int, Any]:
    """Return what the description says of these answers."""
    return {code: ANSWERS[code] for code in codes}


ANSWERS: Final[dict[int, Any]] = {
    400: OpenApiResponse(OpenApiTypes.OBJECT, "It cannot be read."),
    401: OpenApiResponse(DetailSerializer, "Sign in first."),
    403: OpenApiResponse(DetailSerializer, "Not yours to do."),
    404: OpenApiResponse(DetailSerializer, "There is none, for you."),
    CONFLICT: OpenApiResponse(ConflictSerializer, "Changed meanwhile, or not possible now."),
    TOO_BIG: OpenApiResponse(DetailSerializer, "Too big."),
    UNSUPPORTED: OpenApiResponse(DetailSerializer, "Not a kind that is taken."),
    INVALID: OpenApiResponse(ProblemsSerializer, "Understood, but not possible; says why."),
    LOCKED: OpenApiResponse(DetailSerializer, "Part of an assessment: it stays as it is."),
    NO_CONTENT: OpenApiResponse(description="Done."),
}


class RefusingAPIView(GuardedAPIView):
    """Says by its status why an entry cannot be changed."""

    def handle_exception(self, exc: Exception) -> Response:
        match exc:
            case Outdated():
                current = EntrySerializer(Entry.objects.get(pk=self.kwargs["pk"])).data
                return Response({"detail": str(exc), "current": current}, status=CONFLICT)
            case Frozen():
                return Response({"detail": str(exc)}, status=LOCKED)
            case PhotoRefused():
                return refusal(exc)
        return super().handle_exception(exc)


def refuse_big_body(request: Request, limit: int) -> None:
    """Refuse before reading, by what the phone says that it sends."""
    said = str(request.META.get("CONTENT_LENGTH") or 0)
    if not said.isdecimal() or int(said) > limit:
        raise BodyTooBig


def problems(errors: dict[str, list[str]]) -> Response:
    """Explain, field by field."""
    return Response({"errors": errors}, status=INVALID)


def refusal(error: PhotoRefused) -> Response:
    """Explain why no photo could be made."""
    if error.reason in REFUSALS:
        return Response({"detail": error.sentence}, status=REFUSALS[error.reason])
    return problems({"photo": [error.sentence]})


def flat(errors: Any) -> dict[str, list[str]]:
    """Return each field's sentences as one list, however deep they lay."""
    if not isinstance(errors, dict):
        return {"body": list(sentences(errors))}
    return {str(field): list(sentences(said)) for field, said in errors.items()}


def sentences(said: Any) -> Iterable[str]:
    """Return all sentences in a nest of lists and dicts."""
    if isinstance(said, dict):
        said = said.values()
    elif not isinstance(said, list):
        return [str(said)]
    return [sentence for one in said for sentence in sentences(one)]

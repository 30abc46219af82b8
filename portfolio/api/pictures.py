"""The bytes of pictures."""

import uuid
from typing import IO, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from portfolio import permissions
from portfolio.api.answers import (
    CONFLICT,
    CREATED,
    INVALID,
    LOCKED,
    NO_CONTENT,
    TOO_BIG,
    UNSUPPORTED,
    RefusingAPIView,
    described,
    refuse_big_body,
)
from portfolio.api.shapes import MediaSerializer
from portfolio.media import UPLOAD_BYTES, take_in
from portfolio.models import Entry, Evidence


class PictureParser(BaseParser):
    """The bytes of a picture, whichever kind the phone says it is."""

    media_type = "image/*"

    def parse(self, stream: IO[bytes], *args: Any, **kwargs: Any) -> Any:
        return stream.read(UPLOAD_BYTES + 1)


class MediaDetail(RefusingAPIView):
    """The bytes of one picture, and the entry it belongs to in `?entry=`."""

    model = Evidence
    gate = permissions.add_photo
    new = permissions.add_entry
    parser_classes = [PictureParser]
    thing: Evidence | None

    @extend_schema(
        operation_id="media_put",
        parameters=[OpenApiParameter("entry", OpenApiTypes.UUID, required=True)],
        request={"image/jpeg": OpenApiTypes.BINARY},
        responses={
            200: MediaSerializer,
            CREATED: MediaSerializer,
            **described(400, 401, 403, 404, CONFLICT, TOO_BIG, UNSUPPORTED, INVALID, LOCKED),
        },
    )
    def put(self, request: Request, pk: uuid.UUID) -> Response:
        refuse_big_body(request, UPLOAD_BYTES)
        entry = self._entry(request)
        photo = take_in(request.data if isinstance(request.data, bytes) else b"")
        if self.thing is None:
            evidence = entry.add_photo(photo, by=self.user, pk=pk)
            return Response(MediaSerializer(evidence).data, status=CREATED)
        if (self.thing.entry_id, self.thing.sha256) == (entry.pk, photo.sha256):
            return Response(MediaSerializer(self.thing).data)
        detail = _("There is another picture under this name.")
        return Response({"detail": str(detail)}, status=CONFLICT)

    @extend_schema(
        operation_id="media_delete", responses=described(NO_CONTENT, 401, 403, 404, LOCKED)
    )
    def delete(self, request: Request, **kwargs: Any) -> Response:
        assert self.thing is not None
        self.thing.entry.remove_photo(by=self.user)
        return Response(status=NO_CONTENT)

    def _entry(self, request: Request) -> Entry:
        try:
            pk = uuid.UUID(request.query_params.get("entry", ""))
        except ValueError as error:
            raise Http404 from error
        return get_object_or_404(Entry, pk=pk, participant=self.user)

"""Entries: read, sent as often as it takes, shared, deleted."""

import uuid
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404
from django_filters import DateFilter, FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.guards import SignedInAPIView
from accounts.models import User
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
    flat,
    problems,
    refuse_big_body,
)
from portfolio.api.shapes import EntryBody, EntrySerializer
from portfolio.forms import ELSEWHERE, EntryForm
from portfolio.models import Entry

BODY_BYTES: Final = 64 * 1024


class JSONObjectParser(JSONParser):
    """JSON; one that is nested too deep to be read is no JSON of ours."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().parse(*args, **kwargs)
        except RecursionError as error:
            raise ParseError from error


class EntryFilter(FilterSet):  # type: ignore[misc]
    happened_after = DateFilter("happened_on", lookup_expr="gte")
    happened_before = DateFilter("happened_on", lookup_expr="lte")

    class Meta:
        model = Entry
        fields = ["state"]


class EntryList(SignedInAPIView, generics.ListAPIView[Entry]):
    """One's own entries, newest first."""

    gate = permissions.add_entry
    queryset = Entry.objects.none()
    serializer_class = EntrySerializer
    filterset_class = EntryFilter

    def get_queryset(self) -> QuerySet[Entry]:
        return Entry.objects.filter(participant=self.user).newest_first().with_everything()

    @extend_schema(responses={200: EntrySerializer(many=True), **described(400, 401, 403, 404)})
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


class EntryDetail(RefusingAPIView):
    """One entry. The phone makes its id, so sending twice is sending once."""

    model = Entry
    gate = permissions.edit_entry
    new = permissions.add_entry
    parser_classes = [JSONObjectParser]
    thing: Entry | None

    @extend_schema(
        operation_id="entry_retrieve", responses={200: EntrySerializer, **described(401, 403, 404)}
    )
    def get(self, request: Request, **kwargs: Any) -> Response:
        return Response(EntrySerializer(self.thing).data)

    @extend_schema(
        operation_id="entry_put",
        request=EntryBody,
        responses={
            200: EntrySerializer,
            CREATED: EntrySerializer,
            **described(400, 401, 403, 404, CONFLICT, TOO_BIG, UNSUPPORTED, INVALID, LOCKED),
        },
    )
    def put(self, request: Request, pk: uuid.UUID) -> Response:
        refuse_big_body(request, BODY_BYTES)
        body = EntryBody(data=request.data)
        if not body.is_valid():
            return problems(flat(body.errors))
        form = form_of(body.validated_data, user=self.user, entry=self.thing)
        if not form.is_valid():
            return problems({field: list(map(str, said)) for field, said in form.errors.items()})
        entry = self._save(pk, form, body.validated_data["base_version"])
        status = 200 if self.thing else CREATED
        return Response(EntrySerializer(entry).data, status=status)

    @extend_schema(
        operation_id="entry_delete", responses=described(NO_CONTENT, 401, 403, 404, LOCKED)
    )
    def delete(self, request: Request, **kwargs: Any) -> Response:
        assert self.thing is not None
        self.thing.remove(by=self.user)
        return Response(status=NO_CONTENT)

    def _save(self, pk: uuid.UUID, form: EntryForm, base_version: int) -> Entry:
        try:
            entry = self.thing or Entry.find_or_start(pk, by=self.user)
        except Entry.DoesNotExist as error:  # somebody else was faster, with the same id
            raise Http404 from error
        if entry.is_draft:
            entry.finish(form.account, by=self.user)
        else:
            entry.revise(form.account, by=self.user, based_on=base_version)
        return Entry.objects.get(pk=pk)


class EntrySharing(RefusingAPIView):
    """That the team may read an entry: there, or not there."""

    model = Entry
    gate = permissions.share_entry
    thing: Entry

    @extend_schema(
        operation_id="entry_share",
        request=None,
        responses={200: EntrySerializer, **described(401, 403, 404, CONFLICT)},
    )
    def put(self, request: Request, **kwargs: Any) -> Response:
        if self.thing.is_private:
            self.thing.share(by=self.user)
        return Response(EntrySerializer(self.thing).data)

    @extend_schema(
        operation_id="entry_unshare",
        responses=described(NO_CONTENT, 401, 403, 404, CONFLICT, LOCKED),
    )
    def delete(self, request: Request, **kwargs: Any) -> Response:
        self.thing.refuse_if_frozen()
        if not self.thing.is_private:
            self.thing.unshare(by=self.user)
        return Response(status=NO_CONTENT)


def form_of(said: dict[str, Any], *, user: User, entry: Entry | None) -> EntryForm:
    """Return the form filled in with what the body says, so that both obey the same rules."""
    where = said["placement"]
    if where is None:
        where = ELSEWHERE if said["place"] else ""
    answers = {
        "text": said["text"],
        "happened_on": said["happened_on"].isoformat(),
        "where": str(where),
        "place": said["place"],
    }
    form = EntryForm(answers, user=user, entry=entry, photo_follows=bool(said["media"]))
    by_code = {competency.code: pk for pk, competency in form.competencies.items()}
    shows = {by_code.get(one["competency"], one["competency"]): one["how"] for one in said["shows"]}
    answers |= {"shows": list(shows)} | {f"how_{pk}": how for pk, how in shows.items()}
    return form

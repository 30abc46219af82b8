"""The gates for pages of a programme's end: those who keep its archive, or that of a part of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404

from accounts.guards import UserRequest, View, record_reading
from archive.closing import leavers_seen_by
from archive.models import Purge
from archive.permissions import DECIDERS, KEEP_ARCHIVES
from programmes.models import Enrolment, Programme

Inner = Callable[..., HttpResponseBase]
_NAMES = ("programme", "proposed_by", "approved_by")


def of_programme(rule: Callable[..., bool]) -> Callable[[Inner], View]:
    """Fetch the programme in the address, for whoever keeps its archive, if the rule says yes."""

    def decorate(view: Inner) -> View:
        @wraps(view)
        @login_required
        def gate(request: UserRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
            programme = _seen_by(request, pk)
            if not rule(request.user, programme):
                raise PermissionDenied
            return view(request, programme, *args, **kwargs)

        gate.gate = rule  # type: ignore[attr-defined]
        gate.model = Programme  # type: ignore[attr-defined]
        return gate

    return decorate


def of_purge(rule: Callable[..., bool]) -> Callable[[Inner], View]:
    """Fetch the purge in the address, for whoever decides such of its programme."""

    def decorate(view: Inner) -> View:
        @wraps(view)
        @login_required
        def gate(request: UserRequest, pk: int) -> HttpResponseBase:
            owned = request.user.organisations_as(*DECIDERS)
            theirs = Purge.objects.filter(programme__owner__in=owned)
            purge = get_object_or_404(theirs.select_related(*_NAMES), pk=pk)
            if not rule(request.user, purge):
                raise PermissionDenied
            return view(request, purge)

        gate.gate = rule  # type: ignore[attr-defined]
        gate.model = Purge  # type: ignore[attr-defined]
        return gate

    return decorate


def of_leaver(rule: Callable[..., bool]) -> Callable[[Inner], View]:
    """Fetch the enrolment in the address, for whoever keeps the archive of its organisation."""

    def decorate(view: Inner) -> View:
        @wraps(view)
        @login_required
        def gate(request: UserRequest, pk: int) -> HttpResponseBase:
            seen = leavers_seen_by(request.user).select_related(
                "participant", "local_project__programme"
            )
            enrolment = get_object_or_404(seen, pk=pk)
            if not rule(request.user, enrolment):
                raise PermissionDenied
            record_reading(enrolment, by=request.user)
            return view(request, enrolment)

        gate.gate = rule  # type: ignore[attr-defined]
        gate.model = Enrolment  # type: ignore[attr-defined]
        return gate

    return decorate


def _seen_by(request: UserRequest, pk: int) -> Programme:
    places = request.user.organisations_as(*KEEP_ARCHIVES)
    local = Programme.objects.filter(projects__organisation__in=places).values("pk")
    seen = Programme.objects.filter(Q(owner__in=places) | Q(pk__in=local))
    programme = seen.select_related("owner", "retention").filter(pk=pk).first()
    if programme is None:
        raise Http404
    return programme

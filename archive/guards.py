"""The gates for pages of a programme's end: those who keep its archive, or that of a part of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from accounts.guards import UserRequest, View, record_reading
from accounts.models import User
from archive.closing import leavers_seen_by
from archive.permissions import KEEP_ARCHIVES
from programmes.models import Enrolment, Programme

Inner = Callable[..., HttpResponseBase]
Rule = Callable[..., bool]
Seen = Callable[[User], QuerySet[Any]]


def of_programme(rule: Rule) -> Callable[[Inner], View]:
    """Fetch the programme in the address, for whoever keeps its archive, if the rule says yes."""
    return _gate(Programme, _programmes_seen_by, rule)


def of_leaver(rule: Rule) -> Callable[[Inner], View]:
    """Fetch the enrolment in the address, for whoever keeps the archive of its organisation."""
    return _gate(Enrolment, _leavers, rule)


def _gate(model: type[Any], seen_by: Seen, rule: Rule) -> Callable[[Inner], View]:
    """Like accounts.guards.guarded, for those who see what is over, and not what goes on."""

    def decorate(view: Inner) -> View:
        @wraps(view)
        @login_required
        def gate(request: UserRequest, pk: int) -> HttpResponseBase:
            thing = get_object_or_404(seen_by(request.user), pk=pk)
            if not rule(request.user, thing):
                raise PermissionDenied
            record_reading(thing, by=request.user)
            return view(request, thing)

        gate.gate = rule  # type: ignore[attr-defined]
        gate.model = model  # type: ignore[attr-defined]
        return gate

    return decorate


def _programmes_seen_by(user: User) -> QuerySet[Programme]:
    places = user.organisations_as(*KEEP_ARCHIVES)
    local = Programme.objects.filter(projects__organisation__in=places).values("pk")
    seen = Programme.objects.filter(Q(owner__in=places) | Q(pk__in=local))
    return seen.select_related("owner", "retention")


def _leavers(user: User) -> QuerySet[Enrolment]:
    seen: QuerySet[Enrolment] = leavers_seen_by(user)
    return seen.select_related("participant", "local_project__programme")

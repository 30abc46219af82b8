"""The gates for pages of a programme's end: those who keep its archive, or that of a part of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponseBase

from accounts.guards import UserRequest, View
from archive.permissions import KEEP_ARCHIVES
from programmes.models import Programme

Inner = Callable[..., HttpResponseBase]


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


def _seen_by(request: UserRequest, pk: int) -> Programme:
    places = request.user.organisations_as(*KEEP_ARCHIVES)
    local = Programme.objects.filter(projects__organisation__in=places).values("pk")
    seen = Programme.objects.filter(Q(owner__in=places) | Q(pk__in=local))
    programme = seen.select_related("owner", "retention").filter(pk=pk).first()
    if programme is None:
        raise Http404
    return programme

"""The gate for pages of a programme: its owner's project leads, and those of its local projects."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase

from accounts.guards import UserRequest, View
from accounts.models import Role
from programmes.models import Programme

Inner = Callable[..., HttpResponseBase]


def of_programme(rule: Callable[..., bool]) -> Callable[[Inner], View]:
    """Fetch the programme in the address, for a project lead in it, if the rule says yes."""

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
    programme = Programme.objects.select_related("owner", "frozen").filter(pk=pk).first()
    if programme is None:
        raise Http404
    leads = request.user.organisations_as(Role.PROJECT_LEAD)
    is_local = programme.owner_id not in leads
    if is_local and not programme.projects.filter(organisation__in=leads).exists():
        raise Http404
    return programme

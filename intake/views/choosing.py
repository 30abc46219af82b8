"""Choosing a file: participants and staff for a project, places for a register."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import Organisation
from intake import importing, permissions
from intake.columns import COLUMNS, Kind
from intake.forms import ChooseForm
from programmes.models import LocalProject
from workplaces.models import PLACERS

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@guarded(LocalProject, permissions.import_participants)
def import_participants(request: UserRequest, project: LocalProject) -> HttpResponse:
    return _choose(request, Kind.PARTICIPANTS, project.organisation, project)


@require_http_methods(FORMS)
@guarded(LocalProject, permissions.import_staff)
def import_staff(request: UserRequest, project: LocalProject) -> HttpResponse:
    return _choose(request, Kind.STAFF, project.organisation, project)


@require_http_methods(FORMS)
@signed_in(permissions.import_workplaces)
def import_workplaces(request: UserRequest) -> HttpResponse:
    return _choose(request, Kind.PLACES, _register_of(request), None)


def _register_of(request: UserRequest) -> Organisation:
    """Return whose register the person keeps: the first, if they keep several."""
    held = [role for role in request.user.current_roles if role.role in PLACERS]
    return min((role.organisation for role in held), key=lambda organisation: organisation.pk)


def _choose(
    request: UserRequest, kind: Kind, organisation: Organisation, project: LocalProject | None
) -> HttpResponse:
    typed: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ChooseForm(*typed, kind=kind)
    if form.is_valid():
        chosen = form.cleaned_data["file"]
        intake = importing.choose(
            kind, chosen, organisation=organisation, local_project=project, by=request.user
        )
        messages.success(request, _("The file is read. Nothing is imported yet."))
        return redirect(intake)
    context = {
        "form": form,
        "kind": kind.value,
        "organisation": organisation,
        "project": project,
        "columns": COLUMNS[kind],
    }
    status = 422 if form.is_bound else 200
    return render(request, "intake/choose.html", context, status=status)

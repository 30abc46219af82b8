"""A funder's columns: written by whoever reports."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.guards import UserRequest, guarded
from lifecycle.models import Event
from programmes.models import Programme
from reporting import permissions
from reporting.forms import ColumnFormSet, ProfileForm
from reporting.guards import of_programme
from reporting.models import ExportProfile


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme(permissions.write_profiles)
def add_profile(request: UserRequest, programme: Programme) -> HttpResponse:
    return _edit(request, ExportProfile(programme=programme))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(ExportProfile, permissions.edit_profile)
def edit_profile(request: UserRequest, profile: ExportProfile) -> HttpResponse:
    """Change the columns; files that were made with the old ones stay as they are."""
    return _edit(request, profile)


def _edit(request: UserRequest, profile: ExportProfile) -> HttpResponse:
    data = request.POST or None
    form = ProfileForm(data, instance=profile)
    columns = ColumnFormSet(data, initial=_initial(profile), prefix="c")
    if data and form.is_valid() & columns.is_valid():
        _save(form, columns, request)
        messages.success(request, _("Saved. Files that have been made stay as they are."))
        return redirect("reporting:list_months", profile.programme_id)
    context = {
        "form": form,
        "columns": columns,
        "profile": profile,
        "has_errors": bool(data),
        "others": ExportProfile.objects.filter(programme=profile.programme).exclude(pk=profile.pk),
    }
    return render(request, "reporting/edit_profile.html", context, status=422 if data else 200)


@transaction.atomic
def _save(form: ProfileForm, columns: Any, request: UserRequest) -> None:
    profile = form.save()
    profile.columns.all().delete()
    for column in columns.columns:
        column.profile = profile
        column.save()
    Event.record(profile, "edit", by=request.user)


def _initial(profile: ExportProfile) -> list[dict[str, Any]]:
    if profile.pk is None:
        return []
    return list(profile.columns.values("position", "heading", "fact", "text"))

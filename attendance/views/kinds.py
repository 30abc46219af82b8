"""What people can be here for, chosen by the programme's lead."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.guards import UserRequest, signed_in
from attendance import permissions
from attendance.forms import KindForm
from attendance.models import AttendanceKind
from lifecycle.models import Event
from programmes.models import Programme


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.choose_kinds)
def choose_kinds(request: UserRequest, pk: int) -> HttpResponse:
    """Add a kind, or offer one no longer: hours that name it keep it."""
    programme = get_object_or_404(Programme, pk=pk)
    if not permissions.choose_kinds_of(request.user, programme):
        raise PermissionDenied
    kinds = AttendanceKind.objects.filter(programme=programme)
    if request.POST.get("turn", "").isdecimal():
        kind = get_object_or_404(kinds, pk=int(request.POST["turn"]))
        AttendanceKind.objects.filter(pk=kind.pk).update(is_offered=not kind.is_offered)
        Event.record(kind, "turn", by=request.user)
        return redirect("attendance:choose_kinds", programme.pk)
    form = KindForm(request.POST or None)
    if form.is_valid():
        kind = kinds.create(programme=programme, name=form.name, position=kinds.count())
        Event.record(kind, "add", by=request.user)
        messages.success(request, _("It can be chosen from now on."))
        return redirect("attendance:choose_kinds", programme.pk)
    context = {"form": form, "programme": programme, "kinds": kinds}
    status = 422 if form.errors else 200
    return render(request, "attendance/choose_kinds.html", context, status=status)

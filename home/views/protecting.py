"""Marking somebody as protected, and lifting it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.guards import UserRequest, guarded
from home import permissions, protecting
from home.forms import ProtectForm
from programmes.models import Enrolment


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Enrolment, permissions.protect_person)
def protect_person(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Whoever sees the person may hide them, and may not see them any more after that."""
    typed = request.POST if request.method == "POST" else None
    form = ProtectForm(typed, person=enrolment.participant)
    if form.is_valid():
        protecting.protect(enrolment, form.cleaned_data["alias"], by=request.user)
        messages.success(request, _("Only handlers of protected identities see the person now."))
        return redirect("programmes:list_enrolments")
    context = {"enrolment": enrolment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "home/protect_person.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Enrolment, permissions.lift_protection)
def lift_protection(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Say first who will see what. Whoever lifts it may not see the person's page after that."""
    if request.method != "POST":
        return render(request, "home/lift_protection.html", {"enrolment": enrolment})
    protecting.lift(enrolment, by=request.user)
    messages.success(request, _("The person is shown as anybody else again, by their own name."))
    return redirect("programmes:list_enrolments")

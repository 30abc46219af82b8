"""The list of those who take part, one of them, and each step they can take."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, record_list, signed_in
from accounts.models import Role
from lifecycle.transitions import Refused
from programmes import permissions
from programmes.forms.ending import AssignForm, EndForm, MoveForm, SearchForm
from programmes.models import Assignment, Enrolment

A_PAGE = 50
STATE = Enrolment.State


@require_safe
@signed_in(permissions.read_enrolments)
def list_enrolments(request: UserRequest) -> HttpResponse:
    """Show names and states, no portfolio. Ten queries at most, however many there are."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    kept = Enrolment.objects.kept_by(request.user)
    numbers = dict(kept.order_by().values_list("state").annotate(Count("pk")))
    wanted = request.GET.get("state", "")
    found = kept.named(words)
    if wanted in STATE.values:
        found = found.filter(state=wanted)
    page = Paginator(_with_team(found), A_PAGE).get_page(request.GET.get("page"))
    record_list(list(page), by=request.user)
    chips = [(state.value, state.label, numbers[state]) for state in STATE if state in numbers]
    context = {"form": form, "page": page, "chips": chips, "wanted": wanted, "words": words}
    context["may_look_wider"] = request.user.has_role(Role.PROJECT_LEAD, Role.PROTECTED_HANDLER)
    return render(request, "programmes/list_enrolments.html", context)


def _with_team(found: Any) -> Any:
    return (
        found.select_related("participant", "local_project__programme")
        .prefetch_related("assignments__staff")
        .order_by("participant__name", "-starts_on", "pk")
    )


@require_safe
@guarded(Enrolment, permissions.keep_enrolment)
def show_enrolment(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    may_assign = permissions.assign_staff(request.user, enrolment)
    context = {
        "enrolment": enrolment,
        "person": enrolment.participant,
        "identifiers": enrolment.participant.identifiers.filter(valid_to=None),
        "grounds": enrolment.grounds_held.select_related("ground", "decided_by"),
        "assignments": enrolment.assignments.current().select_related("staff"),
        "steps": enrolment.open_steps(),
        "may_assign": may_assign,
        "is_followed": enrolment.is_followed_by(request.user),
    }
    return render(request, "programmes/show_enrolment.html", context)


@require_POST
@guarded(Enrolment, permissions.pause_enrolment)
def pause_enrolment(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    try:
        enrolment.pause(by=request.user)
        messages.success(request, _("It is paused. Nothing is lost."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("programmes:show_enrolment", enrolment.pk)


@require_POST
@guarded(Enrolment, permissions.resume_enrolment)
def resume_enrolment(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    try:
        enrolment.resume(by=request.user)
        messages.success(request, _("It goes on."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("programmes:show_enrolment", enrolment.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Enrolment, permissions.complete_enrolment)
def complete_enrolment(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    return _end(request, enrolment, "complete")


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Enrolment, permissions.withdraw_enrolment)
def withdraw_enrolment(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    return _end(request, enrolment, "withdraw")


def _end(request: UserRequest, enrolment: Enrolment, step: str) -> HttpResponse:
    form = EndForm(request.POST if request.method == "POST" else None, enrolment=enrolment)
    if form.is_valid():
        try:
            getattr(enrolment, step)(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("programmes:show_enrolment", enrolment.pk)
        messages.success(request, _("It is over. Nobody on the team sees the moments any more."))
        return redirect("programmes:list_enrolments")
    context = {"enrolment": enrolment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, f"programmes/{step}_enrolment.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Enrolment, permissions.move_enrolment)
def move_enrolment(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    form = MoveForm(request.POST if request.method == "POST" else None, enrolment=enrolment)
    if form.is_valid():
        chosen, day = form.cleaned_data["local_project"], form.cleaned_data["on"]
        try:
            enrolment.move(chosen, by=request.user, on=day)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("programmes:show_enrolment", enrolment.pk)
        said = _("The person is invited to %(project)s; it begins when somebody there starts it.")
        messages.success(request, said % {"project": chosen})
        return redirect("programmes:list_enrolments")
    context = {"enrolment": enrolment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/move_enrolment.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Enrolment, permissions.assign_staff)
def assign_staff(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    form = AssignForm(request.POST if request.method == "POST" else None, enrolment=enrolment)
    if form.is_valid():
        staff, is_contact = form.cleaned_data["staff"], form.cleaned_data["is_contact"]
        Assignment.begin(enrolment, staff, by=request.user, is_contact=is_contact)
        messages.success(request, _("%(name)s is there for the person now.") % {"name": staff.name})
        return redirect("programmes:show_enrolment", enrolment.pk)
    context = {"enrolment": enrolment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/assign_staff.html", context, status=status)


@require_POST
@guarded(Enrolment, permissions.assign_staff)
def end_assignment(request: UserRequest, enrolment: Enrolment, assignment: int) -> HttpResponse:
    theirs = enrolment.assignments.select_related("staff")
    ended = get_object_or_404(theirs, pk=assignment)
    ended.end(by=request.user)
    said = _("%(name)s sees nothing more of this person, from now on.")
    messages.success(request, said % {"name": ended.staff.name})
    return redirect("programmes:show_enrolment", enrolment.pk)

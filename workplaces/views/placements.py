"""Placements as those who find places see them: planned, agreed, begun, over."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import User
from lifecycle.transitions import Refused
from workplaces import permissions
from workplaces.forms.placements import (
    CheckOffForm,
    EndForm,
    FindPersonForm,
    FindPlacementForm,
    PlacementForm,
    PlanForm,
    ScheduleForm,
)
from workplaces.models import Placement, Workplace, has_room
from workplaces.models.people import could_be_placed, named

A_PAGE = 50
BOTH = ["GET", "HEAD", "POST"]


@require_safe
@signed_in(permissions.read_placements)
def list_placements(request: UserRequest) -> HttpResponse:
    form = FindPlacementForm(request.GET)
    seen = Placement.objects.visible_to(request.user).exclude(participant=request.user)
    found = seen.matching(form.words).filter(state__in=form.states)
    page = Paginator(found.order_by("-starts_on", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "workplaces/list_placements.html", {"form": form, "page": page})


@require_http_methods(BOTH)
@guarded(Workplace, permissions.plan_placement)
def plan_placement(request: UserRequest, workplace: Workplace) -> HttpResponse:
    """First who, then when: the person stands in the address until the plan is made."""
    offered = could_be_placed(workplace, by=request.user)
    typed = request.POST if request.method == "POST" else None
    someone = typed.get("who", "") if typed else request.GET.get("who", "")
    chosen = offered.filter(pk=someone).first() if someone.isdecimal() else None
    if chosen is None and not typed:
        return _choose_person(request, workplace, offered)
    form = PlanForm(typed, workplace=workplace, offered=offered)
    if form.is_valid() and (placement := _plan(form, by=request.user)):
        messages.success(request, _("The plan is made. Next: the hours."))
        return redirect(placement)
    context = {"form": form, "workplace": workplace, "chosen": chosen}
    status = 422 if form.is_bound else 200
    return render(request, "workplaces/plan_placement.html", context, status=status)


def _plan(form: PlanForm, *, by: User) -> Placement | None:
    facts = dict(form.cleaned_data)
    who = facts.pop("who")
    with keeping(form):
        return Placement.plan(who, form.workplace, facts, by=by)
    return None


@contextmanager
def keeping(form: Form) -> Iterator[None]:
    """Say in the form why the domain says no, so that nothing that was typed is lost."""
    try:
        yield
    except Refused as refusal:
        form.add_error(None, str(refusal))


def _choose_person(request: UserRequest, workplace: Workplace, offered: Any) -> HttpResponse:
    form = FindPersonForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(named(offered, words), A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "workplace": workplace, "page": page}
    return render(request, "workplaces/choose_person.html", context)


@require_safe
@guarded(Placement, permissions.read_placement)
def show_placement(request: UserRequest, placement: Placement) -> HttpResponse:
    checklist = placement.checklist
    context = {
        "placement": placement,
        "days": placement.days.all(),
        "checklist": checklist,
        "lines": checklist.lines,
        "limit": checklist.limit,
        "is_full": placement.is_planned and not has_room(placement),
        "can_exceed": permissions.exceed_placement(request.user, placement),
        "has_come": placement.starts_on <= timezone.localdate(),
        "steps": placement.open_steps(),
    }
    return render(request, "workplaces/show_placement.html", context)


@require_POST
@guarded(Placement, permissions.agree_placement)
def agree_placement(request: UserRequest, placement: Placement) -> HttpResponse:
    decides = permissions.exceed_placement(request.user, placement)
    placement.agree(by=request.user, although_full=decides)
    messages.success(request, _("It is agreed."))
    return redirect(placement)


@require_POST
@guarded(Placement, permissions.start_placement)
def start_placement(request: UserRequest, placement: Placement) -> HttpResponse:
    placement.start(by=request.user)
    messages.success(request, _("It is under way."))
    return redirect(placement)


@require_http_methods(BOTH)
@guarded(Placement, permissions.end_placement)
def end_placement(request: UserRequest, placement: Placement) -> HttpResponse:
    form = EndForm(request.POST if request.method == "POST" else None, placement=placement)
    if form.is_valid():
        placement.end(by=request.user, on=form.cleaned_data["ends_on"])
        messages.success(request, _("It is over. What was shown there stays."))
        return redirect(placement)
    return _ask(request, "workplaces/end_placement.html", form, placement)


@require_http_methods(BOTH)
@guarded(Placement, permissions.cancel_placement)
def cancel_placement(request: UserRequest, placement: Placement) -> HttpResponse:
    if request.method == "POST":
        placement.cancel(by=request.user)
        messages.success(request, _("It came to nothing. That is written down, and no reason is."))
        return redirect(placement)
    return render(request, "workplaces/cancel_placement.html", {"placement": placement})


@require_http_methods(BOTH)
@guarded(Placement, permissions.describe_placement)
def describe_placement(request: UserRequest, placement: Placement) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = PlacementForm(typed, workplace=placement.workplace, placement=placement)
    if form.is_valid():
        with keeping(form):
            placement.describe(form.cleaned_data, by=request.user)
            messages.success(request, _("The plan is changed."))
            return redirect(placement)
    return _ask(request, "workplaces/describe_placement.html", form, placement)


@require_http_methods(BOTH)
@guarded(Placement, permissions.change_schedule)
def change_schedule(request: UserRequest, placement: Placement) -> HttpResponse:
    form = ScheduleForm(request.POST if request.method == "POST" else None, placement=placement)
    if form.is_valid():
        shifts, in_holidays = form.shifts, form.school_is_closed
        with keeping(form):
            placement.change_schedule(shifts, by=request.user, in_holidays=in_holidays)
            messages.success(request, _("The hours are changed."))
            return redirect(placement)
    return _ask(request, "workplaces/change_schedule.html", form, placement)


@require_http_methods(BOTH)
@guarded(Placement, permissions.check_off_placement)
def check_off_placement(request: UserRequest, placement: Placement) -> HttpResponse:
    form = CheckOffForm(request.POST if request.method == "POST" else None, placement=placement)
    if form.is_valid():
        placement.check_off(form.cleaned_data, by=request.user)
        messages.success(request, _("It is written down, with your name and the day."))
        return redirect(placement)
    return _ask(request, "workplaces/check_off_placement.html", form, placement)


def _ask(request: UserRequest, template: str, form: Any, placement: Placement) -> HttpResponse:
    limit = placement.checklist.limit
    context = {"form": form, "placement": placement, "limit": limit}
    return render(request, template, context, status=422 if form.is_bound else 200)

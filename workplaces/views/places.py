"""The directory of places: found, shown, written down, closed."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import Organisation
from workplaces import permissions
from workplaces.forms.places import AgreementForm, ContactForm, FindPlaceForm, PlaceForm
from workplaces.models import PLACERS, Agreement, Placement, Supervisor, Workplace
from workplaces.models.contacts import name_contact as write_down

A_PAGE = 50


@require_safe
@signed_in(permissions.read_workplaces)
def list_workplaces(request: UserRequest) -> HttpResponse:
    form = FindPlaceForm(request.GET)
    found = Workplace.objects.visible_to(request.user).narrowed(form.cleaned_data)
    in_order = found.order_by("name", "pk").prefetch_related("shows")
    page = Paginator(in_order, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "can_add": permissions.add_workplace(request.user),
    }
    return render(request, "workplaces/list_workplaces.html", context)


@require_safe
@guarded(Workplace)
def show_workplace(request: UserRequest, workplace: Workplace) -> HttpResponse:
    there = Placement.objects.visible_to(request.user).filter(workplace=workplace)
    context = {
        "workplace": workplace,
        "shows": workplace.shows.all(),
        "contacts": _contacts_of(workplace),
        "agreements": workplace.agreements.select_related("seen_by")[:A_PAGE],
        "today": timezone.localdate(),
        "placements": there.open().filter(participant__is_protected=False)[:A_PAGE],
        "can_describe": permissions.describe_workplace(request.user, workplace),
        "can_plan": permissions.plan_placement(request.user, workplace),
    }
    return render(request, "workplaces/show_workplace.html", context)


def _contacts_of(workplace: Workplace) -> Any:
    """Return whom one can ask there; not those whom the team has turned down."""
    gone = [Supervisor.State.REJECTED, Supervisor.State.MERGED]
    return workplace.supervisors.exclude(state__in=gone)[:A_PAGE]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.add_workplace)
def add_workplace(request: UserRequest) -> HttpResponse:
    organisation = _register_of(request)
    typed = request.POST if request.method == "POST" else None
    form = PlaceForm(typed, organisation=organisation)
    if form.is_valid():
        place = Workplace.add(form.cleaned_data, organisation=organisation, by=request.user)
        messages.success(request, _("The place is in the register."))
        return redirect(place)
    context = {"form": form, "organisation": organisation}
    status = 422 if form.is_bound else 200
    return render(request, "workplaces/add_workplace.html", context, status=status)


def _register_of(request: UserRequest) -> Organisation:
    """Return whose register the person keeps: the first, if they keep several."""
    held = [role for role in request.user.current_roles if role.role in PLACERS]
    return min((role.organisation for role in held), key=lambda organisation: organisation.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Workplace, permissions.describe_workplace)
def describe_workplace(request: UserRequest, workplace: Workplace) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = PlaceForm(typed, organisation=workplace.organisation, place=workplace)
    if form.is_valid():
        workplace.describe(form.cleaned_data, by=request.user)
        messages.success(request, _("The register is up to date."))
        return redirect(workplace)
    context = {"form": form, "workplace": workplace}
    status = 422 if form.is_bound else 200
    return render(request, "workplaces/describe_workplace.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Workplace, permissions.name_contact)
def name_contact(request: UserRequest, workplace: Workplace) -> HttpResponse:
    form = ContactForm(request.POST if request.method == "POST" else None, place=workplace)
    if form.is_valid():
        write_down(workplace, form.cleaned_data, by=request.user)
        messages.success(request, _("The contact is in the register."))
        return redirect(workplace)
    context = {"form": form, "workplace": workplace}
    status = 422 if form.is_bound else 200
    return render(request, "workplaces/name_contact.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Workplace, permissions.note_agreement)
def note_agreement(request: UserRequest, workplace: Workplace) -> HttpResponse:
    form = AgreementForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        Agreement.note(workplace, form.cleaned_data, by=request.user)
        messages.success(request, _("The agreement is noted."))
        return redirect(workplace)
    context = {"form": form, "workplace": workplace}
    status = 422 if form.is_bound else 200
    return render(request, "workplaces/note_agreement.html", context, status=status)


@require_POST
@guarded(Workplace, permissions.close_workplace)
def close_workplace(request: UserRequest, workplace: Workplace) -> HttpResponse:
    workplace.close(by=request.user)
    messages.success(request, _("The place is closed. What was shown there stays."))
    return redirect(workplace)


@require_POST
@guarded(Workplace, permissions.reopen_workplace)
def reopen_workplace(request: UserRequest, workplace: Workplace) -> HttpResponse:
    workplace.reopen(by=request.user)
    messages.success(request, _("The place takes people again."))
    return redirect(workplace)

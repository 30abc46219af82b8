"""Who may take part: ages, areas and grounds; and a try at them that saves nothing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guards import UserRequest, guarded
from programmes import permissions
from programmes.forms.fields import both
from programmes.forms.programme import AgesForm, AreaForm, GroundForm, TryForm
from programmes.models import Area, Ground, Programme
from programmes.views.pages import page, typed
from programmes.views.programme import FORMS


@require_http_methods(FORMS)
@guarded(Programme, permissions.set_ages)
def set_ages(request: UserRequest, programme: Programme) -> HttpResponse:
    form = AgesForm(typed(request), programme=programme)
    if form.is_valid():
        programme.set_ages(by=request.user, **form.cleaned_data)
        messages.success(request, _("That is written down."))
        return redirect(programme)
    return page(request, "programmes/set_ages.html", form, programme=programme)


@require_http_methods(FORMS)
@guarded(Programme, permissions.add_area)
def add_area(request: UserRequest, programme: Programme) -> HttpResponse:
    form = AreaForm(typed(request), programme=programme)
    if form.is_valid():
        area: Area = form.cleaned_data["area"]
        programme.add_area(area, by=request.user)
        messages.success(request, _("Those registered in %(area)s may take part.") % {"area": area})
        if not area.exists_all_of(programme.starts_on, programme.ends_on):
            said = _("It exists %(period)s only. Add what comes after it, or was before.")
            messages.warning(request, said % {"period": area.period})
        return redirect(programme)
    return page(request, "programmes/add_area.html", form, programme=programme)


@require_POST
@guarded(Programme, permissions.add_area)
def remove_area(request: UserRequest, programme: Programme, area: int) -> HttpResponse:
    programme.remove_area(get_object_or_404(programme.areas, pk=area), by=request.user)
    messages.success(request, _("That is taken away."))
    return redirect(programme)


@require_http_methods(FORMS)
@guarded(Programme, permissions.add_ground)
def add_ground(request: UserRequest, programme: Programme) -> HttpResponse:
    form = GroundForm(typed(request))
    if form.is_valid():
        names = ("group", "needs_note", "decided_by")
        facts = {name: form.cleaned_data[name] for name in names}
        Ground.add(programme, both(form.cleaned_data, "text"), by=request.user, **facts)
        messages.success(request, _("The ground can be chosen from now on."))
        return redirect(programme)
    return page(request, "programmes/add_ground.html", form, programme=programme)


@require_POST
@guarded(Programme, permissions.add_ground)
def withdraw_ground(request: UserRequest, programme: Programme, ground: int) -> HttpResponse:
    get_object_or_404(programme.grounds, pk=ground).withdraw(by=request.user)
    messages.success(request, _("The ground is not offered any longer. Nobody loses their place."))
    return redirect(programme)


@require_POST
@guarded(Programme, permissions.add_ground)
def offer_ground(request: UserRequest, programme: Programme, ground: int) -> HttpResponse:
    get_object_or_404(programme.grounds, pk=ground).offer(by=request.user)
    messages.success(request, _("The ground can be chosen from now on."))
    return redirect(programme)


@require_http_methods(FORMS)
@guarded(Programme)
def try_rules(request: UserRequest, programme: Programme) -> HttpResponse:
    form = TryForm(typed(request), programme=programme, on=timezone.localdate())
    found = None
    if form.is_valid():
        said = form.cleaned_data
        grounds = {ground.pk for ground in said["grounds"]}
        found = programme.eligibility_of(
            said["born"], area=said["area"], grounds=grounds, on=said["on"]
        )
    context = {"programme": programme, "found": found}
    response = page(request, "programmes/try_rules.html", form, **context)
    if found:
        response.status_code = 200
    return response

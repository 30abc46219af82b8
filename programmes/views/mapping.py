"""The mapping of a local project's target group: written, adopted, followed up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded
from programmes import permissions
from programmes.forms.mapping import FollowUpForm, GoalForm, MappingForm
from programmes.models import GroupMapping, LocalProject
from programmes.views.pages import page, typed
from programmes.views.programme import FORMS


@require_POST
@guarded(LocalProject, permissions.begin_mapping)
def begin_mapping(request: UserRequest, project: LocalProject) -> HttpResponse:
    return redirect("programmes:write_mapping", GroupMapping.begin(project, by=request.user).pk)


@require_safe
@guarded(GroupMapping)
def show_mapping(request: UserRequest, mapping: GroupMapping) -> HttpResponse:
    context = {
        "mapping": mapping,
        "goals": mapping.goals.prefetch_related("follow_ups"),
        "leads": permissions.write_mapping(request.user, mapping),
    }
    return render(request, "programmes/show_mapping.html", context)


@require_http_methods(FORMS)
@guarded(GroupMapping, permissions.write_mapping)
def write_mapping(request: UserRequest, mapping: GroupMapping) -> HttpResponse:
    form = MappingForm(typed(request), mapping=mapping)
    if form.is_valid():
        mapping.write(by=request.user, **form.cleaned_data)
        messages.success(request, _("The draft is saved."))
        return redirect(mapping)
    return page(request, "programmes/write_mapping.html", form, mapping=mapping)


@require_http_methods(FORMS)
@guarded(GroupMapping, permissions.write_mapping)
def add_goal(request: UserRequest, mapping: GroupMapping) -> HttpResponse:
    form = GoalForm(typed(request))
    if form.is_valid():
        said = form.cleaned_data
        mapping.add_goal(said["text"], by=request.user, due_on=said["due_on"])
        messages.success(request, _("The goal is set."))
        return redirect(mapping)
    return page(request, "programmes/add_goal.html", form, mapping=mapping)


@require_POST
@guarded(GroupMapping, permissions.write_mapping)
def remove_goal(request: UserRequest, mapping: GroupMapping, goal: int) -> HttpResponse:
    mapping.remove_goal(get_object_or_404(mapping.goals, pk=goal), by=request.user)
    messages.success(request, _("That is taken away."))
    return redirect(mapping)


@require_POST
@guarded(GroupMapping, permissions.adopt_mapping)
def adopt_mapping(request: UserRequest, mapping: GroupMapping) -> HttpResponse:
    mapping.adopt(by=request.user)
    messages.success(request, _("The mapping is adopted. The project works by it from now on."))
    return redirect(mapping)


@require_http_methods(FORMS)
@guarded(GroupMapping, permissions.follow_up_mapping)
def follow_up_goal(request: UserRequest, mapping: GroupMapping, goal: int) -> HttpResponse:
    followed = get_object_or_404(mapping.goals, pk=goal)
    form = FollowUpForm(typed(request))
    if form.is_valid():
        mapping.follow_up(followed, form.cleaned_data["text"], by=request.user)
        messages.success(request, _("That is written down."))
        return redirect(mapping)
    return page(request, "programmes/follow_up_goal.html", form, mapping=mapping, goal=followed)

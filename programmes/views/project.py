"""A programme's part in one place, and its teams."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded
from programmes import permissions
from programmes.forms.keeping import MemberForm, ProjectForm, TeamForm
from programmes.models import LocalProject, Programme, Team, TeamMember
from programmes.views.pages import page, typed
from programmes.views.programme import FORMS


@require_http_methods(FORMS)
@guarded(Programme, permissions.add_project)
def add_project(request: UserRequest, programme: Programme) -> HttpResponse:
    form = ProjectForm(typed(request), programme=programme)
    if form.is_valid():
        said = form.cleaned_data
        project = LocalProject.add(
            programme, said["organisation"], said["name"], by=request.user, area=said["area"]
        )
        messages.success(request, _("The local project is there."))
        return redirect(project)
    return page(request, "programmes/add_project.html", form, programme=programme)


@require_safe
@guarded(LocalProject)
def show_project(request: UserRequest, project: LocalProject) -> HttpResponse:
    members = TeamMember.objects.select_related("staff")
    context = {
        "project": project,
        "teams": project.teams.prefetch_related(Prefetch("members", members)),
        "mappings": (mappings := list(project.mappings.all())),
        "draft": any(mapping.is_draft for mapping in mappings),
        "leads": permissions.add_team(request.user, project),
        "maps": permissions.begin_mapping(request.user, project),
    }
    return render(request, "programmes/show_project.html", context)


@require_http_methods(FORMS)
@guarded(LocalProject, permissions.add_team)
def add_team(request: UserRequest, project: LocalProject) -> HttpResponse:
    form = TeamForm(typed(request), project=project)
    if form.is_valid():
        Team.add(project, form.cleaned_data["name"], by=request.user)
        messages.success(request, _("The team is there. Now its people."))
        return redirect(project)
    return page(request, "programmes/add_team.html", form, project=project)


@require_http_methods(FORMS)
@guarded(LocalProject, permissions.add_member)
def add_member(request: UserRequest, project: LocalProject, team: int) -> HttpResponse:
    joined: Team = get_object_or_404(project.teams, pk=team)
    form = MemberForm(typed(request), team=joined)
    if form.is_valid():
        said = form.cleaned_data
        joined.add_member(said["staff"], said["role"], by=request.user)
        messages.success(request, _("%(name)s is in the team.") % {"name": said["staff"]})
        return redirect(project)
    return page(request, "programmes/add_member.html", form, project=project, team=joined)


@require_POST
@guarded(LocalProject, permissions.add_member)
def end_member(request: UserRequest, project: LocalProject, member: int) -> HttpResponse:
    found = get_object_or_404(TeamMember.objects.filter(team__project=project), pk=member)
    found.end(by=request.user)
    messages.success(request, _("Today is the last day in the team."))
    return redirect(project)

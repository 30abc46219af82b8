"""The project lead's first page: each local project in numbers, and nobody in it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from accounts.guards import UserRequest, signed_in
from accounts.models import Role
from home import permissions
from home.attention import projects_of
from programmes.models import Programme

A_FEW = 10  # the others are on the page of all programmes


@signed_in(permissions.lead_projects)
def my_projects(request: UserRequest) -> HttpResponse:
    page = Paginator(projects_of(request.user), 20).get_page(request.GET.get("page"))
    owners = request.user.organisations_as(Role.PROJECT_LEAD)
    owned = Programme.objects.filter(owner__in=owners).by_day()[:A_FEW]
    return render(request, "home/my_projects.html", {"page": page, "owned": owned})

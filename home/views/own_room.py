"""The participant's own room: who they are here, who is on their team, who has looked."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from accounts.guards import UserRequest, signed_in
from accounts.models import TEAM, Reading
from home.looks import told
from programmes.models import Assignment


@signed_in()
def me(request: UserRequest) -> HttpResponse:
    layout = "base_desk.html" if request.user.works_here else "base.html"
    team = (
        Assignment.objects.current()
        .filter(enrolment__participant=request.user)
        .select_related("staff", "enrolment__local_project")
        .prefetch_related("staff__role_assignments__organisation")
        .order_by("pk")
    )
    return render(
        request,
        "home/me.html",
        {"layout": layout, "team": team, "team_roles": TEAM, "nav_current": "me"},
    )


@signed_in()
def who_looked(request: UserRequest) -> HttpResponse:
    looks = Reading.objects.filter(participant=request.user).day_by_day()
    page = Paginator(looks, 30).get_page(request.GET.get("page"))
    context = {"page": page, "looks": told(request.user, page), "nav_current": "me"}
    return render(request, "home/who_looked.html", context)

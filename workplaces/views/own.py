"""A participant's own placements, in plain words."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.guards import UserRequest, signed_in
from workplaces.models import Placement


@require_safe
@signed_in()
def my_placements(request: UserRequest) -> HttpResponse:
    mine = Placement.objects.of(request.user).exclude(state=Placement.State.CANCELLED)
    shown = mine.select_related("workplace", "supervisor").prefetch_related("days")
    page = Paginator(shown, 20).get_page(request.GET.get("page"))
    layout = "base_desk.html" if request.user.works_here else "base.html"
    context = {"page": page, "layout": layout, "nav_current": "me"}
    return render(request, "workplaces/my_placements.html", context)

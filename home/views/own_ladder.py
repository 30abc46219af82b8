"""What the participant can, by area and one by one, and all that they have added."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.guards import UserRequest, signed_in
from competencies.models import Competency, Framework, LevelStatement
from home.progress import by_area, ladder_of, latest_of
from portfolio.models import Entry
from portfolio.permissions import add_entry


@signed_in()
def what_i_can(request: UserRequest) -> HttpResponse:
    rungs = ladder_of(request.user, seen_by=request.user)
    return render(
        request,
        "home/what_i_can.html",
        {"areas": by_area(rungs), "nav_current": "what_i_can"},
    )


@signed_in()
def show_competency(request: UserRequest, pk: int) -> HttpResponse:
    """Show one competency: it is the framework's, and so anyone's; the rest is the reader's own."""
    known = Competency.objects.get_queryset().with_area()
    frameworks = Framework.objects.visible_to(request.user)
    competency = get_object_or_404(known, pk=pk, framework__in=frameworks)
    rungs = ladder_of(request.user, seen_by=request.user)
    rung = next((rung for rung in rungs if rung.competency.pk == competency.pk), None)
    entries = list(latest_of(request.user).filter(self_assessments__competency=competency)[:20])
    unasked = (entry for entry in entries if not (entry.asked or entry.witness))
    return render(
        request,
        "home/show_competency.html",
        {
            "competency": competency,
            "rung": rung,
            "entries": entries,
            "to_ask_about": next(unasked, None),
            "statements": LevelStatement.objects.filter(competency=competency),
            "nav_current": "what_i_can",
        },
    )


@signed_in(add_entry)
def my_entries(request: UserRequest) -> HttpResponse:
    drafts = Entry.objects.filter(participant=request.user).drafts()
    return render(
        request,
        "home/my_entries.html",
        {
            "page": Paginator(latest_of(request.user), 20).get_page(request.GET.get("page")),
            "drafts": drafts[:5],
            "nav_current": "what_i_can",
        },
    )

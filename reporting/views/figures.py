"""Numbers for steering and funders, and what is ticked by hand for them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.guards import UserRequest
from accounts.models import User
from lifecycle.models import Event
from programmes.models import Enrolment, Programme
from reporting import permissions
from reporting.figures.chart import chart_of
from reporting.figures.frozen import shown_figures, shown_indicators
from reporting.forms import IndicatorForm
from reporting.guards import of_programme
from reporting.models import Indicator, IndicatorMark, Scope

PER_PAGE = 50


@require_safe
@of_programme(permissions.read_figures)
def show_figures(request: UserRequest, programme: Programme) -> HttpResponse:
    """Tables with a chart beside each; what counts fewer than five people is hidden."""
    figures = shown_figures(programme)
    context: dict[str, Any] = {"programme": programme, "figures": figures}
    if figures is not None:
        last = len(figures.by_age.heads) - 1
        context["ages"] = chart_of("age", _("Participants by age"), figures.by_age.column(last))
        months = figures.by_month.column(0)
        context["months"] = chart_of("month", _("Participants by month"), months)
    return render(request, "reporting/show_figures.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme(permissions.read_figures)
def list_indicators(request: UserRequest, programme: Programme) -> HttpResponse:
    """What is counted, with its numbers, and a form for one more."""
    writes = permissions.write_indicators(request.user, programme)
    if request.method == "POST" and not writes:
        raise PermissionDenied
    form = IndicatorForm(request.POST or None)
    mine = Indicator.objects.filter(programme=programme)
    if form.is_valid():
        said = form.cleaned_data
        indicator = mine.create(
            programme=programme,
            name=form.name,
            at=said["at"],
            counts=said["counts"],
            position=mine.count(),
        )
        Event.record(indicator, "add", by=request.user)
        messages.success(request, _("It is counted from now on."))
        return redirect("reporting:list_indicators", programme.pk)
    context = {
        "form": form,
        "programme": programme,
        "indicators": shown_indicators(programme),
        "writes": writes,
    }
    status = 422 if form.errors else 200
    return render(request, "reporting/list_indicators.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme(permissions.write_indicators)
def tick_indicator(request: UserRequest, programme: Programme, indicator: int) -> HttpResponse:
    """Say for whom it holds, a page of people at a time."""
    ticked = Indicator.objects.filter(programme=programme, counts=Indicator.Counts.TICKED)
    found = ticked.filter(pk=indicator).first()
    if found is None:
        raise Http404
    people = _to_tick(found, request.user)
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    shown = [each.pk for each in page]
    before = found.marks.filter(enrolment__in=shown).values_list("enrolment", flat=True)
    marked = set(before)
    if request.method == "POST":
        sent = {int(each) for each in request.POST.getlist("holds") if each.isdecimal()}
        _tick(found, marked, sent & set(shown), by=request.user)
        messages.success(request, _("Saved."))
        return redirect(request.get_full_path())
    rows = [(each, each.pk in marked) for each in page]
    context = {"indicator": found, "programme": programme, "page": page, "rows": rows}
    return render(request, "reporting/tick_indicator.html", context)


def _to_tick(indicator: Indicator, reader: User) -> QuerySet[Enrolment]:
    """Return whom it may hold for: those with a protected identity only to their handlers."""
    people = Scope(indicator.programme).enrolments
    if indicator.at == Indicator.At.EXIT:
        people = people.filter(ends_on__isnull=False)
    people = people.unprotected_for(reader)
    found: QuerySet[Enrolment] = people.select_related("participant", "local_project")
    return found.order_by("participant__name", "pk")


@transaction.atomic
def _tick(indicator: Indicator, before: set[int], after: set[int], *, by: User) -> None:
    indicator.marks.filter(enrolment__in=before - after).delete()
    IndicatorMark.objects.bulk_create(
        IndicatorMark(indicator=indicator, enrolment_id=pk, by=by) for pk in sorted(after - before)
    )
    Event.record(indicator, "tick", by=by, note=f"+{len(after - before)} −{len(before - after)}")

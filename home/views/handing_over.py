"""Staff who leave hand over their people: what is open for each, and who takes over."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.guards import UserRequest, signed_in
from accounts.models import Role, User
from home import permissions
from home.attention import open_matters
from home.forms import HandOverForm
from programmes.models import Assignment, Enrolment

A_PAGE = 50
ROWS = 20  # each with a choice among the whole team


@require_safe
@signed_in(permissions.hand_over_people)
def list_staff(request: UserRequest) -> HttpResponse:
    """Show who is there for how many. Three queries."""
    mine = _assignments(request.user).values("pk")
    number = Count("assignments", filter=Q(assignments__in=mine))
    staff = User.objects.filter(assignments__in=mine).annotate(number=number).order_by("name")
    page = Paginator(staff.distinct(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "home/list_staff.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.hand_over_people)
def hand_over_people(request: UserRequest, pk: int) -> HttpResponse:
    """Choose for each participant who takes over; whoever is left out stays where they are."""
    theirs = (
        _assignments(request.user).filter(staff=pk).order_by("enrolment__participant__name", "pk")
    )
    page = Paginator(theirs, ROWS).get_page(request.GET.get("page"))
    if not page.object_list:
        raise Http404
    assignments = list(page)
    staff = assignments[0].staff
    people = [each.enrolment.participant_id for each in assignments]
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        assignments=assignments,
        matters=open_matters(people, staff=staff),
    )
    if form.is_valid():
        return _hand_over(request, form.chosen)
    context = {"staff": staff, "form": form, "page": page}
    status = 422 if form.is_bound else 200
    return render(request, "home/hand_over_people.html", context, status=status)


@transaction.atomic
def _hand_over(request: UserRequest, chosen: list[tuple[Assignment, User]]) -> HttpResponse:
    for assignment, to in chosen:
        assignment.hand_over(to, by=request.user)
    said = ngettext("%(n)d person is handed over.", "%(n)d people are handed over.", len(chosen))
    messages.success(request, said % {"n": len(chosen)})
    return redirect("home:list_staff")


def _assignments(user: User) -> QuerySet[Any]:
    """Return the assignments that the user may hand over to somebody else."""
    led = Q(
        enrolment__participant__is_protected=False,
        enrolment__local_project__organisation__in=user.organisations_as(Role.PROJECT_LEAD),
    )
    handled = Q(
        enrolment__participant__is_protected=True,
        enrolment__local_project__organisation__in=user.organisations_as(Role.PROTECTED_HANDLER),
    )
    open_ones = [*Enrolment.TAKING_PART, Enrolment.State.INVITED]
    found: QuerySet[Any] = Assignment.objects.current().filter(
        led | handled, enrolment__state__in=open_ones
    )
    return found.select_related("staff", "enrolment__participant", "enrolment__local_project")

"""Two accounts that may be one person: found, laid side by side, made one or told apart."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, signed_in
from accounts.models import PersonIdentifier, User
from attendance.permissions import show_attendance
from home import permissions
from home.duplicates import Pair, differ, hours_on, merge, months_of, pair_of, pairs_for
from home.forms import MergePeopleForm
from programmes.models import Enrolment

A_PAGE = 20


class Page:
    """Where a refusal about two people is shown."""

    def get_absolute_url(self) -> str:
        return reverse("home:list_duplicates")


@require_safe
@signed_in(permissions.look_for_duplicates)
def list_duplicates(request: UserRequest) -> HttpResponse:
    page = Paginator(pairs_for(request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "home/list_duplicates.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.look_for_duplicates)
def merge_people(request: UserRequest, kept: int, gone: int) -> HttpResponse:
    pair = _pair(request, kept, gone)
    form = MergePeopleForm(request.POST if request.method == "POST" else None, pair=pair)
    if form.is_valid():
        merge(pair, form.chosen, by=request.user, why=form.cleaned_data["why"], page=Page())
        messages.success(request, _("The two are one person now. Nothing was lost."))
        if form.doubled:
            messages.info(request, _look_at_hours(request, pair.kept, form.doubled))
        return redirect("home:list_duplicates")
    sides = [(each, _what_there_is(each.pk)) for each in (pair.kept, pair.gone)]
    context = {"pair": pair, "form": form, "sides": sides}
    status = 422 if form.is_bound else 200
    return render(request, "home/merge_people.html", context, status=status)


@require_POST
@signed_in(permissions.look_for_duplicates)
def tell_apart(request: UserRequest, kept: int, gone: int) -> HttpResponse:
    differ(_pair(request, kept, gone), by=request.user)
    messages.success(request, _("They are two people. We do not ask again."))
    return redirect("home:list_duplicates")


def _pair(request: UserRequest, kept: int, gone: int) -> Pair:
    pair = pair_of(request.user, kept, gone) if kept != gone else None
    if pair is None:
        raise Http404
    return pair


def _what_there_is(participant: int) -> dict[str, object]:
    """Return what a project lead may know: projects and numbers, no moments."""
    enrolments = Enrolment.objects.filter(participant=participant)
    return {
        "enrolments": enrolments.select_related("local_project"),
        "identifiers": PersonIdentifier.objects.filter(user=participant, valid_to=None),
    }


def _look_at_hours(request: UserRequest, person: User, days: list[date]) -> str:
    """Say in which months hours count twice, with the way there, or to the team that sees them."""
    said = _("Look at the hours in %(months)s: both accounts had some on the same days.")
    said %= {"months": months_of(days)}
    found = hours_on(person, days[0])
    if found is None:
        return said
    where, what = found.get_absolute_url(), _("Show the hours")
    if not show_attendance(request.user, found.enrolment):
        where = reverse("programmes:show_enrolment", args=[found.enrolment_id])
        what = _("The team around the person sees them")
    return format_html('{} <a href="{}">{}</a>', said, where, what)

"""The register of supervisors: who they are, and whether what they say counts."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import User
from confirmations import attention
from confirmations.forms.register import MergeForm, RejectForm
from confirmations.models import ConfirmationRequest
from workplaces import permissions
from workplaces.models import Supervisor

A_PAGE = 50


@require_safe
@signed_in(permissions.read_supervisors)
def list_supervisors(request: UserRequest) -> HttpResponse:
    everybody = Supervisor.objects.visible_to(request.user).select_related("workplace")
    known = everybody.exclude(state=Supervisor.State.NEW).select_related("merged_into")
    page = Paginator(known, A_PAGE).get_page(request.GET.get("page"))
    context = {"waiting": _with_answers(everybody.waiting()), "page": page}
    return render(request, "confirmations/list_supervisors.html", context)


def _with_answers(waiting: QuerySet[Supervisor]) -> QuerySet[Supervisor]:
    """Add how many answers wait on each, and since when."""
    answered = Q(requests__state="answered")
    return waiting.annotate(
        answers=Count("requests", filter=answered),
        since=Min("requests__confirmation__made_at", filter=answered),
    ).order_by("since", "pk")


@require_safe
@guarded(Supervisor)
def show_supervisor(request: UserRequest, supervisor: Supervisor) -> HttpResponse:
    context = {
        "supervisor": supervisor,
        "answered": attention.answers_of(supervisor),
        "own_words": attention.own_words_of(supervisor),
        "happened_at": attention.places_asked_about(supervisor),
        "named_by": attention.namer_of(supervisor, seen_by=request.user),
        "hints": attention.hints_about(supervisor),
        "can_approve": supervisor.allows("approve"),
        "can_merge": supervisor.allows("merge"),
        "can_reject": supervisor.allows("reject"),
    }
    return render(request, "confirmations/show_supervisor.html", context)


@require_POST
@guarded(Supervisor, permissions.approve_supervisor)
def approve_supervisor(request: UserRequest, supervisor: Supervisor) -> HttpResponse:
    supervisor.approve(by=request.user)
    messages.success(request, _("What %(name)s says counts now.") % {"name": supervisor.name})
    return redirect("confirmations:supervisors")


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Supervisor, permissions.merge_supervisor)
def merge_supervisor(request: UserRequest, supervisor: Supervisor) -> HttpResponse:
    form = MergeForm(request.POST if request.method == "POST" else None, supervisor=supervisor)
    if form.is_valid():
        taken_back = _merge(supervisor, form.cleaned_data["into"], by=request.user)
        messages.success(request, _("The two are one person now."))
        if taken_back:
            messages.info(request, _say_taken_back(taken_back))
        return redirect("confirmations:supervisors")
    context = {"supervisor": supervisor, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "confirmations/merge_supervisor.html", context, status=status)


@transaction.atomic
def _merge(supervisor: Supervisor, into: Supervisor, *, by: User) -> int:
    """Merge, and take back what waits at the address: whoever reads there is not known to be them.

    The register does not know of questions, so the two steps meet here.
    """
    supervisor.merge(into, by=by)
    return ConfirmationRequest.withdraw_all(supervisor, by=by)


def _say_taken_back(number: int) -> str:
    said = ngettext(
        "A question that waited at the old address has been taken back.",
        "%(n)s questions that waited at the old address have been taken back.",
        number,
    )
    return said % {"n": number}


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Supervisor, permissions.reject_supervisor)
def reject_supervisor(request: UserRequest, supervisor: Supervisor) -> HttpResponse:
    form = RejectForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        supervisor.reject(by=request.user, note=form.cleaned_data["why"])
        messages.success(request, _("What %(name)s says does not count.") % {"name": supervisor})
        return redirect("confirmations:supervisors")
    context = {"supervisor": supervisor, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "confirmations/reject_supervisor.html", context, status=status)

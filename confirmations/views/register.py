"""The register of supervisors: who they are, and whether what they say counts."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import User
from confirmations import attention
from confirmations.forms.register import CorrectForm, MergeForm, RejectForm, SearchForm
from confirmations.models import Confirmation, ConfirmationRequest, Door, OwnPage
from workplaces import permissions
from workplaces.models import Supervisor

A_PAGE = 50


@require_safe
@signed_in(permissions.read_supervisors)
def list_supervisors(request: UserRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = Supervisor.objects.visible_to(request.user).matching(words)
    known = _as_they_are_called(found.exclude(state=Supervisor.State.NEW))
    waiting = found.filter(Q(pk__in=found.waiting().values("pk")) | Q(pk__in=_unseen()))
    context = {
        "form": form,
        "words": words,
        "waiting": _with_answers(_as_they_are_called(waiting))[:A_PAGE],
        "page": Paginator(known, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "confirmations/list_supervisors.html", context)


def _unseen() -> QuerySet[ConfirmationRequest, Any]:
    """Return those in whose name something new was answered, with nobody else to look at it."""
    return ConfirmationRequest.objects.unseen().values("supervisor")


def _as_they_are_called(found: QuerySet[Supervisor]) -> QuerySet[Any]:
    """Add what participants and they themselves said last of name and role."""
    asked = ConfirmationRequest.objects.filter(supervisor=OuterRef("pk"), sent_at__isnull=False)
    others = asked.exclude(door=Door.TEAM).exclude(name__iexact=OuterRef("name"))
    signed = Confirmation.objects.filter(request__supervisor=OuterRef("pk"))
    signed = signed.filter(request__state=ConfirmationRequest.State.ANSWERED)
    return found.annotate(
        asked_as=Subquery(others.order_by("-pk").values("name")[:1]),
        signed_title=Subquery(signed.order_by("-pk").values("title")[:1]),
    )


def _with_answers(waiting: QuerySet[Supervisor]) -> QuerySet[Supervisor]:
    """Add how many answers wait on each, since when, and how many questions wait to be sent."""
    answered = Q(requests__state="answered")
    held_back = Q(requests__state="created", requests__needs_code=True)
    return waiting.annotate(
        answers=Count("requests", filter=answered),
        since=Min("requests__confirmation__made_at", filter=answered),
        held_back=Count("requests", filter=held_back),
    ).order_by(F("since").asc(nulls_last=True), "pk")


@require_safe
@guarded(Supervisor)
def show_supervisor(request: UserRequest, supervisor: Supervisor) -> HttpResponse:
    given, questions = attention.given_by(supervisor), attention.questions_to(supervisor)
    context = {
        "supervisor": supervisor,
        "ways": attention.ways_in(given, is_known=supervisor.is_known),
        "answered": attention.number_of(given),
        "role": supervisor.title or (given[-1].title if given else ""),
        "asked_as": ", ".join(attention.other_names_in(questions, supervisor)),
        "own_words": attention.own_words_in(given),
        "happened_at": attention.places_asked_about(questions, supervisor),
        "named_by": attention.namer_of(supervisor, seen_by=request.user),
        "hints": attention.hints_about(supervisor, given, questions),
        "unseen": supervisor.requests.unseen().count(),
        "can_approve": supervisor.allows("approve"),
        "can_merge": supervisor.allows("merge"),
        "can_reject": supervisor.allows("reject"),
    }
    return render(request, "confirmations/show_supervisor.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Supervisor, permissions.correct_supervisor)
def correct_supervisor(request: UserRequest, supervisor: Supervisor) -> HttpResponse:
    form = CorrectForm(request.POST if request.method == "POST" else None, supervisor=supervisor)
    if form.is_valid():
        _correct(supervisor, form.cleaned_data, by=request.user)
        messages.success(request, _("The register is up to date."))
        return redirect(supervisor)
    context = {"supervisor": supervisor, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "confirmations/correct_supervisor.html", context, status=status)


@transaction.atomic
def _correct(supervisor: Supervisor, facts: dict[str, Any], *, by: User) -> None:
    """Correct, and send what waits to the right contact: whoever reads at the old one may be
    somebody else. As with merging, the register does not know of questions.
    """
    before = supervisor.shown_contact
    supervisor.correct(by=by, **facts)
    if supervisor.shown_contact != before:
        OwnPage.end_all(supervisor)
        ConfirmationRequest.send_again_all(supervisor, by=by)


@require_POST
@guarded(Supervisor, permissions.approve_supervisor)
def approve_supervisor(request: UserRequest, supervisor: Supervisor) -> HttpResponse:
    supervisor.approve(by=request.user)
    messages.success(request, _("What %(name)s says counts now.") % {"name": supervisor.name})
    return redirect("confirmations:supervisors")


@require_POST
@guarded(Supervisor, permissions.vouch_supervisor)
def vouch_supervisor(request: UserRequest, supervisor: Supervisor) -> HttpResponse:
    supervisor.vouch(by=request.user)
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
    taken_back_now = attention.taken_back_with(supervisor, seen_by=request.user)
    context = {"supervisor": supervisor, "form": form, "taken_back": taken_back_now}
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

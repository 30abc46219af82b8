"""A case from both sides: the participant hands over and is answered; the desk assesses."""

import uuid
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, View, fetch, guarded, signed_in
from assessments import attention, permissions, progress
from assessments.forms import ChoiceForm, Desk, HandOverForm, MoreForm
from assessments.models import AssessmentCase
from lifecycle.transitions import Refused
from portfolio.models import Evidence
from portfolio.views import send_photo

INVALID = 422
A_PAGE = 30


def _said_at_the_desk(view: View) -> View:
    """Take what is sent; whoever comes back to its address (another language) finds the case."""

    @wraps(view)
    def door(request: HttpRequest, pk: int) -> HttpResponseBase:
        if request.method == "POST":
            return view(request, pk=pk)
        return redirect("assessments:show_case", pk)

    return door


@signed_in()
def my_cases(request: UserRequest) -> HttpResponse:
    cases = AssessmentCase.objects.filter(participant=request.user).prefetch_related("competencies")
    mine = cases.select_related("assessor").order_by("-submitted_at", "-pk")
    return render(request, "assessments/my_cases.html", {"cases": mine})


@signed_in(permissions.make_case)
def make_case(request: UserRequest) -> HttpResponse:
    """Ask what to have assessed, then which moments to hand over; the address keeps the choice."""
    choice = ChoiceForm(
        request.GET if "next" in request.GET else None,
        offered=progress.competencies_to_offer(request.user),
    )
    if not choice.is_valid():
        return _choose_competencies(request, choice)
    chosen = choice.cleaned_data["competencies"]
    moments = progress.moments_to_offer(request.user, chosen)
    form = HandOverForm(_sent(request), competencies=chosen, offered=moments)
    if form.is_valid():
        case = AssessmentCase.make(form.cleaned_data["entries"], chosen, by=request.user)
        messages.success(request, _("Handed over. You can take it back until it is decided."))
        return redirect(case)
    return _page(request, "assessments/make_case.html", form, {"chosen": chosen})


def _choose_competencies(request: UserRequest, choice: ChoiceForm) -> HttpResponse:
    being_assessed = progress.under_assessment(request.user)
    page = {
        "being_assessed": being_assessed,
        "earlier": progress.shown_by_earlier_versions(request.user),
    }
    return _page(request, "assessments/choose_competencies.html", choice, page)


@guarded(AssessmentCase)
def show_case(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    if request.user == case.participant:
        return _own_case(request, case)
    return _at_the_desk(request, Desk(case, request.user))


def _own_case(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    sections = progress.sections_of(case)
    page = {
        "case": case,
        "entries": case.entries.select_related("placement__workplace").newest_first(),
        "sections": sections,
        "has_reached": any(section.reached for section in sections),
        "question": case.last_note("ask_for_more") if case.needs_more else "",
        "can_withdraw": case.allows("withdraw"),
    }
    return render(request, "assessments/show_case.html", page)


@guarded(AssessmentCase)
def show_photo(
    request: UserRequest, case: AssessmentCase, photo: uuid.UUID, size: str
) -> HttpResponseBase:
    """A picture, to whoever may see the case it was handed over in."""
    return send_photo(request, get_object_or_404(Evidence, pk=photo, entry__cases=case), size)


@guarded(AssessmentCase, permissions.withdraw_case)
def withdraw_case(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    if request.method == "POST":
        case.withdraw(by=request.user)
        messages.success(request, _("You have taken it back."))
        return redirect(case)
    return render(request, "assessments/withdraw_case.html", {"case": case})


@guarded(AssessmentCase, permissions.add_more_case)
def add_more_case(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    competencies = case.competencies.values_list("pk", flat=True)
    moments = progress.moments_to_offer(request.user, competencies).exclude(cases=case)
    form = MoreForm(_sent(request), offered=moments)
    if form.is_valid():
        said = form.cleaned_data
        case.add_more(list(said["entries"]), by=request.user, note=said["note"])
        messages.success(request, _("Sent. %(name)s goes on reading.") % {"name": case.assessor})
        return redirect(case)
    page = {"case": case, "question": case.last_note("ask_for_more")}
    return _page(request, "assessments/add_more_case.html", form, page)


@signed_in(permissions.read_queue)
def queue(request: UserRequest) -> HttpResponse:
    decided = attention.decided_by(request.user)
    context = {
        "page": _of_many(request, attention.waiting_for_assessor(request.user)),
        "decided": decided[:A_PAGE],
        "decided_in_all": decided.count(),
    }
    return render(request, "assessments/queue.html", context)


@require_POST
@signed_in(permissions.read_queue)
def take_up_case(request: UserRequest, pk: int) -> HttpResponse:
    """Take up a case; one that somebody else has taken meanwhile is not there to be found."""
    try:
        case = fetch(AssessmentCase, pk, request.user, permissions.take_up_case)
        case.take_up(by=request.user)
    except (Http404, Refused):
        messages.error(request, _("It has been taken up already, or taken back."))
        return redirect("assessments:queue")
    messages.success(request, _("The case is yours now."))
    return redirect(case)


@_said_at_the_desk
@guarded(AssessmentCase, permissions.judge_competency)
def judge_competency(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    """Save what is filled in, for as many competencies as that is; the rest stays as typed."""
    case.refuse_unless_assessed()
    desk = Desk(case, request.user, request.POST)
    _say_what_was_saved(request, desk, _judge(desk))
    if desk.must_stay:
        return _at_the_desk(request, desk)
    return redirect(f"{case.get_absolute_url()}#{request.POST.get('at', '')[:9]}")


@_said_at_the_desk
@guarded(AssessmentCase, permissions.ask_for_more_case)
def ask_for_more_case(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    desk = Desk(case, request.user, request.POST, needs_note=True)
    _judge(desk)
    if not desk.is_in_order:
        return _at_the_desk(request, desk)
    case.ask_for_more(by=request.user, note=desk.words)
    asked = _("%(name)s has your question now.") % {"name": case.participant.called}
    messages.success(request, asked)
    return redirect(case)


@_said_at_the_desk
@guarded(AssessmentCase, permissions.decide_case)
def decide_case(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    """Save what is filled in, then decide; what lacks a decision is said."""
    desk = Desk(case, request.user, request.POST)
    _judge(desk)
    if not desk.is_in_order:
        return _at_the_desk(request, desk)
    case.decide(by=request.user)
    messages.success(request, _("Decided. Another person looks at it now."))
    return redirect("assessments:queue")


@signed_in(permissions.read_quality)
def quality(request: UserRequest) -> HttpResponse:
    page = _of_many(request, attention.waiting_for_quality(request.user))
    return render(request, "assessments/quality.html", {"page": page})


def _of_many(request: UserRequest, cases: QuerySet[Any]) -> Page[Any]:
    return Paginator(cases, A_PAGE).get_page(request.GET.get("page"))


@_said_at_the_desk
@guarded(AssessmentCase, permissions.check_quality_case)
def check_quality_case(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    desk = Desk(case, request.user, request.POST)
    if not desk.is_in_order:
        return _at_the_desk(request, desk)
    case.check_quality(by=request.user, note=desk.words)
    messages.success(request, _("Approved. The participant gets the reply now."))
    return redirect("assessments:quality")


@_said_at_the_desk
@guarded(AssessmentCase, permissions.send_back_case)
def send_back_case(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    desk = Desk(case, request.user, request.POST, needs_note=True)
    if not desk.is_in_order:
        return _at_the_desk(request, desk)
    case.send_back(by=request.user, note=desk.words)
    messages.success(request, _("Sent back to %(name)s.") % {"name": case.assessor})
    return redirect("assessments:quality")


def _judge(desk: Desk) -> int:
    """Save each judgement that is complete, and return how many those were."""
    said = list(desk.judgements())
    for section, judgement in said:
        section.decision = desk.case.judge(section.competency, by=desk.user, **judgement)
    return len(said)


def _say_what_was_saved(request: UserRequest, desk: Desk, saved: int) -> None:
    if saved:
        messages.success(request, _("Saved."))
    elif desk.is_in_order and not desk.unfinished:
        messages.success(request, _("There was nothing new to save."))
    if desk.unfinished:
        names = ", ".join(str(competency) for competency in desk.unfinished)
        begun = _("Begun, and not saved yet: %(names)s.") % {"names": names}
        messages.info(request, begun)


def _at_the_desk(request: UserRequest, desk: Desk) -> HttpResponse:
    page = {"desk": desk, "case": desk.case, "has_errors": not desk.is_in_order}
    status = 200 if desk.is_in_order else INVALID
    return render(request, "assessments/assess_case.html", page, status=status)


def _sent(request: UserRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _page(request: UserRequest, template: str, form: Any, page: dict[str, Any]) -> HttpResponse:
    status = INVALID if form.errors else 200
    return render(request, template, {"form": form, **page}, status=status)

"""What the team sees of a plan, and may suggest. Nothing is set without the participant."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.guards import UserRequest, guarded, record_list
from plans import permissions
from plans.forms import StepForm, SuggestGoalForm
from plans.models import Goal, Step
from plans.progress import overview
from programmes.models import Enrolment

INVALID = 422


@guarded(Enrolment, permissions.read_plan_of)
def plan_of(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    seen = overview(enrolment.participant, seen_by=request.user)
    shown = [*([seen.plan] if seen.plan else []), *seen.conversations]
    record_list(shown, by=request.user)
    return render(request, "plans/plan_of.html", {"enrolment": enrolment, "seen": seen})


@guarded(Enrolment, permissions.suggest_goal)
def suggest_goal(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    form = SuggestGoalForm(request.POST or None, participant=enrolment.participant)
    if form.is_valid():
        participant = enrolment.participant
        Goal.suggest(form.wish, participant, by=request.user)
        words = _("%(name)s sees your suggestion, and decides.") % {"name": participant.called}
        messages.success(request, words)
        return redirect("plans:plan_of", enrolment.pk)
    context = {"enrolment": enrolment, "form": form}
    status = INVALID if form.is_bound else 200
    return render(request, "plans/suggest_goal.html", context, status=status)


@guarded(Goal, permissions.suggest_step)
def suggest_step(request: UserRequest, goal: Goal) -> HttpResponse:
    form = StepForm(request.POST or None)
    if form.is_valid():
        Step.suggest(goal, form.cleaned_data["words"], by=request.user)
        name = goal.participant.called
        words = _("%(name)s sees your suggestion, and decides.") % {"name": name}
        messages.success(request, words)
        return redirect(goal)
    context = {"goal": goal, "form": form}
    status = INVALID if form.is_bound else 200
    return render(request, "plans/suggest_step.html", context, status=status)

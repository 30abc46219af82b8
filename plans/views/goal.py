"""Goals: the participant chooses, changes, reaches and puts aside; nobody else can."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded, signed_in
from lifecycle.transitions import Refused
from plans import permissions
from plans.forms import GoalForm
from plans.models import Goal, Step
from programmes.models import Enrolment

INVALID, CONFLICT = 422, 409


@signed_in(permissions.choose_goal)
def choose_goal(request: UserRequest) -> HttpResponse:
    """Set a goal; a refusal leaves every word in its field."""
    form = GoalForm(request.POST or None, participant=request.user)
    if not form.is_valid():
        return _form_page(request, form, status=INVALID if form.is_bound else 200)
    try:
        goal = Goal.choose(form.wish, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _form_page(request, form, status=CONFLICT)
    messages.success(request, _("Your goal is saved. A small step is next, if you like."))
    return redirect(goal)


@guarded(Goal)
def show_goal(request: UserRequest, goal: Goal) -> HttpResponse:
    is_own = request.user == goal.participant
    steps = list(Step.objects.visible_to(request.user).filter(goal=goal))
    enrolments = Enrolment.objects.followed_by(request.user)
    context = {
        "layout": "base.html" if is_own else "base_desk.html",
        "goal": goal,
        "is_own": is_own,
        "now": next((step for step in steps if step.is_now), None),
        "suggested": [step for step in steps if step.is_suggested],
        "resting": [step for step in steps if step.is_resting],
        "done": [step for step in steps if step.is_done],
        "enrolment": enrolments.filter(participant=goal.participant).last(),
    }
    return render(request, "plans/show_goal.html", context)


@guarded(Goal, permissions.change_goal)
def change_goal(request: UserRequest, goal: Goal) -> HttpResponse:
    form = GoalForm(request.POST or None, participant=request.user, goal=goal)
    if form.is_valid():
        goal.change(form.wish, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(goal)
    return _form_page(request, form, status=INVALID if form.is_bound else 200)


@require_POST
@guarded(Goal, permissions.accept_goal)
def accept_goal(request: UserRequest, goal: Goal) -> HttpResponse:
    goal.accept(by=request.user)
    messages.success(request, _("It is your goal now. You can change it whenever you want."))
    return redirect(goal)


@require_POST
@guarded(Goal, permissions.leave_goal)
def leave_goal(request: UserRequest, goal: Goal) -> HttpResponse:
    goal.leave(by=request.user)
    messages.success(request, _("Fine. It is gone."))
    return redirect("plans:my_plan")


@require_POST
@guarded(Goal, permissions.reach_goal)
def reach_goal(request: UserRequest, goal: Goal) -> HttpResponse:
    goal.reach(by=request.user)
    messages.success(request, _("Well done."))
    return redirect(goal)


@require_POST
@guarded(Goal, permissions.put_aside_goal)
def put_aside_goal(request: UserRequest, goal: Goal) -> HttpResponse:
    goal.put_aside(by=request.user)
    messages.success(request, _("It is put aside. You can take it up again whenever you want."))
    return redirect("plans:my_plan")


@require_POST
@guarded(Goal, permissions.take_up_goal)
def take_up_goal(request: UserRequest, goal: Goal) -> HttpResponse:
    goal.take_up(by=request.user)
    messages.success(request, _("It is going on again."))
    return redirect(goal)


def _form_page(request: UserRequest, form: GoalForm, *, status: int) -> HttpResponse:
    template = "plans/change_goal.html" if form.goal else "plans/choose_goal.html"
    context = {"form": form, "goal": form.goal}
    return render(request, template, context, status=status)

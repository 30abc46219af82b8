"""One small step at a time, with three equal answers: done, not now, another one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded
from lifecycle.transitions import Refused
from plans import permissions
from plans.forms import StepForm
from plans.models import Goal, Step

INVALID, CONFLICT = 422, 409


@guarded(Goal, permissions.set_step)
def set_step(request: UserRequest, goal: Goal) -> HttpResponse:
    """Write the next small step; a refusal leaves the words in their field."""
    form, status = StepForm(request.POST or None), INVALID if request.POST else 200
    if form.is_valid():
        try:
            Step.set(goal, form.cleaned_data["words"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = CONFLICT
        else:
            messages.success(request, _("That is your next small step."))
            return redirect(goal)
    context = {"goal": goal, "form": form}
    return render(request, "plans/set_step.html", context, status=status)


@require_POST
@guarded(Step, permissions.accept_step)
def accept_step(request: UserRequest, step: Step) -> HttpResponse:
    step.accept(by=request.user)
    messages.success(request, _("That is your next small step."))
    return redirect(step)


@require_POST
@guarded(Step, permissions.leave_step)
def leave_step(request: UserRequest, step: Step) -> HttpResponse:
    step.leave(by=request.user)
    messages.success(request, _("Fine. It is gone."))
    return redirect(step)


@require_POST
@guarded(Step, permissions.do_step)
def do_step(request: UserRequest, step: Step) -> HttpResponse:
    step.do(by=request.user)
    messages.success(request, _("Well done. Take another step when you want to."))
    return redirect(step)


@require_POST
@guarded(Step, permissions.rest_step)
def rest_step(request: UserRequest, step: Step) -> HttpResponse:
    step.rest(by=request.user)
    messages.success(request, _("Fine. The step rests. Only you see that."))
    return redirect(step)


@require_POST
@guarded(Step, permissions.take_up_step)
def take_up_step(request: UserRequest, step: Step) -> HttpResponse:
    step.take_up(by=request.user)
    messages.success(request, _("That is your next small step."))
    return redirect(step)

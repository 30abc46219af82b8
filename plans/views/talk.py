"""Talking again: somebody asks, the team names a day, the participant says yes or not now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded, signed_in
from plans import permissions
from plans.forms import DayForm
from plans.models import Goal, Talk
from programmes.models import Enrolment

INVALID = 422


@require_POST
@signed_in(permissions.ask_talk)
def ask_talk(request: UserRequest) -> HttpResponse:
    """Ask to talk; about a goal of one's own, if one is named."""
    wanted = request.POST.get("goal", "")
    own = Goal.objects.filter(plan__participant=request.user)
    goal = own.filter(pk=wanted).first() if wanted.isdecimal() else None
    talk = Talk.ask(by=request.user, goal=goal)
    messages.success(request, _("Your team knows that you want to talk."))
    return redirect(talk)


@guarded(Talk)
def show_talk(request: UserRequest, talk: Talk) -> HttpResponse:
    return _talk_page(request, talk, DayForm())


@guarded(Talk, permissions.offer_talk)
def offer_talk(request: UserRequest, talk: Talk) -> HttpResponse:
    form = DayForm(request.POST or None)
    if not form.is_valid():
        return _talk_page(request, talk, form, status=INVALID if form.is_bound else 200)
    talk.offer(form.cleaned_data["day"], by=request.user)
    messages.success(request, _("They see the day, and answer when they want to."))
    return redirect(talk)


@require_POST
@guarded(Talk, permissions.agree_talk)
def agree_talk(request: UserRequest, talk: Talk) -> HttpResponse:
    talk.agree(by=request.user)
    messages.success(request, _("Agreed."))
    return redirect(talk)


@require_POST
@guarded(Talk, permissions.leave_talk)
def leave_talk(request: UserRequest, talk: Talk) -> HttpResponse:
    talk.leave(by=request.user)
    messages.success(request, _("Fine. You can ask again whenever you want."))
    return redirect("plans:my_plan")


@require_POST
@guarded(Talk, permissions.hold_talk)
def hold_talk(request: UserRequest, talk: Talk) -> HttpResponse:
    talk.hold(by=request.user)
    messages.success(request, _("Good that you have talked."))
    return redirect(talk)


@guarded(Enrolment, permissions.propose_talk)
def propose_talk(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Name a day for a talk. It is agreed once the participant says yes."""
    form = DayForm(request.POST or None)
    if form.is_valid():
        day = form.cleaned_data["day"]
        talk = Talk.propose(enrolment.participant, day, by=request.user)
        messages.success(request, _("They see the day, and answer when they want to."))
        return redirect(talk)
    status = INVALID if form.is_bound else 200
    context = {"enrolment": enrolment, "form": form}
    return render(request, "plans/propose_talk.html", context, status=status)


def _talk_page(
    request: UserRequest, talk: Talk, form: DayForm, *, status: int = 200
) -> HttpResponse:
    is_own = request.user == talk.participant
    goals = Goal.objects.visible_to(request.user).filter(pk__in=[talk.goal_id or 0])
    enrolments = Enrolment.objects.followed_by(request.user)
    context = {
        "layout": "base.html" if is_own else "base_desk.html",
        "talk": talk,
        "goal": goals.first(),
        "is_own": is_own,
        "form": form,
        "enrolment": enrolments.filter(participant=talk.participant).last(),
    }
    return render(request, "plans/show_talk.html", context, status=status)

"""The participant's plan on one page, and who may read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded, signed_in
from plans import permissions
from plans.models import Plan
from plans.progress import overview
from programmes.models import Enrolment


@signed_in(permissions.read_own_plan)
def my_plan(request: UserRequest) -> HttpResponse:
    context = {
        "seen": overview(request.user, seen_by=request.user),
        "readers": Enrolment.followers_of(request.user),
        "nav_current": "start",
    }
    return render(request, "plans/my_plan.html", context)


@guarded(Plan, permissions.share_plan)
def share_plan(request: UserRequest, plan: Plan) -> HttpResponse:
    if request.method == "POST":
        plan.share(by=request.user)
        messages.success(request, _("Your team can read it now."))
        return redirect(plan)
    readers = Enrolment.followers_of(plan.participant)
    return render(request, "plans/share_plan.html", {"plan": plan, "readers": readers})


@require_POST
@guarded(Plan, permissions.unshare_plan)
def unshare_plan(request: UserRequest, plan: Plan) -> HttpResponse:
    plan.unshare(by=request.user)
    messages.success(request, _("Only you can see it now."))
    return redirect(plan)

"""The first page: one for each kind of person, and one for whoever has not signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.guards import public
from accounts.models import TEAM, Role, User
from home.attention import own_proof, waiting_for
from home.progress import draft_and_latest, latest_rungs

# Whose first page is a list of what waits for them; the first that fits counts.
DESKS = [
    (TEAM, "home:my_group"),
    ({Role.ASSESSOR}, "assessments:queue"),
    ({Role.QUALITY_ASSURER}, "assessments:quality"),
    ({Role.ISSUER}, "certificates:desk"),
    ({Role.PROJECT_LEAD}, "home:my_projects"),
    ({Role.CASE_OFFICER}, "collaboration:shared_with_me"),
    ({Role.RECORDS_OFFICER}, "archive:list_archives"),
]


@public
def start(request: HttpRequest) -> HttpResponse:
    """Show each what is theirs."""
    if not request.user.is_authenticated:
        return render(request, "home/landing.html")
    if not request.user.works_here:
        return _own_start(request, request.user)
    for roles, desk in DESKS:
        if request.user.has_role(*roles):
            return redirect(desk)
    return render(request, "home/start_staff.html")


def _own_start(request: HttpRequest, participant: User) -> HttpResponse:
    draft, latest = draft_and_latest(participant, 3)
    waiting, plan = waiting_for(participant)
    return render(
        request,
        "home/start.html",
        {
            "draft": draft,
            "waiting": waiting,
            "plan": plan,
            "proof": own_proof(participant),
            "rungs": latest_rungs(participant, 3),
            "latest": latest,
            "nav_current": "start",
        },
    )

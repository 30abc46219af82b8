"""Participants by competencies: where it is thin, and a word to whoever could ask for more."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, record_list, signed_in
from accounts.models import User
from competencies.models import Edge
from confirmations import letters
from home import permissions
from home.attention import grounds_of, matrix_from
from lifecycle.models import Event
from lifecycle.post import post
from lifecycle.transitions import Refused
from programmes.models import Enrolment, competencies_for_any

A_PAGE = 25  # columns that can be read


@require_safe
@signed_in(permissions.follow_a_group)
def show_matrix(request: UserRequest) -> HttpResponse:
    page = Paginator(_followed_by(request.user), A_PAGE).get_page(request.GET.get("page"))
    people = list(page)
    keys = [who.participant_id for who in people]
    grounds = grounds_of(keys, seen_by=request.user)
    areas = Edge.objects.select_related("parent")
    competencies = competencies_for_any(keys).prefetch_related(Prefetch("edges_up", areas))
    record_list(people, by=request.user)
    proofs = [(who, grounds.next_proof(who.participant_id)) for who in people]
    context = {
        "matrix": matrix_from(people, competencies, grounds),
        "proofs": [(who, proof) for who, proof in proofs if proof],
        "reminded_today": _reminded_today(people),
        "page": page,
    }
    return render(request, "home/show_matrix.html", context)


def _followed_by(user: User) -> list[Enrolment]:
    """Return those the user follows, each once, by name. One query."""
    followed = Enrolment.objects.followed_by(user).select_related("participant")
    once = {enrolment.participant_id: enrolment for enrolment in followed}
    return sorted(once.values(), key=lambda enrolment: enrolment.participant.shown_name)


def _reminded_today(people: list[Enrolment]) -> set[int]:
    """Return the keys of those who have got a letter today, whoever had it sent. One query."""
    kind = ContentType.objects.get_for_model(Enrolment)
    sent = Event.objects.filter(action="nudge", at__date=timezone.localdate(), subject_type=kind)
    about = sent.filter(subject_id__in=[str(each.pk) for each in people])
    return {int(pk) for pk in about.values_list("subject_id", flat=True)}


@require_POST
@guarded(Enrolment, permissions.nudge_participant)
@transaction.atomic
def nudge_participant(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Write to the participant that there is something to ask about; once a day, whoever writes."""
    participant = enrolment.participant
    grounds = grounds_of([participant.pk], seen_by=request.user)
    if grounds.next_proof(participant.pk) is None:
        raise Refused(_("There is nothing to ask about just now."), subject=enrolment)
    name = {"name": participant.called}
    if _reminded_today([enrolment]):
        messages.info(request, _("%(name)s has been reminded today already.") % name)
        return redirect("home:show_matrix")
    post(
        letters.nudge_participant,
        about=enrolment,
        to=participant.email,
        language=participant.language,
        key=f"nudge:{participant.pk}:{timezone.localdate().isoformat()}",
    )
    Event.record(enrolment, "nudge", by=request.user)
    messages.success(request, _("%(name)s gets an e-mail with a link.") % name)
    return redirect("home:show_matrix")

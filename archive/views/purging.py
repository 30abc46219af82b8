"""Erasing by the rule: what is ripe, the proposal, the approval, the protocol; and what is held."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded
from archive import batches, permissions, purging
from archive.guards import of_leaver, of_programme
from archive.models import Purge, PurgeRow
from archive.purging.words import lines
from lifecycle.transitions import Refused
from programmes.forms.keeping import HoldForm, LiftHoldForm
from programmes.models import Enrolment, Hold, Programme


@require_safe
@of_programme(permissions.read_purges)
def list_purges(request: UserRequest, programme: Programme) -> HttpResponse:
    """What the rule says today, how many it takes, and what was decided before."""
    why_not = purging.why_not_yet(programme)
    decided = Purge.objects.filter(programme=programme).order_by("-pk")
    purges = decided.select_related("proposed_by", "approved_by")
    context = {
        "programme": programme,
        "retention": getattr(programme, "retention", None),
        "why_not": why_not,
        "numbers": None if why_not else purging.numbers_today(programme),
        "purges": purges,
        "is_open": any(each.state in Purge.OPEN for each in purges),
    }
    return render(request, "archive/list_purges.html", context)


@require_POST
@of_programme(permissions.propose_purge)
def propose_purge(request: UserRequest, programme: Programme) -> HttpResponse:
    try:
        return redirect(purging.propose(programme, by=request.user))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("archive:list_purges", programme.pk)


@require_safe
@guarded(Purge, permissions.show_purge)
def show_purge(request: UserRequest, purge: Purge) -> HttpResponse:
    """What would go, how far it is, and afterwards the protocol."""
    outcomes = purge.outcomes()
    kept = [(PurgeRow.Why(why).label, number) for why, number in sorted(purge.reasons().items())]
    context = {
        "purge": purge,
        "programme": purge.programme,
        "lines": lines(purge.foreseen, purge.gone),
        "total": sum(outcomes.values()),
        "erased": outcomes[PurgeRow.Outcome.ERASED],
        "waiting": outcomes[PurgeRow.Outcome.WAITING],
        "done": sum(outcomes.values()) - outcomes[PurgeRow.Outcome.WAITING],
        "lasts": purge.rows.filter(is_last=True).count(),
        "kept": kept,
        "is_mine": purge.proposed_by_id == request.user.pk,
        "has_archivist": purge.has_an_archivist(request.user),
    }
    return render(request, "archive/show_purge.html", context)


@require_POST
@guarded(Purge, permissions.approve_purge)
def approve_purge(request: UserRequest, purge: Purge) -> HttpResponse:
    try:
        batches.begin(purge, by=request.user)
        messages.success(request, _("Approved. It is carried out now; it cannot be undone."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(purge)


@require_POST
@guarded(Purge, permissions.drop_purge)
def drop_purge(request: UserRequest, purge: Purge) -> HttpResponse:
    try:
        purge.drop(by=request.user)
        messages.success(request, _("Dropped. Nothing was erased."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("archive:list_purges", purge.programme_id)


@require_http_methods(["GET", "HEAD", "POST"])
@of_leaver(permissions.hold_leaver)
def hold_leaver(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Let nothing of one person be erased for the time being, and say why."""
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        Hold.place(enrolment, form.cleaned_data["because"], by=request.user)
        messages.success(request, _("Nothing of theirs is erased until you lift the hold."))
        return redirect("archive:list_leavers", enrolment.local_project.programme_id)
    context = {"enrolment": enrolment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "archive/hold_leaver.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_leaver(permissions.lift_hold)
def lift_hold(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Let the rule hold for one person again, and say why."""
    form = LiftHoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        Hold.lift(enrolment, form.cleaned_data["because"], by=request.user)
        messages.success(request, _("The rule holds for them again."))
        return redirect("archive:list_leavers", enrolment.local_project.programme_id)
    hold = enrolment.holds.open().first()
    context = {"enrolment": enrolment, "form": form, "hold": hold}
    status = 422 if form.is_bound else 200
    return render(request, "archive/lift_hold.html", context, status=status)

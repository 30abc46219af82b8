"""Closing a programme: what is open, who is still to be talked with, and the last step."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, record_list, signed_in
from accounts.models import Role
from archive import closing, permissions, purging
from archive.forms.closing import TalkForm
from archive.guards import of_programme
from archive.models import DECIDERS, Purge
from home.attention import open_matters
from lifecycle.transitions import Refused
from programmes.forms.ending import SearchForm
from programmes.models import Enrolment, Hold, Programme
from programmes.permissions import close_programme as may_close
from programmes.permissions import reopen_programme as may_reopen
from programmes.permissions import talk_enrolment as may_talk

A_PAGE = 50


@require_safe
@signed_in(permissions.keep_archives)
def list_archives(request: UserRequest) -> HttpResponse:
    """The programmes that end or have ended: how long each is kept, and what waits for somebody.
    Five queries at most.
    """
    page = Paginator(closing.kept_by(request.user), A_PAGE).get_page(request.GET.get("page"))
    shown = [each.pk for each in page]
    waiting = Purge.objects.filter(programme__in=shown, state__in=Purge.OPEN)
    purges = {each.programme_id: each for each in waiting}
    rows = [(each, purging.why_not_yet(each), purges.get(each.pk)) for each in page]
    owned = request.user.organisations_as(*DECIDERS)
    context = {"page": page, "rows": rows, "owned": owned}
    return render(request, "archive/list_archives.html", context)


@require_safe
@of_programme(permissions.read_closing)
def show_closing(request: UserRequest, programme: Programme) -> HttpResponse:
    """What is open, and what is still to be done; nothing is forced."""
    context = {
        "programme": programme,
        "checklist": closing.checklist_of(programme, reader=request.user),
        "sees_to_it": request.user.has_role(Role.PROJECT_LEAD),
        "leads": may_close(request.user, programme),
        "is_being_erased": programme.is_closed and closing.is_being_erased(programme),
        "reads_purges": permissions.read_purges(request.user, programme),
        "retention": getattr(programme, "retention", None),
    }
    return render(request, "archive/show_closing.html", context)


@require_POST
@of_programme(may_close)
def close_programme(request: UserRequest, programme: Programme) -> HttpResponse:
    try:
        closing.close(programme, by=request.user)
        messages.success(request, _("The programme is closed. Nobody begins in it any more."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("archive:show_closing", programme.pk)


@require_POST
@of_programme(may_reopen)
def reopen_programme(request: UserRequest, programme: Programme) -> HttpResponse:
    try:
        closing.reopen(programme, by=request.user)
        messages.success(request, _("The programme is open again."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("archive:show_closing", programme.pk)


@require_safe
@of_programme(permissions.list_leavers)
def list_leavers(request: UserRequest, programme: Programme) -> HttpResponse:
    """Who is or was in it, what is open for each, and whether somebody has talked with them."""
    seen = closing.leavers_seen_by(request.user).filter(local_project__programme=programme)
    rows = seen.select_related("participant", "local_project", "closing_talk").prefetch_related(
        Prefetch("holds", Hold.objects.open(), to_attr="open_holds")
    )
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    ordered = rows.named(words).order_by("closing_talk__on", "participant__name", "pk")
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    record_list(list(page), by=request.user)
    context: dict[str, Any] = {"programme": programme, "page": page, "form": form, "words": words}
    matters = open_matters([each.participant_id for each in page], staff=request.user)
    context["rows"] = [(each, matters.of(each.participant_id)) for each in page]
    kept = Enrolment.objects.kept_by(request.user).filter(pk__in=[each.pk for each in page])
    context["kept"] = set(kept.values_list("pk", flat=True))
    context["archives"] = request.user.organisations_as(Role.RECORDS_OFFICER)
    return render(request, "archive/list_leavers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Enrolment, may_talk)
def talk_enrolment(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Write down the closing conversation; whoever wants everything along gets it."""
    form = TalkForm(request.POST if request.method == "POST" else None, enrolment=enrolment)
    if form.is_valid():
        try:
            talk = closing.talk(enrolment, form.cleaned_data, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("programmes:show_enrolment", enrolment.pk)
        messages.success(request, _said(talk))
        return redirect("programmes:show_enrolment", enrolment.pk)
    context = {"enrolment": enrolment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "archive/talk_enrolment.html", context, status=status)


def _said(talk: Any) -> str:
    if not talk.wants_everything:
        return _("Written down.")
    if not talk.enrolment.participant.has_mail:
        return _("A copy of everything is being made. Add an e-mail address, so they can fetch it.")
    return _("A copy of everything is being made. We have written to them how to fetch it.")

"""Pages on which a participant asks somebody, and sees how far it got."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded
from accounts.models import User
from confirmations import permissions
from confirmations.forms.answering import AnswerForm
from confirmations.forms.asking import AskForm
from confirmations.models import Comment, ConfirmationRequest
from lifecycle.transitions import Refused
from portfolio.models import Entry
from programmes.models import Enrolment
from workplaces.models import Supervisor


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Entry, permissions.ask_about_entry)
def ask_about_entry(request: UserRequest, entry: Entry) -> HttpResponse:
    shows_something = entry.self_assessments.exists()
    if entry.is_private or not shows_something:
        context = {"entry": entry, "shows_something": shows_something}
        return render(request, "confirmations/share_first.html", context)
    form = AskForm(request.POST if request.method == "POST" else None, entry=entry)
    if form.is_valid():
        return redirect(_write_down(form, entry, request.user))
    status = 422 if form.is_bound else 200
    context = {"entry": entry, "form": form, "has_errors": bool(form.errors)}
    return render(request, "confirmations/ask_about_entry.html", context, status=status)


@transaction.atomic
def _write_down(form: AskForm, entry: Entry, by: User) -> ConfirmationRequest:
    said = form.cleaned_data
    with_photo = said.get("with_photo", False)
    if form.supervisor:
        return ConfirmationRequest.make(entry, form.supervisor, by=by, with_photo=with_photo)
    organisation = Enrolment.organisation_of(by)
    if organisation is None:
        raise Refused(_("Ask your team to help you with whom to ask."), subject=entry)
    who = {"name": said["name"], "title": said["title"]}
    supervisor = Supervisor.propose(**who, email=said["email"], organisation=organisation, by=by)
    return ConfirmationRequest.make(entry, supervisor, by=by, with_photo=with_photo, **who)


@require_safe
@guarded(ConfirmationRequest)
def show_request(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    context = {
        "asked": asked,
        "form": AnswerForm(asked=asked),
        "is_own": request.user == asked.participant,
        "letter": asked.letter,
        "was_opened": asked.was_opened,
        "remark": _remark_to_decide_on(asked, request.user),
    }
    return render(request, "confirmations/show_request.html", context)


def _remark_to_decide_on(asked: ConfirmationRequest, user: User) -> Comment | None:
    """Return the supervisor's own sentence, for whoever decides if the participant reads it."""
    if not asked.is_answered or user == asked.participant:
        return None
    remark = Comment.objects.visible_to(user).filter(confirmation=asked.confirmation).first()
    return remark if remark and permissions.release_comment(user, remark) else None


@require_POST
@guarded(ConfirmationRequest, permissions.send_request)
def send_request(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    asked.send(by=request.user)
    messages.success(request, _("%(name)s gets your question now.") % {"name": asked.called})
    return redirect(asked)


@require_POST
@guarded(ConfirmationRequest, permissions.withdraw_request)
def withdraw_request(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    asked.withdraw(by=request.user)
    messages.success(request, _("You have taken the question back."))
    return redirect(asked.entry)

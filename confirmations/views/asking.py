"""Pages on which a participant asks somebody: whom, and which way the question goes."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded
from accounts.models import Organisation, User
from confirmations import attention, permissions, texts
from confirmations.forms.answering import AnswerForm
from confirmations.forms.asking import CHOOSE_WAY, AddressForm, AskForm, WayForm
from confirmations.forms.fields import Contact
from confirmations.models import Comment, ConfirmationRequest
from confirmations.views.ways import ways_for
from lifecycle.transitions import HasPage, Refused
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
    form = AskForm(
        request.POST if request.method == "POST" else None,
        entry=entry,
        before=ConfirmationRequest.objects.unsent_about(entry),
        elsewhere="elsewhere" in request.GET,
    )
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
    who, contact = {"name": said["name"], "title": said["title"]}, said["contact"]
    supervisor = _propose(contact, **who, about=entry, by=by)
    return ConfirmationRequest.make(
        entry, supervisor, by=by, with_photo=with_photo, door=contact.door, **who
    )


def _propose(contact: Contact, name: str, title: str, *, about: HasPage, by: User) -> Supervisor:
    where = {"email": contact.email, "phone": contact.phone}
    register = _register_of(by, about=about)
    return Supervisor.propose(name, **where, title=title, organisation=register, by=by)


def _register_of(participant: User, *, about: HasPage) -> Organisation:
    organisation = Enrolment.organisation_of(participant)
    if organisation is None:
        raise Refused(_("Ask your team to help you with whom to ask."), subject=about)
    return organisation


@require_safe
@guarded(ConfirmationRequest)
def show_request(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    is_own = request.user == asked.participant
    known = ConfirmationRequest.objects.with_how_far().get(pk=asked.pk)
    reminders = asked.reminders.with_letters() if known.how_far.may_be_reminded_of else []
    context = {
        "asked": asked,
        "form": AnswerForm(asked=asked),
        "is_own": is_own,
        "how_far": known.how_far,
        "steps": known.steps,
        "reminders": reminders,
        "can_stop_all": sum(reminder.is_planned for reminder in reminders) > 1,
        "ways": ways_for(asked) if is_own and asked.is_unsent else [],
        "words": texts.words_to_pass_on(asked),
        "hints": [] if is_own else attention.hints_about_answer(asked),
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
    form = WayForm(request.POST, asked=asked)
    if not form.is_valid():
        raise Refused(CHOOSE_WAY, subject=asked)
    asked.send(by=request.user, door=form.way)
    _tell_that_it_left(request, asked)
    return redirect(asked)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(ConfirmationRequest, permissions.resend_request)
def resend_request(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    _refuse_unless_allowed(asked, "resend")
    form = WayForm(request.POST if request.method == "POST" else None, asked=asked)
    if form.is_valid():
        asked.resend(by=request.user, door=form.way)
        _tell_that_it_left(request, asked)
        return redirect(asked)
    status = 422 if form.is_bound else 200
    context = {"asked": asked, "form": form, "ways": ways_for(asked)}
    return render(request, "confirmations/resend_request.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(ConfirmationRequest, permissions.readdress_request)
def readdress_request(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    _refuse_unless_allowed(asked, "readdress")
    form = AddressForm(request.POST if request.method == "POST" else None, asked=asked)
    if form.is_valid():
        _readdress(asked, form.cleaned_data["contact"], by=request.user)
        _tell_that_it_left(request, asked)
        return redirect(asked)
    status = 422 if form.is_bound else 200
    context = {"asked": asked, "form": form}
    return render(request, "confirmations/readdress_request.html", context, status=status)


@transaction.atomic
def _readdress(asked: ConfirmationRequest, contact: Contact, *, by: User) -> None:
    """Send it elsewhere, under the same name. The register does not know of questions."""
    supervisor = _propose(contact, asked.name, asked.title, about=asked, by=by)
    asked.readdress(supervisor, by=by, door=contact.door)


@require_POST
@guarded(ConfirmationRequest, permissions.withdraw_request)
def withdraw_request(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    asked.withdraw(by=request.user)
    messages.success(request, _("You have taken the question back."))
    return redirect(asked.entry)


def _refuse_unless_allowed(asked: ConfirmationRequest, step: str) -> None:
    """Show no form that leads nowhere."""
    if not asked.allows(step):
        raise Refused(_("That is no longer possible. Here you see how far it got."), subject=asked)


def _tell_that_it_left(request: UserRequest, asked: ConfirmationRequest) -> None:
    if asked.is_sent_by_us:
        said = _("%(name)s gets your question now.")
    else:
        said = _("The link is ready. Send it to %(name)s now.")
    messages.success(request, said % {"name": asked.called})

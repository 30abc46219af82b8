"""The pages behind a link: a supervisor answers, and needs nothing but the link."""

from contextlib import suppress

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import public
from confirmations import permissions
from confirmations.forms.answering import AnswerForm, ChangeForm, DeclineForm, DisputeForm
from confirmations.guards import by_link, note_whose_browser
from confirmations.models import Confirmation, ConfirmationRequest
from confirmations.views.code import code_fits, send_code_from
from confirmations.views.languages import languages_asked_for
from confirmations.views.photo import photo_of
from lifecycle.transitions import Refused

# A step that is refused here means that someone was faster, or that time or the participant closed
# the question. The page that the link opens says so: each view just goes there.


@require_safe
@public
def tell_renewed(request: HttpRequest) -> HttpResponse:
    return render(request, "confirmations/tell_renewed.html")


@require_http_methods(["GET", "HEAD", "POST"])
@by_link(permissions.answer_request)
def answer_request(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    if not asked.is_open:
        return _show_how_it_stands(request, asked)
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, asked=asked, said=_signed_last_time(asked))
    if form.is_valid() and code_fits(form, asked):
        with suppress(Refused):
            asked.answer(form.said, code=form.code)
            note_whose_browser(request, asked)
        return _back_to_the_link(request, asked)
    return _render(request, "answer_request", asked, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link(permissions.answer_request)
def send_code(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    is_wanted = asked.needs_code and (asked.is_open or asked.may_change)
    if request.method != "POST" or not is_wanted:
        return _back_to_the_link(request, asked)
    form = AnswerForm(asked=asked) if asked.is_open else ChangeForm(asked=asked)
    form.why_no_code = send_code_from(request, asked, form)
    page = "answer_request" if asked.is_open else "change_request"
    return _render(request, page, asked, form=form)


def _signed_last_time(asked: ConfirmationRequest) -> dict[str, str]:
    """Return the name and role that stood under the latest answer from the same address.

    Only where we sent the link there: a participant who holds it is not told who has an address.
    """
    if asked.is_held:
        return {}
    answered = ConfirmationRequest.State.ANSWERED
    before = Confirmation.objects.filter(request__supervisor=asked.supervisor_id)
    last = before.filter(request__state=answered).order_by("pk").last()
    return {"name": last.name, "title": last.title} if last else {}


def _show_how_it_stands(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    if request.method == "POST":
        return _back_to_the_link(request, asked)
    state = ConfirmationRequest.State
    page = {
        state.ANSWERED: "read_receipt",
        state.DISPUTED: "link_disputed",
        state.DECLINED: "link_declined",
        state.EXPIRED: "link_expired",
    }.get(state(asked.state), "link_withdrawn")
    if asked.is_expired:
        page = "link_expired"
    if asked.is_answered and asked.is_held:
        page = "held_link_answered"
    return _render(request, page, asked)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link(permissions.change_request)
def change_request(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    if asked.is_held or not asked.may_change:
        return _back_to_the_link(request, asked)
    now = asked.confirmation.said
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(data, asked=asked, said=ChangeForm.saying(now))
    is_well = form.is_valid() and code_fits(form, asked)
    # A machine that presses the button sends what stands there already: that is no change.
    if is_well and (form.said == now or _is_changed(request, asked, form)):
        return _back_to_the_link(request, asked)
    return _render(request, "change_request", asked, form=form)


def _is_changed(request: HttpRequest, asked: ConfirmationRequest, form: ChangeForm) -> bool:
    """Change the answers; where they could be but were not, the form says why."""
    try:
        asked.change(form.said, code=form.code)
        note_whose_browser(request, asked)
    except Refused as refused:
        if asked.may_change:
            form.add_error(None, refused.args[0])
            return False
    return True


@require_safe
@by_link(permissions.answer_request)
def show_photo(
    request: HttpRequest, asked: ConfirmationRequest, size: str
) -> FileResponse | HttpResponse:
    return photo_of(asked, size)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link(permissions.decline_request)
def decline_request(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    if not asked.is_open:
        return _back_to_the_link(request, asked)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with suppress(Refused):
            asked.decline(note=form.cleaned_data["why"])
        return _back_to_the_link(request, asked)
    return _render(request, "decline_request", asked, form=form)


@require_POST
@by_link(permissions.renew_request)
def renew_request(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    try:
        asked.renew()
    except Refused as refused:
        if asked.is_expired:
            return _render(request, "link_expired", asked, why=str(refused))
        return _back_to_the_link(request, asked)
    return redirect("confirmations:tell_renewed")


@require_http_methods(["GET", "HEAD", "POST"])
@by_link(permissions.dispute_request)
def dispute_request(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    if asked.state != ConfirmationRequest.State.ANSWERED:
        return _back_to_the_link(request, asked)
    form = DisputeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with suppress(Refused):
            asked.dispute()
        return _back_to_the_link(request, asked)
    return _render(request, "dispute_request", asked, form=form)


def _back_to_the_link(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    return redirect(asked.path + languages_asked_for(request))


def _render(
    request: HttpRequest,
    page: str,
    asked: ConfirmationRequest,
    *,
    form: AnswerForm | DeclineForm | DisputeForm | None = None,
    why: str = "",
) -> HttpResponse:
    has_errors = form is not None and bool(form.errors)
    context = {
        "asked": asked,
        "form": form,
        "why": why,
        "has_errors": has_errors,
        "lang": languages_asked_for(request),
    }
    status = 422 if has_errors else 200
    return render(request, f"confirmations/{page}.html", context, status=status)

"""«Show it to Kalle»: the participant hands over the phone, locked to the question."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.lock import Attempt, Lock, leave_nothing_behind, lock, try_to_unlock
from confirmations import permissions
from confirmations.forms.answering import DeclineForm
from confirmations.forms.handing import HandOverForm, InHandForm, UnlockForm
from confirmations.guards import in_hand
from confirmations.models import ConfirmationRequest, Door
from confirmations.views.code import code_fits, send_code_from
from confirmations.views.languages import languages_asked_for
from confirmations.views.photo import photo_of
from lifecycle.transitions import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(ConfirmationRequest, permissions.hand_over_request)
def hand_over_request(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        asked.let_out(by=request.user, door=Door.IN_HAND)
        page = reverse("confirmations:answer_in_hand")
        lock(request, form.cleaned_data["digits"], page=page, about=asked.pk)
        return leave_nothing_behind(redirect(page))
    status = 422 if form.is_bound else 200
    context = {"asked": asked, "form": form}
    return render(request, "confirmations/hand_over_request.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@in_hand(permissions.answer_in_hand)
def answer_in_hand(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    if not asked.is_open:
        return _hand_back(request, asked, UnlockForm())
    form = InHandForm(request.POST if request.method == "POST" else None, asked=asked)
    if form.is_valid() and code_fits(form, asked):
        receipt_to = form.cleaned_data["receipt_to"]
        with suppress(Refused):  # the page says how it stands
            asked.answer(form.said, code=form.code, receipt_to=receipt_to, door=Door.IN_HAND)
        return _back_to_the_question(request)
    return _render(request, "answer_in_hand", asked, form)


@require_http_methods(["GET", "HEAD", "POST"])
@in_hand(permissions.answer_in_hand)
def send_code_in_hand(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    if request.method != "POST" or not (asked.is_open and asked.needs_code):
        return _back_to_the_question(request)
    form = InHandForm(asked=asked)
    form.why_no_code = send_code_from(request, asked, form)
    return _render(request, "answer_in_hand", asked, form)


@require_safe
@in_hand(permissions.answer_in_hand)
def show_photo_in_hand(request: HttpRequest, asked: ConfirmationRequest, size: str) -> FileResponse:
    return photo_of(asked, size)


@require_http_methods(["GET", "HEAD", "POST"])
@in_hand(permissions.answer_in_hand)
def decline_in_hand(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    if not asked.is_open:
        return _back_to_the_question(request)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with suppress(Refused):
            asked.decline(note=form.cleaned_data["why"])
        return _back_to_the_question(request)
    return _render(request, "decline_request", asked, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in()
def unlock(request: UserRequest) -> HttpResponse:
    """The way back for the owner of the phone, whatever has become of the question."""
    held = Lock.of(request)
    if held is None:
        return redirect("home:start")
    mine = ConfirmationRequest.objects.visible_to(request.user).filter(pk=held.about).first()
    form = UnlockForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _hand_back(request, mine, form)
    attempt = try_to_unlock(request, form.cleaned_data["digits"])
    if attempt is Attempt.SIGNED_OUT:
        messages.info(request, _("Those were not the digits. Sign in to go on."))
        return redirect("account_login")
    if attempt is Attempt.WRONG:
        form.add_error("digits", _("Those are not the four digits."))
        return _hand_back(request, mine, form)
    return redirect(mine or "home:start")


@require_POST
@signed_in()
def forget_digits(request: UserRequest) -> HttpResponse:
    """Sign out whoever has forgotten the digits; a code by e-mail lets them in again."""
    logout(request)
    return redirect("account_login")


def _hand_back(
    request: HttpRequest, asked: ConfirmationRequest | None, form: UnlockForm
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"asked": asked, "form": form, "who": request.user}
    return render(request, "confirmations/hand_back.html", context, status=status)


def _back_to_the_question(request: HttpRequest) -> HttpResponse:
    return redirect(reverse("confirmations:answer_in_hand") + languages_asked_for(request))


def _render(
    request: HttpRequest, page: str, asked: ConfirmationRequest, form: InHandForm | DeclineForm
) -> HttpResponse:
    question = reverse("confirmations:answer_in_hand")
    lang = languages_asked_for(request)
    context = {"asked": asked, "form": form, "lang": lang, "question": question}
    status = 422 if form.errors else 200
    return render(request, f"confirmations/{page}.html", context, status=status)

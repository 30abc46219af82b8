"""A kompetensbrev: written by the participant, confirmed by whoever they talked with."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from certificates import issuing, permissions
from certificates.content import COMPETENCE_LETTER
from certificates.forms.letter import LetterForm, LookAgainForm, MomentsForm, TalkForm
from certificates.models import CompetenceLetter, MyCertificates
from portfolio.models import Entry
from programmes.models import Enrolment


@signed_in(permissions.start_letter)
def start_letter(request: UserRequest) -> HttpResponse:
    issuing.refuse_unless_used(request.user, COMPETENCE_LETTER, subject=MyCertificates())
    moments = Entry.objects.filter(participant=request.user).kept().newest_first()
    form = MomentsForm(request.POST if request.method == "POST" else None, offered=moments)
    if form.is_valid():
        letter = CompetenceLetter.make(form.cleaned_data["entries"], by=request.user)
        return redirect("certificates:write_letter", letter.pk)
    context = {"form": form, "moments": moments[:30]}
    status = 422 if form.errors else 200
    return render(request, "certificates/start_letter.html", context, status=status)


@guarded(CompetenceLetter, permissions.write_letter)
def write_letter(request: UserRequest, letter: CompetenceLetter) -> HttpResponse:
    if not letter.is_writing:
        return redirect(letter)
    team = Enrolment.followers_of(letter.participant)
    form = LetterForm(request.POST or None, letter=letter, team=team)
    if form.is_valid():
        letter.write(form.told, partner=form.cleaned_data["partner"], by=request.user)
        if "ask" not in request.POST:
            messages.success(request, _("Saved. Go on when you want."))
            return redirect("certificates:write_letter", letter.pk)
        letter.ask(by=request.user)
        return redirect(letter)
    context = {"letter": letter, "form": form, "look_at": letter.look_at}
    status = 422 if form.errors else 200
    return render(request, "certificates/write_letter.html", context, status=status)


@require_safe
@guarded(CompetenceLetter)
def show_letter(request: UserRequest, letter: CompetenceLetter) -> HttpResponse:
    if request.user != letter.participant:
        return _partners_page(request, letter)
    if letter.is_writing:
        return redirect("certificates:write_letter", letter.pk)
    return render(request, "certificates/show_letter.html", {"letter": letter})


@require_POST
@guarded(CompetenceLetter, permissions.rewrite_letter)
def rewrite_letter(request: UserRequest, letter: CompetenceLetter) -> HttpResponse:
    letter.rewrite(by=request.user)
    messages.success(request, _("Now you can change the words."))
    return redirect("certificates:write_letter", letter.pk)


@require_POST
@guarded(CompetenceLetter, permissions.confirm_letter)
def confirm_letter(request: UserRequest, letter: CompetenceLetter) -> HttpResponse:
    form = TalkForm(request.POST)
    if not form.is_valid():
        return _partners_page(request, letter, talk=form)
    issuing.confirm_letter(letter, by=request.user, **form.cleaned_data)
    messages.success(request, _("Thank you. The talk is confirmed."))
    return redirect(letter)


@require_POST
@guarded(CompetenceLetter, permissions.send_back_letter)
def send_back_letter(request: UserRequest, letter: CompetenceLetter) -> HttpResponse:
    form = LookAgainForm(request.POST)
    if not form.is_valid():
        return _partners_page(request, letter, again=form)
    letter.send_back(by=request.user, note=form.cleaned_data["note"])
    messages.success(request, _("The letter is given back with your note."))
    return redirect("home:start")


def _partners_page(
    request: UserRequest,
    letter: CompetenceLetter,
    *,
    talk: TalkForm | None = None,
    again: LookAgainForm | None = None,
) -> HttpResponse:
    talk_now = talk or TalkForm(initial={"seen": letter.as_told})
    context = {"letter": letter, "talk": talk_now, "again": again or LookAgainForm()}
    status = 422 if talk or again else 200
    return render(request, "certificates/confirm_letter.html", context, status=status)

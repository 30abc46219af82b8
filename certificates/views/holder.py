"""What holders do: look through, choose, say yes, and show what was issued."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from assessments.models import AssessmentCase
from certificates import issuing, permissions
from certificates.forms import ReopenForm
from certificates.forms.proof import ChoiceForm, WishForm, chosen_so_far
from certificates.models import (
    Certificate,
    ChangeRequest,
    CompetenceLetter,
    StatementRequest,
)
from certificates.views.papers import pdf_response


@require_safe
@signed_in(permissions.read_own_certificates)
def my_certificates(request: UserRequest) -> HttpResponse:
    ready, without = issuing.checked_cases(request.user)
    return render(
        request,
        "certificates/my_certificates.html",
        {
            "certificates": Certificate.objects.of(request.user),
            "cases": ready,
            "without": without,
            "letters": CompetenceLetter.objects.of(request.user).exclude(
                state=CompetenceLetter.State.CONFIRMED
            ),
            "offers": issuing.offers_to(request.user),
            "statements": StatementRequest.objects.of(request.user).waiting(),
        },
    )


@require_POST
@guarded(AssessmentCase, permissions.draft_certificate)
def draft_certificate(request: UserRequest, case: AssessmentCase) -> HttpResponse:
    return redirect(issuing.draft(case, by=request.user))


@require_safe
@guarded(Certificate)
def show_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    if request.user != certificate.participant:
        return redirect("certificates:examine_certificate", certificate.pk)
    if certificate.is_draft:
        return redirect("certificates:proof_certificate", certificate.pk)
    return render(
        request,
        "certificates/show_certificate.html",
        {
            "certificate": certificate,
            "content": issuing.read(certificate),
            "proposals": certificate.proposals.order_by("-pk"),
        },
    )


@require_safe
@guarded(Certificate, permissions.accept_certificate)
def proof_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    if not certificate.is_draft:
        return redirect(certificate)
    content = issuing.read(certificate)
    if content is None and certificate.letter and not certificate.letter.is_confirmed:
        return redirect(certificate.letter)
    if content is None:
        return redirect("certificates:choose_certificate", certificate.pk)
    return render(
        request,
        "certificates/proof_certificate.html",
        {
            "certificate": certificate,
            "content": content,
            "seen": issuing.fingerprint(content),
            "note": certificate.asked,
            "changes": certificate.changes.all(),
        },
    )


@guarded(Certificate, permissions.ask_for_change)
def ask_for_change(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = WishForm(request.POST or None)
    if form.is_valid():
        note = form.cleaned_data["note"]
        ChangeRequest.make(certificate, by=request.user, note=note)
        messages.success(request, _("Thank you. We read it and write back here."))
        return redirect(certificate)
    return render(
        request,
        "certificates/ask_for_change.html",
        {"certificate": certificate, "form": form},
        status=422 if form.errors else 200,
    )


@guarded(Certificate, permissions.choose_certificate)
def choose_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = ChoiceForm(
        request.POST or None,
        initial=chosen_so_far(certificate),
        holder=request.user,
        reached=issuing.reached(certificate),
    )
    if form.is_valid():
        certificate.choose(by=request.user, **form.chosen)
        messages.success(request, _("This is how it looks now."))
        return redirect("certificates:proof_certificate", certificate.pk)
    return render(
        request,
        "certificates/choose_certificate.html",
        {"certificate": certificate, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
@guarded(Certificate, permissions.accept_certificate)
def accept_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    issuing.accept(certificate, by=request.user, seen=request.POST.get("seen", ""))
    messages.success(request, _("Thank you. Now we issue it."))
    return redirect(certificate)


@require_POST
@guarded(Certificate, permissions.reopen_certificate)
def reopen_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = ReopenForm(request.POST)
    if form.is_valid():
        certificate.reopen(by=request.user, note=form.cleaned_data["note"])
        messages.success(request, _("The text can be changed again."))
    else:
        messages.error(request, _("That could not be read. Write it once more, a little shorter."))
    return redirect(certificate)


@require_safe
@guarded(Certificate)
def download_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    name = certificate.serial or issuing.PREVIEW_SERIAL
    return pdf_response(issuing.paper(certificate, request.user), name)

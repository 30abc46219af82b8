"""What holders say about an issued certificate: that it is not right, that it should not hold."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded
from certificates import issuing, permissions
from certificates.forms.life import LinkForm, ReplyForm, RequestForm, WishForm
from certificates.models import Certificate, HolderRequest, RevocationProposal


@guarded(Certificate, permissions.correct_own_certificate)
def correct_own_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = WishForm(request.POST or None)
    if form.is_valid():
        wish = form.cleaned_data["note"]
        correction = issuing.correct(certificate, by=request.user, note=wish)
        messages.success(request, _("Thank you. Here is your new certificate, not issued yet."))
        return redirect(correction)
    return render(
        request,
        "certificates/correct_own_certificate.html",
        {"certificate": certificate, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
@guarded(Certificate, permissions.link_certificate)
def link_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = LinkForm(request.POST)
    if form.is_valid():
        certificate.link(by=request.user, is_linked=form.cleaned_data["is_linked"])
        if certificate.is_linked:
            messages.success(request, _("The page of the old one leads to the new one."))
        else:
            messages.success(request, _("The page of the old one does not lead to the new one."))
    return redirect(certificate)


@guarded(Certificate, permissions.request_revocation)
def request_revocation(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = RequestForm(request.POST or None)
    if form.is_valid():
        HolderRequest.make(certificate, by=request.user, note=form.cleaned_data["note"])
        messages.success(request, _("Thank you. We read it and write to you."))
        return redirect(certificate)
    return render(
        request,
        "certificates/request_revocation.html",
        {"certificate": certificate, "form": form},
        status=422 if form.errors else 200,
    )


@guarded(RevocationProposal, permissions.reply_to_proposal)
def reply_to_proposal(request: UserRequest, proposal: RevocationProposal) -> HttpResponse:
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        proposal.reply(by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("Thank you. Whoever decides reads it first."))
        return redirect("certificates:reply_to_proposal", proposal.pk)
    return render(
        request,
        "certificates/reply_to_proposal.html",
        {"proposal": proposal, "certificate": proposal.certificate, "form": form},
        status=422 if form.errors else 200,
    )

"""What issuers do with an issued certificate, each with a colleague: suspend, propose, decide."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from certificates import permissions
from certificates.forms.life import (
    DecisionForm,
    ProposalForm,
    ReinstatementForm,
    SuspensionForm,
)
from certificates.issuing.separation import colleagues, colleagues_of
from certificates.models import Certificate, HolderRequest, RevocationProposal

PER_PAGE = 30


@guarded(Certificate, permissions.suspend_certificate)
def suspend_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = SuspensionForm(request.POST or None)
    if form.is_valid():
        certificate.suspend(by=request.user, **form.cleaned_data)
        messages.success(request, _("The certificate is not valid right now. The holder is told."))
        return redirect("certificates:examine_certificate", certificate.pk)
    return _form_page(request, "suspend_certificate", certificate, form)


@guarded(Certificate, permissions.reinstate_certificate)
def reinstate_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = ReinstatementForm(request.POST or None)
    if form.is_valid():
        certificate.reinstate(by=request.user, **form.cleaned_data)
        messages.success(request, _("The certificate is valid again. The holder is told."))
        return redirect("certificates:examine_certificate", certificate.pk)
    return _form_page(request, "reinstate_certificate", certificate, form)


@guarded(Certificate, permissions.propose_revocation)
def propose_revocation(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = ProposalForm(request.POST or None, initial={"reason": request.GET.get("reason")})
    if form.is_valid():
        proposal = RevocationProposal.make(certificate, by=request.user, **form.cleaned_data)
        messages.success(request, _("The holder is told. Now another person decides."))
        return redirect(proposal)
    return _form_page(request, "propose_revocation", certificate, form)


@require_safe
@signed_in(permissions.read_proposals)
def proposals(request: UserRequest) -> HttpResponse:
    visible = RevocationProposal.objects.visible_to(request.user).open().order_by("pk")
    visible = visible.select_related("request").prefetch_related("replies")
    page = Paginator(visible, PER_PAGE).get_page(request.GET.get("page"))
    certificates, may = Certificate.objects.visible_to(request.user), colleagues_of(page)
    asked = HolderRequest.objects.open().filter(certificate__in=certificates)
    return render(
        request,
        "certificates/proposals.html",
        {
            "page": page,
            "waiting": [(proposal, may[proposal.pk]) for proposal in page],
            "requests": asked.select_related("certificate__participant").order_by("pk")[:PER_PAGE],
        },
    )


@require_safe
@guarded(RevocationProposal, permissions.show_proposal)
def show_proposal(request: UserRequest, proposal: RevocationProposal) -> HttpResponse:
    if request.user == proposal.participant:
        return redirect("certificates:reply_to_proposal", proposal.pk)
    return _proposal_page(request, proposal, DecisionForm())


@require_POST
@guarded(RevocationProposal, permissions.uphold_proposal)
def uphold_proposal(request: UserRequest, proposal: RevocationProposal) -> HttpResponse:
    said = _("The certificate no longer holds. The holder is told.")
    return _decide(request, proposal, proposal.uphold, said)


@require_POST
@guarded(RevocationProposal, permissions.dismiss_proposal)
def dismiss_proposal(request: UserRequest, proposal: RevocationProposal) -> HttpResponse:
    said = _("The certificate stays as it was. The holder is told.")
    return _decide(request, proposal, proposal.dismiss, said)


def _decide(
    request: UserRequest, proposal: RevocationProposal, step: Callable[..., None], said: str
) -> HttpResponse:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _proposal_page(request, proposal, form)
    step(by=request.user, note=form.cleaned_data["note"])
    messages.success(request, said)
    return redirect(proposal)


def _proposal_page(
    request: UserRequest, proposal: RevocationProposal, form: DecisionForm
) -> HttpResponse:
    return render(
        request,
        "certificates/show_proposal.html",
        {
            "proposal": proposal,
            "certificate": proposal.certificate,
            "form": form,
            "may_decide": permissions.uphold_proposal(request.user, proposal),
            "colleagues": colleagues(proposal),
        },
        status=422 if form.errors else 200,
    )


def _form_page(
    request: UserRequest, name: str, certificate: Certificate, form: object
) -> HttpResponse:
    return render(
        request,
        f"certificates/{name}.html",
        {"certificate": certificate, "form": form},
        status=422 if getattr(form, "errors", None) else 200,
    )

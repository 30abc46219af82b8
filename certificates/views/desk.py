"""What issuers do: look, issue, correct."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from certificates import issuing, permissions
from certificates.forms import (
    CorrectionForm,
    IssueForm,
    ParticipationForm,
)
from certificates.forms.proof import AnswerForm
from certificates.forms.register import PersonForm
from certificates.models import (
    Certificate,
    ChangeRequest,
    HolderRequest,
    RevocationProposal,
    Suspension,
)
from lifecycle.models import Event

PER_PAGE = 30


@require_safe
@signed_in(permissions.read_register)
def desk(request: UserRequest) -> HttpResponse:
    visible = Certificate.objects.visible_to(request.user)
    certificates = visible.longest_wait_first()
    return render(
        request,
        "certificates/desk.html",
        {
            "page": Paginator(certificates.waiting_for_issuer(), PER_PAGE).get_page(
                request.GET.get("page")
            ),
            "at_the_holder": certificates.waiting_for_holder()[:PER_PAGE],
            "changes": ChangeRequest.objects.visible_to(request.user).open()[:PER_PAGE],
            "suspensions": Suspension.objects.open().filter(certificate__in=visible)[:PER_PAGE],
            "proposals": RevocationProposal.objects.visible_to(request.user).open().count(),
            "requests": HolderRequest.objects.open().filter(certificate__in=visible).count(),
        },
    )


@signed_in(permissions.start_participation)
def start_participation(request: UserRequest) -> HttpResponse:
    form = ParticipationForm(request.POST or None, offered=issuing.enrolments_for(request.user))
    if form.is_valid():
        enrolment = form.cleaned_data["enrolment"]
        hours = form.cleaned_data["hours"]
        certificate = issuing.draft_participation(enrolment, by=request.user, hours=hours)
        if certificate.is_draft:
            messages.success(request, _("The holder is asked to look through the text."))
        else:  # it was begun before
            messages.info(request, _("There is one already. It stands as it is."))
        return redirect("certificates:examine_certificate", certificate.pk)
    search = PersonForm(request.GET)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    enrolments = issuing.enrolments_named(words, issuer=request.user)
    return render(
        request,
        "certificates/start_participation.html",
        {
            "form": form,
            "search": search,
            "page": Paginator(enrolments, PER_PAGE).get_page(request.GET.get("page")),
        },
        status=422 if form.errors else 200,
    )


@require_safe
@guarded(Certificate, permissions.examine_certificate)
def examine_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    return _desk_page(request, certificate)


@require_POST
@guarded(Certificate, permissions.issue_certificate)
def issue_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = IssueForm(request.POST)
    if not form.is_valid():
        return _desk_page(request, certificate, issue=form)
    issuing.issue(certificate, by=request.user, seen=form.cleaned_data["seen"])
    messages.success(request, _("The certificate is issued."))
    return redirect(certificate)


@require_POST
@guarded(Certificate, permissions.correct_certificate)
def correct_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _desk_page(request, certificate, correction=form)
    correction = issuing.correct(certificate, by=request.user, note=form.cleaned_data["note"])
    messages.success(request, _("The holder is asked to look through the text."))
    return redirect("certificates:examine_certificate", correction.pk)


@require_POST
@guarded(ChangeRequest, permissions.answer_change)
def answer_change(request: UserRequest, change: ChangeRequest) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _desk_page(request, change.certificate, answer=form)
    change.answer(by=request.user, reply=form.cleaned_data["reply"])
    messages.success(request, _("The holder reads your answer and looks through the text again."))
    return redirect("certificates:examine_certificate", change.certificate_id)


def _desk_page(
    request: UserRequest,
    certificate: Certificate,
    *,
    issue: IssueForm | None = None,
    correction: CorrectionForm | None = None,
    answer: AnswerForm | None = None,
) -> HttpResponse:
    content = issuing.read(certificate, request.user)
    look = IssueForm(initial={"seen": issuing.fingerprint(content) if content else ""})
    return render(
        request,
        "certificates/examine_certificate.html",
        {
            "certificate": certificate,
            "content": content,
            "form": issue or look,
            "correction": correction or CorrectionForm(),
            "answer": answer or AnswerForm(),
            "changes": certificate.changes.all(),
            "is_used": issuing.is_used(certificate),
            "may_issue": partial(permissions.issue_certificate, request.user, certificate),
            "may_correct": partial(permissions.correct_certificate, request.user, certificate),
            "events": Event.objects.about(certificate).select_related("by"),
            **_life_of(certificate),
        },
        status=422 if issue or correction or answer else 200,
    )


def _life_of(certificate: Certificate) -> dict[str, object]:
    """Gather what has become of it since it was issued, with who did what."""
    if not certificate.is_issued:
        return {}
    proposals = list(
        certificate.proposals.select_related(
            "certificate__participant", "request", "proposed_by", "decided_by"
        ).prefetch_related("replies")
    )
    return {
        "proposals": proposals,
        "is_proposed": any(proposal.is_open for proposal in proposals),
        "suspensions": certificate.suspensions.select_related("by", "reinstatement__by"),
        "requests": HolderRequest.objects.open().filter(certificate=certificate),
    }

"""A supervisor's text: participant or team asks, whoever has the link writes."""

from contextlib import suppress

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import User
from certificates import issuing, permissions
from certificates.content import SUPERVISOR_STATEMENT
from certificates.forms.statement import PlacementForm, StatementForm
from certificates.models import MyCertificates, StatementRequest
from confirmations.guards import by_secret
from lifecycle.transitions import HasPage, Refused
from programmes.models import Enrolment
from workplaces.models import Placement


@signed_in(permissions.ask_for_statement)
def ask_for_statement(request: UserRequest) -> HttpResponse:
    return _ask(request, request.user, "ask_for_statement", back=MyCertificates())


@guarded(Enrolment, permissions.ask_for_statement_of)
def ask_for_statement_of(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    return _ask(request, enrolment.participant, "ask_for_statement_of", back=enrolment)


@require_safe
@guarded(StatementRequest)
def show_statement(request: UserRequest, statement: StatementRequest) -> HttpResponse:
    page = "certificates/show_statement.html"
    return render(request, page, {"asked": statement, "last": statement.last})


@require_POST
@guarded(StatementRequest, permissions.withdraw_statement)
def withdraw_statement(request: UserRequest, statement: StatementRequest) -> HttpResponse:
    statement.withdraw(by=request.user)
    messages.success(request, _("The question is taken back. The link no longer works."))
    return redirect(statement)


@require_http_methods(["GET", "HEAD", "POST"])
@by_secret(StatementRequest, permissions.sign_statement)
def sign_statement(request: HttpRequest, statement: StatementRequest) -> HttpResponse:
    if not statement.is_open:
        return _how_it_stands(request, statement)
    now = StatementForm.saying(statement, get_language() or "")
    form = StatementForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        with suppress(Refused):  # someone was faster: the page says how it stands
            issuing.sign_statement(statement, form.written)
        return redirect(f"{statement.path}{_language(request)}")
    status = 422 if form.errors else 200
    context = {"asked": statement, "form": form, "lang": _language(request)}
    return render(request, "certificates/sign_statement.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@by_secret(StatementRequest, permissions.decline_statement)
def decline_statement(request: HttpRequest, statement: StatementRequest) -> HttpResponse:
    if request.method == "POST" and statement.is_waiting:
        with suppress(Refused):  # someone was faster: the page says how it stands
            statement.decline(by=statement.guest)
    if request.method == "POST" or not statement.is_waiting:
        return redirect(f"{statement.path}{_language(request)}")
    context = {"asked": statement, "lang": _language(request)}
    return render(request, "certificates/decline_statement.html", context)


def _ask(request: UserRequest, participant: User, page: str, *, back: HasPage) -> HttpResponse:
    issuing.refuse_unless_used(participant, SUPERVISOR_STATEMENT, subject=back)
    placements = _placements_of(participant)
    form = PlacementForm(request.POST or None, offered=placements)
    if form.is_valid():
        asked = StatementRequest.make(form.cleaned_data["placement"], by=request.user)
        if asked.is_waiting:
            messages.success(request, _("The question is with the supervisor."))
        else:  # it was asked before
            messages.info(request, _("The supervisor has written already."))
        return redirect(asked)
    context = {"form": form, "placements": placements, "participant": participant}
    status = 422 if form.errors else 200
    return render(request, f"certificates/{page}.html", context, status=status)


def _placements_of(participant: User) -> QuerySet[Placement]:
    own: QuerySet[Placement] = Placement.objects.of(participant).begun()
    return own.select_related("workplace", "supervisor")


def _how_it_stands(request: HttpRequest, statement: StatementRequest) -> HttpResponse:
    context = {"asked": statement, "last": statement.last}
    return render(request, "certificates/statement_stands.html", context)


def _language(request: HttpRequest) -> str:
    """Keep the language from page to page, without a cookie."""
    return f"?lang={get_language()}" if "lang" in request.GET else ""

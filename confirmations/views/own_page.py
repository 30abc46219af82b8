"""A supervisor's own page: all that was answered in their name, for whoever reads at the contact
in the register. Nobody learns here whether there is such a contact.
"""

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import public, record_list
from confirmations import permissions
from confirmations.guards import by_link, by_own_link
from confirmations.models import Answer, ConfirmationRequest, OwnPage
from confirmations.views.languages import languages_asked_for

A_PAGE = 20


@require_safe
@public
def tell_own_page_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "confirmations/tell_own_page_sent.html")


@require_safe
@by_own_link(permissions.read_own_page)
def show_own_page(request: HttpRequest, own: OwnPage) -> HttpResponse:
    context = {"own": own, "lang": languages_asked_for(request)}
    if own.is_late:
        return render(request, "confirmations/own_page_expired.html", context)
    signed = _signed(own, request.GET.get("page"))
    if request.method == "GET":
        record_list(list(signed), by=own.guest)
    waiting = ConfirmationRequest.objects.waiting_at(own.supervisor)[:A_PAGE]
    context |= {"page": signed, "waiting": waiting}
    return render(request, "confirmations/show_own_page.html", context)


def _signed(own: OwnPage, number: str | None) -> Page[ConfirmationRequest]:
    answers = Prefetch(
        "confirmation__answers",
        queryset=Answer.objects.select_related("question"),
        to_attr="all_given",
    )
    signed = ConfirmationRequest.objects.signed_by(own.supervisor).prefetch_related(answers)
    return Paginator(signed, A_PAGE).get_page(number)


@require_POST
@by_own_link(permissions.read_own_page)
def renew_own_page(request: HttpRequest, own: OwnPage) -> HttpResponse:
    OwnPage.send(own.supervisor)
    return _tell_sent(request)


@require_POST
@by_link(permissions.send_own_page)
def send_own_page(request: HttpRequest, asked: ConfirmationRequest) -> HttpResponse:
    OwnPage.send(asked.supervisor)
    return _tell_sent(request)


def _tell_sent(request: HttpRequest) -> HttpResponse:
    page = redirect("confirmations:tell_own_page_sent")
    page["Location"] += languages_asked_for(request)
    return page

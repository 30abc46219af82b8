"""A workplace's poster: made, printed and taken down by the register's keepers; used by anyone."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import (
    UserRequest,
    come_back_later,
    guarded,
    signed_in,
    too_many,
    too_many_at,
)
from confirmations import permissions
from confirmations.forms.code import CodeForm
from confirmations.guards import at_poster, before_a_code
from confirmations.models import Poster
from confirmations.views.languages import languages_asked_for
from workplaces.models import Workplace

A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@before_a_code
def enter_code_anywhere(request: HttpRequest) -> HttpResponse:
    return _ask_for_code(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@at_poster
def enter_code(request: HttpRequest, poster: Poster) -> HttpResponse:
    return _ask_for_code(request, poster)


def _ask_for_code(request: HttpRequest, poster: Poster | None) -> HttpResponse:
    """Lead whoever has a code to its question. Whatever else is typed gets the same answer."""
    typed = request.POST if request.method == "POST" else None
    if typed is not None and _is_guessing(request, poster):
        return come_back_later("short_code", request)
    form = CodeForm(typed, at=poster.workplace.organisation_id if poster else None)
    if form.is_valid():
        found = form.cleaned_data["code"]
        if poster:
            found.come_by_poster()
        page = found.request.held_link.removeprefix(settings.PUBLIC_URL)
        return HttpResponseRedirect(page + languages_asked_for(request), status=303)
    context = {"form": form, "lang": languages_asked_for(request)}
    status = 422 if form.is_bound else 200
    return render(request, "confirmations/enter_code.html", context, status=status)


def _is_guessing(request: HttpRequest, poster: Poster | None) -> bool:
    """Count a try from this address, and one at this door from whatever address.

    A flood at a door shuts nobody out: each address then has a few tries instead of many, and one
    that has none left does not add to the flood.
    """
    if too_many("short_code", request):
        return True
    is_flood = (
        too_many_at("short_code_at_poster", poster.token)
        if poster
        else too_many_at("short_code_anywhere", "")
    )
    return is_flood and too_many("short_code_in_a_flood", request)


@require_safe
@signed_in(permissions.read_posters)
def list_posters(request: UserRequest) -> HttpResponse:
    hanging = Prefetch("posters", queryset=Poster.objects.hanging(), to_attr="hanging")
    workplaces = Workplace.objects.visible_to(request.user).prefetch_related(hanging)
    page = Paginator(workplaces, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "confirmations/list_posters.html", {"page": page})


@require_safe
@guarded(Poster)
def show_poster(request: UserRequest, poster: Poster) -> HttpResponse:
    return render(request, "confirmations/show_poster.html", {"poster": poster})


@require_POST
@guarded(Poster, permissions.end_poster)
def end_poster(request: UserRequest, poster: Poster) -> HttpResponse:
    poster.end(by=request.user)
    messages.success(request, _("The poster leads nowhere now. You can take it off the wall."))
    return redirect("confirmations:posters")


@require_POST
@guarded(Workplace, permissions.make_poster)
def make_poster(request: UserRequest, workplace: Workplace) -> HttpResponse:
    return redirect(Poster.make(workplace, by=request.user))

"""A list that was read: what it would do, what is asked, and how far bringing it in has come."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import Role
from intake import importing, permissions
from intake.forms import AnswersForm
from intake.models import Intake
from programmes.enrolling import open_projects

PER_PAGE = 50
A_PAGE = 25


@require_safe
@signed_in(permissions.read_intakes)
def list_intakes(request: UserRequest) -> HttpResponse:
    """What has been brought in or is on its way, and where one begins."""
    seen = Intake.objects.visible_to(request.user).without_content().order_by("-made_at", "pk")
    leads = request.user.organisations_as(Role.PROJECT_LEAD)
    context = {
        "page": Paginator(seen, A_PAGE).get_page(request.GET.get("page")),
        "projects": open_projects().filter(organisation__in=leads)[:100],
        "can_import_places": permissions.import_workplaces(request.user),
    }
    return render(request, "intake/list_intakes.html", context)


@require_safe
@guarded(Intake, permissions.show_intake)
def show_intake(request: UserRequest, intake: Intake) -> HttpResponse:
    told = intake.told
    page = _page_of(request, told)
    form = AnswersForm(findings=page.object_list)
    can_answer = _can_answer(request, intake)
    context = {
        "intake": intake,
        "told": told,
        "page": page,
        "rows": [(each, form.fields_of(each) if can_answer else []) for each in page],
        "can_answer": can_answer and any(each["asks"] for each in page),
        "can_begin": intake.can_begin and permissions.begin_intake(request.user, intake),
        "waits_for_another": intake.can_begin and intake.takes_two,
        "address": request.build_absolute_uri(intake.get_absolute_url()),
    }
    return render(request, "intake/show_intake.html", context)


def _page_of(request: UserRequest, told: dict[str, Any]) -> Page[dict[str, Any]]:
    return Paginator(told.get("findings", []), PER_PAGE).get_page(request.GET.get("page"))


def _can_answer(request: UserRequest, intake: Intake) -> bool:
    """Whether answers are of use: not before what is wrong has been mended in the file."""
    is_open = intake.is_checked and not intake.wrong
    return is_open and permissions.answer_intake(request.user, intake)


@require_POST
@guarded(Intake, permissions.answer_intake)
def answer_intake(request: UserRequest, intake: Intake) -> HttpResponse:
    """Keep the answers of one page."""
    page = _page_of(request, intake.told)
    form = AnswersForm(request.POST, findings=page.object_list)
    if form.is_valid():
        importing.answer(intake, form.answers)
        messages.success(request, _("Your answers are kept."))
    else:
        messages.error(request, _("Choose among those that are shown."))
    return redirect(f"{intake.get_absolute_url()}?page={page.number}")


@require_POST
@guarded(Intake, permissions.begin_intake)
def begin_intake(request: UserRequest, intake: Intake) -> HttpResponse:
    if not intake.is_importing:  # whoever presses twice sees how far it is
        importing.begin(intake, by=request.user)
    return redirect(intake)


@require_POST
@guarded(Intake, permissions.cancel_intake)
def cancel_intake(request: UserRequest, intake: Intake) -> HttpResponse:
    intake.cancel(by=request.user)
    messages.success(request, _("The list is gone from here. Nothing was imported."))
    return redirect("intake:list_intakes")

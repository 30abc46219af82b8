"""Months on their way: opened, prepared, released by another, locked, opened again to correct."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import Role
from programmes.models import Programme
from reporting import exchange, permissions
from reporting.forms import PrepareForm, ReopenForm
from reporting.guards import of_programme
from reporting.models import ReportingMonth, Scope

PER_PAGE = 24


@require_safe
@signed_in(permissions.read_reports)
def list_reports(request: UserRequest) -> HttpResponse:
    """The programmes that the reader leads, or leads a part of."""
    leads = request.user.organisations_as(Role.PROJECT_LEAD)
    local = Programme.objects.filter(projects__organisation__in=leads).values("pk")
    seen = Programme.objects.filter(Q(owner__in=leads) | Q(pk__in=local))
    page = Paginator(seen.select_related("owner").order_by("name"), PER_PAGE)
    context = {"page": page.get_page(request.GET.get("page"))}
    return render(request, "reporting/list_reports.html", context)


@require_safe
@of_programme(permissions.read_months)
def list_months(request: UserRequest, programme: Programme) -> HttpResponse:
    """The months of a whole programme, or of one local project."""
    scopes = _scopes(request, programme)
    scope = _scope_of(request, scopes)
    months = Paginator(scope.months, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "scopes": scopes,
        "scope": scope,
        "page": months,
        "is_owner": permissions.report_programme(request.user, programme),
    }
    return render(request, "reporting/list_months.html", context)


@require_POST
@of_programme(permissions.read_months)
def begin_months(request: UserRequest, programme: Programme) -> HttpResponse:
    scope = _scope_of(request, _scopes(request, programme))
    opened = ReportingMonth.begin(scope, until=timezone.localdate(), by=request.user)
    said = ngettext("One month has been opened.", "%(n)d months have been opened.", len(opened))
    messages.success(request, said % {"n": len(opened)})
    return redirect(_address_of(scope))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(ReportingMonth, permissions.show_month)
def show_month(request: UserRequest, month: ReportingMonth) -> HttpResponse:
    """What has been prepared and sent of a month; a file is prepared from here."""
    if request.method == "POST" and not permissions.prepare_file(request.user, month):
        raise PermissionDenied
    form = PrepareForm(request.POST or None, programme=month.programme)
    if form.is_valid():
        said = form.cleaned_data
        file = exchange.prepare(month, said["profile"], said["kind"], by=request.user)
        messages.success(request, _("Prepared. Another project lead looks at it and releases it."))
        return redirect(file)
    files = month.files.without_content().select_related("profile", "prepared_by", "released_by")
    context = {
        "month": month,
        "form": form,
        "files": list(files[:PER_PAGE]),
        "earlier": month.earlier_to_send,
        "back": _address_of(month.scope),
    }
    status = 422 if form.errors else 200
    return render(request, "reporting/show_month.html", context, status=status)


@require_POST
@guarded(ReportingMonth, permissions.lock_month)
def lock_month(request: UserRequest, month: ReportingMonth) -> HttpResponse:
    month.lock(by=request.user)
    messages.success(request, _("Locked."))
    return redirect(month)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(ReportingMonth, permissions.reopen_month)
def reopen_month(request: UserRequest, month: ReportingMonth) -> HttpResponse:
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        later = month.reopen(by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("The month is open again, and so are its hours."))
        if later:
            said = ngettext(
                "One later month is to be sent anew.",
                "%(n)d later months are to be sent anew.",
                later,
            )
            messages.warning(request, said % {"n": later})
        return redirect(month)
    later = month.scope.months.sent().filter(first_on__gt=month.first_on).count()
    context = {"form": form, "month": month, "later": later}
    status = 422 if form.errors else 200
    return render(request, "reporting/reopen_month.html", context, status=status)


def _scopes(request: UserRequest, programme: Programme) -> list[Scope]:
    """Return what the reader may report: the whole, and the local projects, or some of those."""
    projects = list(programme.projects.select_related("programme", "organisation"))
    mine = [each for each in projects if permissions.report_project(request.user, each)]
    whole = [Scope(programme)] if permissions.report_programme(request.user, programme) else []
    return whole + [Scope(programme, each) for each in mine]


def _scope_of(request: UserRequest, scopes: list[Scope]) -> Scope:
    """Return the one that the address names, else the first."""
    asked = request.GET.get("project")
    if asked is None:
        return scopes[0]
    for scope in scopes:
        if asked == (str(scope.local_project.pk) if scope.local_project else ""):
            return scope
    raise Http404


def _address_of(scope: Scope) -> str:
    project = scope.local_project.pk if scope.local_project else ""
    return reverse("reporting:list_months", args=[scope.programme.pk]) + f"?project={project}"

"""The team's pages: who was here today, and what a month became."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, signed_in
from accounts.models import User
from attendance import permissions
from attendance.forms import TogetherForm
from attendance.models import AttendanceRecord, AttendanceWord, why_not
from attendance.months import Month
from attendance.views.choosing import numbers_in
from lifecycle.transitions import Refused
from programmes.models import Enrolment, LocalProject

PER_PAGE = 60
WORDS = Prefetch("words", AttendanceWord.objects.all())


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.record_attendance)
def record_attendance(request: UserRequest) -> HttpResponse:
    """Choose who was here: the rest is filled in as it was the last time."""
    projects, project = _projects_of(request)
    if project is None:
        return render(request, "attendance/record_attendance.html", {"projects": []})
    page = _page_of(request, project)
    form = TogetherForm(
        request.POST or None,
        programme=project.programme,
        enrolments=list(page),
        initial=_as_last_time(request.user, project),
    )
    if form.is_valid() and _save(request, form):
        return redirect(f"{reverse('attendance:record_attendance')}?project={project.pk}")
    context = {
        "form": form,
        "projects": projects,
        "project": project,
        "page": page,
        "today": _written_today(request.user, project),
        "waiting": _waiting(request.user, project).count(),
    }
    status = 422 if form.errors else 200
    return render(request, "attendance/record_attendance.html", context, status=status)


def _save(request: UserRequest, form: TogetherForm) -> bool:
    chosen = form.chosen
    form.refuse(why_not(form.sitting, chosen, instead_of=None))
    if form.errors:
        return False
    on_paper = form.cleaned_data["on_paper"]
    try:
        AttendanceRecord.record(form.sitting, chosen, by=request.user, on_paper=on_paper)
    except Refused as refused:  # somebody was faster, between the look and the lock
        form.add_error("people", str(refused))
        return False
    said = ngettext("Saved for one person.", "Saved for %(n)d people.", len(chosen))
    messages.success(request, said % {"n": len(chosen)})
    return True


@require_safe
@signed_in(permissions.read_month)
def read_month(request: UserRequest) -> HttpResponse:
    """What a month became for each whom the reader follows."""
    projects, project = _projects_of(request)
    month = Month.read(request.GET.get("month", ""), otherwise=timezone.localdate())
    context: dict[str, Any] = {"projects": projects, "project": project, "month": month}
    if project is not None:
        people = _followed(request.user, project, starts_on__lte=month.last)
        people = people.annotate(**_in_month(month))
        context["page"] = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "attendance/read_month.html", context)


@require_POST
@signed_in(permissions.attest_attendance)
def attest_attendance(request: UserRequest) -> HttpResponse:
    """Say of all that wait in a project, or of those that are named, that it was so."""
    _projects, project = _projects_of(request)
    records = _waiting(request.user, project)
    if "record" in request.POST:
        records = records.filter(pk__in=numbers_in(request.POST.getlist("record")))
    done = AttendanceRecord.attest(records, by=request.user)
    said = ngettext("Attested for one day.", "Attested for %(n)d days.", done)
    messages.success(request, said % {"n": done})
    back = request.POST.get("back", "")
    if back.isdecimal():
        month = Month.read(request.POST.get("month", ""), otherwise=timezone.localdate())
        address = reverse("attendance:show_attendance", args=[int(back)])
        return redirect(f"{address}?month={month.written}")
    return redirect("attendance:record_attendance")


def _projects_of(request: UserRequest) -> tuple[list[LocalProject], LocalProject | None]:
    """Return the projects in which the reader follows somebody, and the one that is asked for."""
    followed = Enrolment.objects.followed_by(request.user).values("local_project")
    projects = LocalProject.objects.filter(pk__in=followed).select_related("programme")
    found = list(projects.order_by("name"))
    asked = request.POST.get("project") or request.GET.get("project")
    return found, next((each for each in found if str(each.pk) == asked), next(iter(found), None))


def _followed(reader: User, project: LocalProject, **narrowed: Any) -> Any:
    people = Enrolment.objects.followed_by(reader).filter(local_project=project, **narrowed)
    people = people.select_related("participant", "local_project__programme")
    return people.order_by("participant__name", "pk")


def _page_of(request: UserRequest, project: LocalProject) -> Page[Enrolment]:
    people = _followed(request.user, project)
    return Paginator(people, PER_PAGE).get_page(request.GET.get("page"))


def _as_last_time(leader: User, project: LocalProject) -> dict[str, Any]:
    """Return what the leader wrote last in the project, for today."""
    written = AttendanceRecord.objects.filter(made_by=leader, minutes__gt=0)
    last = written.filter(enrolment__local_project=project).order_by("-pk").first()
    today = {"day": timezone.localdate()}
    if last is None:
        return today
    return today | {"kind": last.kind_id, "minutes": last.minutes, "begins": last.begins}


def _written_today(reader: User, project: LocalProject) -> list[AttendanceRecord]:
    mine = AttendanceRecord.objects.visible_to(reader).current()
    today = mine.filter(day=timezone.localdate(), enrolment__local_project=project, minutes__gt=0)
    return list(today.prefetch_related(WORDS).order_by("-pk")[:PER_PAGE])


def _waiting(reader: User, project: LocalProject | None) -> Any:
    """Return what participants have signed and no leader has attested yet."""
    followed = Enrolment.objects.followed_by(reader).exclude(participant=reader)
    records = AttendanceRecord.objects.filter(enrolment__in=followed)
    if project is not None:
        records = records.filter(enrolment__local_project=project)
    return records.said_by("participant").awaiting("leader").writable()


def _in_month(month: Month) -> dict[str, Any]:
    """Return minutes that count, and how many records still lack a word, for each enrolment."""
    mine = AttendanceRecord.objects.within(month).filter(enrolment=OuterRef("pk")).order_by()
    return {
        "minutes": Subquery(_per_enrolment(mine.complete(), Sum("minutes"))),
        "unsigned": Subquery(_per_enrolment(mine.awaiting("participant"), Count("pk"))),
        "unattested": Subquery(_per_enrolment(mine.awaiting("leader"), Count("pk"))),
    }


def _per_enrolment(records: Any, sum_: Any) -> QuerySet[Any]:
    return records.values("enrolment").annotate(found=sum_).values("found")  # type: ignore[no-any-return]

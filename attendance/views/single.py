"""One person's month, and putting a day of it right."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.guards import UserRequest, guarded
from attendance import permissions
from attendance.forms import CorrectionForm
from attendance.hours import say
from attendance.models import AttendanceRecord
from attendance.months import Month
from attendance.views.together import WORDS
from lifecycle.transitions import Refused
from programmes.models import Enrolment


@require_safe
@guarded(Enrolment, permissions.show_attendance)
def show_attendance(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """A month of one person in one project, day by day, for the team."""
    month = Month.read(request.GET.get("month", ""), otherwise=timezone.localdate())
    context = month_of(month, enrolment=enrolment) | {"enrolment": enrolment}
    return render(request, "attendance/show_attendance.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(AttendanceRecord, permissions.correct_attendance)
def correct_attendance(request: UserRequest, record: AttendanceRecord) -> HttpResponse:
    form = CorrectionForm(request.POST or None, record=record)
    if form.is_valid():
        try:
            corrected = record.correct(
                form.sitting, by=request.user, on_paper=form.cleaned_data["on_paper"]
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Corrected. What was written before is kept beside it."))
            return redirect(address_of(corrected, request))
    context = {
        "form": form,
        "record": record,
        "is_own": record.participant == request.user,
        "back": address_of(record, request),
        "layout": "base.html" if record.participant == request.user else "base_desk.html",
    }
    status = 422 if form.errors else 200
    return render(request, "attendance/correct_attendance.html", context, status=status)


def address_of(record: AttendanceRecord, request: UserRequest) -> str:
    """Return where whoever asks sees the record: among their own hours, or the person's."""
    if record.participant == request.user:
        return reverse("attendance:my_attendance") + f"?month={Month.of(record.day).written}"
    return record.get_absolute_url()


def month_of(month: Month, **whose: Any) -> dict[str, Any]:
    """Return what a page about somebody's month is drawn from. Two queries."""
    records = AttendanceRecord.objects.current().within(month).filter(minutes__gt=0, **whose)
    days = list(records.with_names().prefetch_related(WORDS))
    return {
        "month": month,
        "records": days,
        "counted": say(sum(each.minutes for each in days if each.is_complete)),
        "unsigned": [each for each in days if not each.is_signed],
        "unattested": [each for each in days if not each.is_attested],
    }

"""The participant's own hours: read them, sign them, write them down."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, signed_in
from attendance import permissions
from attendance.forms import OwnHoursForm
from attendance.models import AttendanceRecord, why_not
from attendance.months import Month
from attendance.views.choosing import numbers_in
from attendance.views.single import address_of, month_of
from lifecycle.transitions import Refused
from programmes.models import Enrolment


@require_safe
@signed_in(permissions.read_own_attendance)
def my_attendance(request: UserRequest) -> HttpResponse:
    month = Month.read(request.GET.get("month", ""), otherwise=timezone.localdate())
    context = month_of(month, enrolment__participant=request.user)
    context["can_add"] = permissions.add_attendance(request.user)
    return render(request, "attendance/my_attendance.html", context)


@require_POST
@signed_in(permissions.sign_attendance)
def sign_attendance(request: UserRequest) -> HttpResponse:
    """Say «I was here» of the days that are ticked."""
    ticked = numbers_in(request.POST.getlist("record"))
    mine = AttendanceRecord.objects.filter(enrolment__participant=request.user, pk__in=ticked)
    done = AttendanceRecord.sign(mine, by=request.user)
    if done:
        said = ngettext("You have signed for one day.", "You have signed for %(n)d days.", done)
        messages.success(request, said % {"n": done})
    else:
        messages.info(request, _("Tick at least one day that is not signed yet."))
    month = Month.read(request.POST.get("month", ""), otherwise=timezone.localdate())
    return redirect(f"{reverse('attendance:my_attendance')}?month={month.written}")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.add_attendance)
def add_attendance(request: UserRequest) -> HttpResponse:
    """Write down hours of one's own; a leader attests them afterwards."""
    current = Enrolment.objects.current().filter(participant=request.user)
    mine = list(current.select_related("local_project__programme", "participant"))
    asked = request.POST.get("enrolment") or request.GET.get("enrolment") or str(mine[-1].pk)
    enrolment = next((each for each in mine if str(each.pk) == asked), None)
    if enrolment is None:
        raise Http404
    form = OwnHoursForm(
        request.POST or None,
        programme=enrolment.local_project.programme,
        initial={"day": timezone.localdate()},
    )
    if form.is_valid():
        try:
            form.refuse(why_not(form.sitting, [enrolment], instead_of=None))
            if not form.errors:
                [record] = AttendanceRecord.record(form.sitting, [enrolment], by=request.user)
                messages.success(request, _("Saved and signed. A leader attests it."))
                return redirect(address_of(record, request))
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "enrolment": enrolment, "mine": mine}
    status = 422 if form.errors else 200
    return render(request, "attendance/add_attendance.html", context, status=status)

"""The meetings of a group, month by month, and the address for one's own calendar."""

from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, invited, limited, signed_in
from collaboration import icalendar, permissions
from collaboration.forms import MeetingForm
from collaboration.models import CalendarFeed, Group, Meeting

INVALID = 422


@require_safe
@guarded(Group, permissions.read_group)
def list_meetings(request: UserRequest, group: Group) -> HttpResponse:
    month = _month_of(request.GET.get("month", ""))
    context = {
        "group": group,
        "month": month,
        "before": (month - timedelta(days=1)).replace(day=1),
        "after": (month + timedelta(days=32)).replace(day=1),
        "meetings": group.meetings.in_month(month)[:200],
    }
    return render(request, "collaboration/list_meetings.html", context)


def _month_of(asked: str) -> date:
    """Return the first day of the month that is asked for, «2026-11»; of this one by default."""
    try:
        month = date.fromisoformat(f"{asked}-01")
    except ValueError:
        month = timezone.localdate().replace(day=1)
    return min(max(month, date(2015, 1, 1)), date(2100, 1, 1))


@guarded(Group, permissions.plan_meeting)
def plan_meeting(request: UserRequest, group: Group) -> HttpResponse:
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        meeting = Meeting.plan(group, by=request.user, **form.chosen)
        messages.success(request, _("The meeting stands in the calendar."))
        return redirect(meeting)
    context = {"group": group, "form": form}
    status = INVALID if form.errors else 200
    return render(request, "collaboration/plan_meeting.html", context, status=status)


@require_safe
@guarded(Meeting, permissions.read_meeting)
def show_meeting(request: UserRequest, meeting: Meeting) -> HttpResponse:
    context = {
        "meeting": meeting,
        "may_change": permissions.change_meeting(request.user, meeting),
    }
    return render(request, "collaboration/show_meeting.html", context)


@guarded(Meeting, permissions.change_meeting)
def change_meeting(request: UserRequest, meeting: Meeting) -> HttpResponse:
    form = MeetingForm(request.POST or None, initial=MeetingForm.facts_of(meeting))
    if form.is_valid():
        meeting.change(by=request.user, **form.chosen)
        messages.success(request, _("The meeting is changed."))
        return redirect(meeting)
    if meeting.is_cancelled:
        messages.error(request, _("The meeting is cancelled."))
        return redirect(meeting)
    context = {"meeting": meeting, "form": form}
    status = INVALID if form.errors else 200
    return render(request, "collaboration/change_meeting.html", context, status=status)


@require_POST
@guarded(Meeting, permissions.cancel_meeting)
def cancel_meeting(request: UserRequest, meeting: Meeting) -> HttpResponse:
    meeting.cancel(by=request.user)
    messages.success(request, _("The meeting is cancelled. It stays in the calendar, crossed out."))
    return redirect(meeting)


@require_safe
@signed_in(permissions.work_in_groups)
def my_feed(request: UserRequest) -> HttpResponse:
    feed = CalendarFeed.objects.visible_to(request.user).first()
    return render(request, "collaboration/my_feed.html", {"feed": feed})


@require_POST
@signed_in(permissions.renew_feed)
def renew_feed(request: UserRequest) -> HttpResponse:
    feed = CalendarFeed.make(by=request.user)
    messages.success(request, _("Here is your address. One from before leads nowhere now."))
    return redirect(feed)


@require_POST
@guarded(CalendarFeed, permissions.close_feed)
def close_feed(request: UserRequest, feed: CalendarFeed) -> HttpResponse:
    feed.close(by=request.user)
    messages.success(request, _("The address leads nowhere any more."))
    return redirect(feed)


@require_safe
@limited("calendar_feed")
@invited(CalendarFeed, permissions.fetch_feed)
def fetch_feed(request: HttpRequest, feed: CalendarFeed) -> HttpResponse:
    with translation.override(feed.user.language):
        name = _("Meetings in %(product)s") % {"product": settings.PRODUCT_NAME}
    text = icalendar.written(name, map(_occasion, feed.meetings))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _occasion(meeting: Meeting) -> icalendar.Occasion:
    return icalendar.Occasion(
        uid=f"{meeting.pk}@{urlsplit(settings.PUBLIC_URL).hostname}",
        sequence=meeting.sequence,
        changed_at=meeting.changed_at,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=meeting.title,
        place=meeting.place,
        url=f"{settings.PUBLIC_URL}{meeting.get_absolute_url()}",
        is_cancelled=meeting.is_cancelled,
    )

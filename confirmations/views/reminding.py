"""Stopping a reminder before it leaves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded
from confirmations import permissions
from confirmations.models import ConfirmationRequest, Reminder


@require_POST
@guarded(Reminder, permissions.cancel_reminder)
def cancel_reminder(request: UserRequest, reminder: Reminder) -> HttpResponse:
    reminder.cancel(by=request.user)
    messages.success(request, _("That reminder is not sent."))
    return redirect(reminder)


@require_POST
@guarded(ConfirmationRequest, permissions.cancel_reminders)
def cancel_reminders(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    Reminder.cancel_all(asked, by=request.user)
    messages.success(request, _("No reminders are sent."))
    return redirect(asked)

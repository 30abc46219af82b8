"""Letters: those a development machine wrote to disk, and those still on their way."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, limited, public, signed_in
from home import permissions
from home.letters import letters_for, read_written, still_on_their_way
from lifecycle.post import is_reporter, retry, take_report


@public
def read_mail(request: HttpRequest) -> HttpResponse:
    """Show the mails of a development machine; anywhere else there is no such page."""
    if not settings.DEVELOPMENT:
        raise Http404
    mails = read_written(Path(settings.EMAIL_FILE_PATH), Path(settings.SMS_FOLDER))
    return render(request, "home/read_mail.html", {"mails": mails})


@signed_in(permissions.watch_the_post)
def letters_on_their_way(request: UserRequest) -> HttpResponse:
    late = still_on_their_way(request.user, request.GET.get("page"))
    return render(request, "home/letters_on_their_way.html", {"post": late})


@require_POST
@signed_in(permissions.retry_letter)
def retry_letter(request: UserRequest, pk: int) -> HttpResponse:
    retry(get_object_or_404(letters_for(request.user), pk=pk), by=request.user)
    messages.success(request, _("The letter is on its way again."))
    return redirect("home:letters_on_their_way")


@csrf_exempt  # a provider has no page of ours; the secret in the address stands for it
@require_POST
@limited("delivery_report")
@public
def report_letter(request: HttpRequest, pk: int, secret: str) -> HttpResponse:
    """Take a provider's report on a text message. It may come twice, late, or too early."""
    if not is_reporter(pk, secret):
        raise Http404
    outcome, receipt = request.POST.get("status", ""), request.POST.get("id", "")
    is_understood = take_report(pk, outcome=outcome, receipt=receipt)
    return HttpResponse(status=204 if is_understood else 425)

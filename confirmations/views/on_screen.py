"""The participant's screen shows the way to a question: a square code, and six signs to type."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.guards import UserRequest, guarded
from confirmations import permissions
from confirmations.models import ConfirmationRequest, Door, ShortCode


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(ConfirmationRequest, permissions.show_request_on_screen)
def show_request_on_screen(request: UserRequest, asked: ConfirmationRequest) -> HttpResponse:
    if request.method == "POST":
        if not asked.is_in_sight:
            asked.let_out(by=request.user, door=Door.QR)
        ShortCode.renew(asked)
        return redirect("confirmations:show_on_screen", asked.pk)
    if not asked.is_in_sight:
        return redirect(asked)
    context = {
        "asked": asked,
        "code": ShortCode.objects.fresh().filter(request=asked).first(),
        "was_opened": asked.was_opened,
        "where": f"{settings.PUBLIC_URL.split('://')[-1]}/p",
    }
    return render(request, "confirmations/show_on_screen.html", context)

"""A participant asks for a copy of everything, sees how far it is, and takes it with them."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from privacy import exchange, permissions
from privacy.guards import shown_just_now
from privacy.models import Export

log = logging.getLogger(__name__)


@require_safe
@signed_in(permissions.read_own_export)
def my_export(request: UserRequest) -> HttpResponse:
    export = Export.objects.latest_of(request.user)
    context = {"export": export, "nav_current": "me"}
    return render(request, "privacy/my_export.html", context)


@require_POST
@signed_in(permissions.ask_for_export)
def ask_for_export(request: UserRequest) -> HttpResponse:
    exchange.ask_for(by=request.user)
    return redirect("privacy:my_export")


@require_safe
@guarded(Export, permissions.download_export)
@shown_just_now
def download_export(request: UserRequest, export: Export) -> HttpResponseBase:
    file = _opened(export) if export.is_ready else None
    if file is None:
        messages.error(request, _("The copy is not there any more. Ask for a new one."))
        return redirect(export)
    response = FileResponse(file, as_attachment=True, filename=export.file_name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _opened(export: Export) -> Any:
    """Open the file, or say that it is gone."""
    try:
        return export.file.open("rb")
    except FileNotFoundError:
        log.exception("The file of export %s is gone", export.pk)
        return None


@require_POST
@guarded(Export, permissions.forget_export)
def forget_export(request: UserRequest, export: Export) -> HttpResponse:
    export.forget(by=request.user)
    messages.success(request, _("The copy is deleted."))
    return redirect(export)


@require_POST
@signed_in()
def sign_in_again(request: UserRequest) -> HttpResponse:
    """Sign out, and lead back by way of a new code."""
    wanted = request.POST.get(REDIRECT_FIELD_NAME, "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        wanted = reverse("privacy:my_export")
    logout(request)
    return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: wanted})}")

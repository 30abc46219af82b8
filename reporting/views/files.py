"""A prepared file: looked at, released by another than the one who made it, taken."""

from io import BytesIO

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded
from lifecycle.models import Event
from lifecycle.transitions import Refused
from reporting import exchange, permissions
from reporting.exchange.hiding import names_protected, rows_for
from reporting.exchange.sheet import KINDS
from reporting.models import ReportFile

PER_PAGE = 50


@require_safe
@guarded(ReportFile, permissions.show_file)
def show_file(request: UserRequest, file: ReportFile) -> HttpResponse:
    """What the kept file says, row by row, and who has had it."""
    heads, rows, hides = rows_for(request.user, file) if file.is_whole else ([], [], False)
    taken = Event.objects.about(file).filter(action="download").select_related("by")
    context = {
        "file": file,
        "heads": heads,
        "hides": hides,
        "is_withheld": file.is_released and names_protected(file, request.user),
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "taken": list(taken.order_by("-pk")[:PER_PAGE]),
        "is_mine": file.prepared_by_id == request.user.pk,
    }
    Event.record(file, "look", by=request.user)
    return render(request, "reporting/show_file.html", context)


@require_POST
@guarded(ReportFile, permissions.release_file)
def release_file(request: UserRequest, file: ReportFile) -> HttpResponse:
    exchange.release(file, by=request.user)
    messages.success(request, _("Released. It can be taken now, and the month’s hours are closed."))
    return redirect(file)


@require_POST
@guarded(ReportFile, permissions.download_file)
def download_file(request: UserRequest, file: ReportFile) -> HttpResponseBase:
    """Hand out the kept bytes once they are released; it is written down who took them."""
    if not file.is_released:
        raise Refused(_("Another project lead releases the file first."), subject=file)
    if names_protected(file, request.user):
        why = _("Somebody in it is protected now. Whoever handles protected identities takes it.")
        raise Refused(why, subject=file)
    content = BytesIO(file.take(by=request.user))
    response = FileResponse(content, as_attachment=True, filename=file.name)
    response.headers["Content-Type"] = KINDS[ReportFile.Format(file.format)]
    response.headers["Cache-Control"] = "no-store"
    return response

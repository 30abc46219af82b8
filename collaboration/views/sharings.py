"""A participant shows chosen things to one person at another organisation, and closes it again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, limited, signed_in
from collaboration import looks, permissions
from collaboration.forms import ReceiverForm, SharingForm
from collaboration.models import (
    SharedMoment,
    Sharing,
    agencies_for,
    officers_for,
    receivers_for,
)

INVALID = 422
LAST_OPENINGS = 20


@require_safe
@signed_in(permissions.make_sharing)
def my_sharings(request: UserRequest) -> HttpResponse:
    mine = Sharing.objects.of(request.user)
    running = mine.running()
    context = {
        "sharings": running,
        "over": mine.exclude(pk__in=running.values("pk"))[:50],
        "nav_current": "me",
    }
    return render(request, "collaboration/my_sharings.html", context)


@limited("find_receiver")
@signed_in(permissions.make_sharing)
def choose_receiver(request: UserRequest) -> HttpResponse:
    """Find whoever is to see something: by their agency, or by their address."""
    form = ReceiverForm(request.POST or None, participant=request.user)
    if form.is_valid() and form.found:
        return redirect("collaboration:make_sharing", form.found.pk)
    agencies = agencies_for(request.user)
    agency = agencies.filter(pk=_number(request.GET.get("agency", ""))).first()
    officers = officers_for(request.user, agency) if agency else receivers_for(request.user).none()
    context = {
        "form": form,
        "agencies": agencies[:100],
        "agency": agency,
        "page": Paginator(officers, 30).get_page(request.GET.get("page")),
        "nav_current": "me",
    }
    status = INVALID if form.errors else 200
    return render(request, "collaboration/choose_receiver.html", context, status=status)


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0


@signed_in(permissions.make_sharing)
def make_sharing(request: UserRequest, pk: int) -> HttpResponse:
    to = get_object_or_404(receivers_for(request.user), pk=pk)
    form = SharingForm(request.POST or None, participant=request.user)
    if form.is_valid():
        sharing = Sharing.make(to, by=request.user, **form.chosen)
        who = {"name": to.user.name}
        messages.success(request, _("%(name)s can see it now, and gets an e-mail.") % who)
        return redirect(sharing)
    context = {"to": to, "form": form, "nav_current": "me"}
    status = INVALID if form.errors else 200
    return render(request, "collaboration/make_sharing.html", context, status=status)


@require_safe
@guarded(Sharing, permissions.show_sharing)
def show_sharing(request: UserRequest, sharing: Sharing) -> HttpResponse:
    openings = list(sharing.openings)
    context = {
        "sharing": sharing,
        "seen": looks.seen_in(sharing),
        "openings": openings[:LAST_OPENINGS],
        "times": len(openings),
        "nav_current": "me",
    }
    return render(request, "collaboration/show_sharing.html", context)


@require_POST
@guarded(Sharing, permissions.close_sharing)
def close_sharing(request: UserRequest, sharing: Sharing) -> HttpResponse:
    sharing.close(by=request.user)
    who = {"name": sharing.receiver.name}
    messages.success(request, _("Closed. %(name)s sees nothing of it any more.") % who)
    return redirect(sharing)


@require_safe
@signed_in(permissions.receive_sharings)
def shared_with_me(request: UserRequest) -> HttpResponse:
    """List who shows the reader something; what it is stands behind a look that is recorded."""
    open_ = Sharing.objects.open_to(request.user).with_names().order_by("-made_at")
    page = Paginator(open_, 30).get_page(request.GET.get("page"))
    return render(request, "collaboration/shared_with_me.html", {"page": page})


@require_safe
@guarded(Sharing, permissions.read_sharing)
def read_sharing(request: UserRequest, sharing: Sharing) -> HttpResponse:
    context = {"sharing": sharing, "seen": looks.seen_in(sharing)}
    return render(request, "collaboration/read_sharing.html", context)


@require_safe
@guarded(SharedMoment, permissions.see_shared_picture)
def show_shared_picture(request: UserRequest, moment: SharedMoment, size: str) -> HttpResponseBase:
    photo = moment.entry.photo
    if photo is None:
        raise Http404
    picture = photo.small if size == "small" else photo.large
    response = FileResponse(picture.open("rb"), content_type="image/webp")
    response.headers["Cache-Control"] = "private, no-store"
    return response

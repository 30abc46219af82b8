"""A holder shows a chosen part of a certificate by a link; whoever has the link reads it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from certificates import permissions
from certificates.content import cv
from certificates.forms.sharing import ShareForm
from certificates.guards import by_shared_link
from certificates.models import Certificate, ShareLink

LAST_OPENINGS = 20


@require_safe
@signed_in(permissions.read_own_certificates)
def my_links(request: UserRequest) -> HttpResponse:
    links = ShareLink.objects.of(request.user)
    context = {
        "links": links.working(),
        "over": links.exclude(pk__in=links.working().values("pk"))[:50],
        "certificates": Certificate.objects.of(request.user).valid(),
    }
    return render(request, "certificates/my_links.html", context)


@guarded(Certificate, permissions.share_certificate)
def share_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    if not certificate.is_valid:
        messages.error(request, _("Only a valid certificate can be shared."))
        return redirect(certificate)
    content = certificate.printed
    form = ShareForm(
        request.POST or None,
        initial={"shows_workplace": certificate.shows_workplace},
        holder=request.user,
        content=content,
    )
    if form.is_valid():
        link = ShareLink.make(certificate, by=request.user, **form.chosen)
        messages.success(request, _("The link is ready. Now you can show it or send it."))
        return redirect(link)
    return render(
        request,
        "certificates/share_certificate.html",
        {"certificate": certificate, "content": content, "form": form},
        status=422 if form.errors else 200,
    )


@require_safe
@guarded(ShareLink, permissions.show_link)
def show_link(request: UserRequest, link: ShareLink) -> HttpResponse:
    openings = list(link.openings)
    context = {
        "link": link,
        "words": _("Here you can see what I can. You can check that it is genuine:"),
        "openings": openings[:LAST_OPENINGS],
        "times": len(openings),
    }
    return render(request, "certificates/show_link.html", context)


@require_POST
@guarded(ShareLink, permissions.close_link)
def close_link(request: UserRequest, link: ShareLink) -> HttpResponse:
    link.close(by=request.user)
    messages.success(request, _("The link is closed. Nobody gets in by it any more."))
    return redirect(link)


@require_safe
@by_shared_link(permissions.read_shared)
def read_shared(request: HttpRequest, link: ShareLink) -> HttpResponse:
    is_valid = link.certificate.is_valid
    context = {"link": link, "is_valid": is_valid, "messages": []}
    if is_valid:
        context["shared"] = link.shared
    return render(request, "certificates/read_shared.html", context)


@require_safe
@guarded(Certificate, permissions.copy_certificate)
def copy_certificate(request: UserRequest, certificate: Certificate) -> HttpResponse:
    if not certificate.is_valid:
        messages.error(request, _("Only a valid certificate can be copied from."))
        return redirect(certificate)
    has_address = "address" in request.GET
    texts = {
        language: cv.write(certificate.printed, language, with_address=has_address)
        for language in ("sv", "en")
    }
    context = {"certificate": certificate, "texts": texts, "has_address": has_address}
    return render(request, "certificates/copy_certificate.html", context)

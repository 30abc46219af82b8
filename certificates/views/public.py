"""What everyone may do who holds a number: check it. No cookie, no session, no script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.guards import limited, public
from certificates import numbers, verification
from certificates.forms import FindForm
from certificates.models import Certificate
from certificates.views.papers import pdf_response


@require_safe
@limited("check_certificate")
@public
def find(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET if "number" in request.GET else None)
    if form.is_valid():
        return _to_check(request, form.cleaned_data["number"])
    status = 422 if form.errors else 200
    return _kept_nowhere(
        render(request, "certificates/find.html", {"form": form, "messages": []}, status=status)
    )


@require_safe
@limited("check_certificate")
@public
def check(request: HttpRequest, number: str) -> HttpResponse:
    canonical = numbers.parse(number)
    if canonical and canonical != number:
        return _to_check(request, canonical)
    verdict = verification.check(canonical or "")
    return _kept_nowhere(
        render(
            request,
            "certificates/check.html",
            {"verdict": verdict, "content": verdict.content, "messages": []},
            status=404 if verdict.is_unknown else 200,
        )
    )


@require_safe
@limited("check_certificate")
@public
def download_checked(request: HttpRequest, number: str) -> HttpResponse:
    """Give the paper of a valid certificate; of all others alike, that there is none."""
    valid = Certificate.objects.valid().select_related("document")
    certificate = get_object_or_404(valid, number=numbers.parse(number) or "")
    return pdf_response(certificate.document.pdf, str(certificate.serial))


def _to_check(request: HttpRequest, number: str) -> HttpResponse:
    """Lead to the one address of a number, in the language that was asked for."""
    asked = {name: value for name, value in request.GET.items() if name == "lang"}
    return _kept_nowhere(redirect(reverse("certificates:check", args=[number], query=asked)))


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response

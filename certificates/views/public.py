"""What everyone may do who holds a number or a file: check it. No cookie, no session, no script."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django.views.defaults import page_not_found

from accounts.guards import come_back_later, limited_here, public
from certificates import numbers, release, verification
from certificates.forms import FileForm, FindForm
from certificates.models import Certificate, KeptPage
from certificates.pdf.examine import Busy
from certificates.templatetags.certificate_words import languages_asked
from certificates.uploads import InMemory
from certificates.verification import Verdict
from certificates.views.papers import pdf_response

WHEN = "⟦when⟧"
"""Where a kept page says when it was checked, the one thing on it that is new each time. No font of
ours has the brackets, so no certificate can say it.
"""


@require_safe
@limited_here("check_certificate")
@public
def find(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET if "number" in request.GET else None)
    if form.is_valid():
        return _to_check(request, form.cleaned_data["number"])
    return _asked_again(request, form, FileForm(), status=422 if form.errors else 200)


@require_safe
@limited_here("check_certificate")
@public
def check(request: HttpRequest, number: str) -> HttpResponse:
    canonical = numbers.parse(number) or ""
    if canonical and canonical != number:
        return _to_check(request, canonical)
    languages = languages_asked(request)
    page = KeptPage.objects.of(canonical, languages, release.fingerprint()) if canonical else None
    if page is None:
        verdict = verification.check(canonical)
        page = _drawn(request, verdict)
        if verdict.certificate:
            KeptPage.keep(verdict.certificate, languages, release.fingerprint(), page)
        elif verdict.is_unknown:
            return kept_nowhere(HttpResponse(_dated(page), status=404))
    return kept_nowhere(HttpResponse(_dated(page)))


@csrf_exempt  # it changes nothing, and sets no cookie that could carry a token
@require_http_methods(["GET", "HEAD", "POST"])
@limited_here("check_file")
@public
def check_file(request: HttpRequest) -> HttpResponse:
    """Look at a PDF, in memory, and say whether it is as we made it."""
    if request.method != "POST":
        return kept_nowhere(redirect(reverse("certificates:find", query=_languages_of(request))))
    request.upload_handlers = [InMemory(request)]
    form = FileForm(None, request.FILES)
    if not form.is_valid():
        return _asked_again(request, FindForm(), form, status=422)
    try:
        found = verification.check_file(form.cleaned_data["file"].read())
    except Busy:
        return come_back_later("check_file", request)
    return kept_nowhere(
        render(
            request,
            "certificates/check_file.html",
            {
                "found": found,
                "verdict": found.verdict,
                "content": found.verdict.content if found.verdict else None,
                "when": _when(),
                "messages": [],
            },
        )
    )


@require_safe
@limited_here("check_certificate")
@public
def download_checked(request: HttpRequest, number: str) -> HttpResponse:
    """Give the paper of a valid certificate; of all others alike, that there is none."""
    valid = Certificate.objects.valid().select_related("document")
    certificate = valid.filter(number=numbers.parse(number) or "").first()
    if certificate is None:
        return kept_nowhere(page_not_found(request, Http404()))
    return pdf_response(certificate.document.pdf, str(certificate.serial))


def _asked_again(
    request: HttpRequest, form: FindForm, file_form: FileForm, *, status: int
) -> HttpResponse:
    known = {"form": form, "file_form": file_form, "messages": []}
    return kept_nowhere(render(request, "certificates/find.html", known, status=status))


def _drawn(request: HttpRequest, verdict: Verdict) -> str:
    known: dict[str, object] = {
        "verdict": verdict,
        "content": verdict.content,
        "when": WHEN,
        "messages": [],
    }
    return render_to_string("certificates/check.html", known, request)


def _dated(page: str) -> str:
    return page.replace(WHEN, _when(), 1)


def _when() -> str:
    """Say when it was checked, in the language of the page."""
    now = timezone.localtime()
    day, time = formats.date_format(now, "j F Y"), formats.time_format(now, "H:i")
    return _("Checked now, %(day)s, %(time)s.") % {"day": day, "time": time}


def _to_check(request: HttpRequest, number: str) -> HttpResponse:
    """Lead to the one address of a number, in the language that was asked for."""
    address = reverse("certificates:check", args=[number], query=_languages_of(request))
    return kept_nowhere(redirect(address))


def _languages_of(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("lang", "also") if name in request.GET}


def kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Let nobody keep an answer on the way, nor list it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response

"""What lets anyone check without us: how to, the keys, the newest checkpoint, and proofs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.guards import limited, limited_here, public
from certificates import numbers, verification
from certificates.models import Certificate
from certificates.publishing import ledger
from certificates.publishing.guide import CHECKER, GUIDE
from certificates.publishing.keys import named_keys, public_keys
from certificates.publishing.ledger import Ledger
from certificates.publishing.status import proof, status, written
from certificates.views.public import kept_nowhere

PLAIN = "text/plain; charset=utf-8"


@require_safe
@public
def check_without_us(request: HttpRequest) -> HttpResponse:
    known = {"guide": GUIDE, "keys": named_keys(), "messages": []}
    return render(request, "certificates/check_without_us.html", known)


@require_safe
@public
def download_checker(request: HttpRequest) -> HttpResponse:
    return HttpResponse(CHECKER.read_bytes(), content_type=PLAIN)


@require_safe
@public
def download_key(request: HttpRequest, name: str) -> HttpResponse:
    keys = public_keys()
    if name not in keys:
        raise Http404
    return HttpResponse(keys[name], content_type=PLAIN)


@require_safe
@limited_here("check_certificate")
@public
def newest_checkpoint(request: HttpRequest) -> HttpResponse:
    note = ledger.newest_checkpoint()
    if not note:
        raise Http404
    return kept_nowhere(HttpResponse(note, content_type=PLAIN))


@require_safe
@limited("prove_certificate")
@public
def prove(request: HttpRequest, number: str) -> HttpResponse:
    """Say of one certificate what the folder that outlives us says, as of now."""
    verdict = verification.check(numbers.parse(number) or "")
    said = status(verdict, as_of=timezone.localdate())
    if verdict.content:
        kept = Certificate.objects.select_related("document").prefetch_related("ledger__salt")
        said |= proof(verdict, kept.get(number=verdict.number), Ledger.read())
    response = HttpResponse(written(said), content_type="application/json")
    response.status_code = 404 if verdict.is_unknown else 200
    return kept_nowhere(response)

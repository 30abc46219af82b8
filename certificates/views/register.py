"""The register: everything that was ever issued, found by its words."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, signed_in
from accounts.models import User
from certificates import permissions
from certificates.forms.register import RegisterForm
from certificates.models import Certificate, CertificateWord
from certificates.models.questions import CertificateQuerySet
from certificates.models.words import LOOKED_AT
from certificates.views.exporting import FORMATS
from certificates.views.turning import turn
from lifecycle.models import Event

PER_PAGE = 30
_NOT_ALL = gettext_lazy("Narrow the search first: not all that fits could be shown.")


@require_safe
@signed_in(permissions.read_register)
def register(request: UserRequest) -> HttpResponse:
    form = RegisterForm(request.GET)
    form.is_valid()  # what cannot be read is said beside it; the rest counts
    certificates, is_cut = wanted_by(form, request.user)
    return render(
        request,
        "certificates/register.html",
        {
            "form": form,
            "page": turn(certificates, request, size=PER_PAGE),
            "looked_at": LOOKED_AT if is_cut else 0,
        },
    )


@require_POST
@signed_in(permissions.export_register)
def export_register(request: UserRequest) -> HttpResponseBase:
    """Hand out what the page shows, if it is all that was asked for; the address says what."""
    form = RegisterForm(request.GET)
    write = FORMATS.get(request.POST.get("as", ""))
    if write is None:
        return _back(request, _("Choose Excel or CSV."))
    if not form.is_valid():
        return _back(request, _NOT_ALL)
    certificates, is_cut = wanted_by(form, request.user)
    if is_cut:
        return _back(request, _NOT_ALL)
    asked = f"{request.POST['as']}: {form.in_words or '-'}"
    Event.record(request.user, "export_register", by=request.user, note=asked)
    return write(certificates)


def _back(request: UserRequest, why: "str | Promise") -> HttpResponse:
    messages.error(request, str(why))
    return redirect(f"{reverse('certificates:register')}?{request.GET.urlencode()}")


def wanted_by(form: RegisterForm, reader: User) -> tuple[CertificateQuerySet, bool]:
    """Return what a form that has been read asks for, and whether words were too many for us."""
    certificates = Certificate.objects.visible_to(reader).registered(**form.narrowed)
    if not form.words.strip():
        return certificates, False
    found = CertificateWord.objects.look_up(form.words, reader)
    return certificates.filter(pk__in=found.certificates), found.is_cut

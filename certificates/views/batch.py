"""Issuing several at once: tick them at the desk, look at them all, press, see how it goes."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.guards import UserRequest, guarded, record_list, signed_in
from accounts.models import User
from certificates import batches, issuing, permissions
from certificates.content import CertificateContent
from certificates.forms.batch import BatchForm, chosen_in
from certificates.models import Batch, BatchRow, Certificate


@dataclass(frozen=True)
class Look:
    """One certificate before it is issued: what would stand on it, or why it cannot be issued."""

    certificate: Certificate
    content: CertificateContent | None
    obstacle: str = ""

    @property
    def seen(self) -> str:
        """What the form says that was looked at."""
        assert self.content is not None
        return f"{self.certificate.pk}:{issuing.fingerprint(self.content)}"


@signed_in(permissions.issue_batch)
def issue_batch(request: UserRequest) -> HttpResponse:
    form = BatchForm(request.POST or None, seen=request.POST.getlist("seen"))
    if form.is_valid():
        seen = _visible(form.seen, request.user)
        batch = batches.begin(seen, by=request.user, key=form.cleaned_data["key"])
        return redirect(batch)
    ticked = [*form.seen] or chosen_in(request.GET.getlist("c"), most=batches.MOST)
    looks = [_look(each, request.user) for each in _ticked(ticked, request.user)]
    if not looks:
        messages.error(request, _("Tick at least one certificate."))
        return redirect("certificates:desk")
    record_list([look.certificate for look in looks], by=request.user)
    return render(
        request,
        "certificates/issue_batch.html",
        {
            "form": form,
            "looks": [look for look in looks if not look.obstacle],
            "left_out": [look for look in looks if look.obstacle],
        },
        status=422 if form.errors else 200,
    )


@require_safe
@guarded(Batch, permissions.show_batch)
def show_batch(request: UserRequest, batch: Batch) -> HttpResponse:
    rows = [*batch.rows_for(request.user)]
    waiting = [row for row in rows if row.is_waiting]
    return render(
        request,
        "certificates/show_batch.html",
        {
            "batch": batch,
            "waiting": waiting,
            "issued": [row for row in rows if row.is_issued],
            "refused": [row for row in rows if row.outcome == BatchRow.Outcome.REFUSED],
            "total": len(rows),
            "done": len(rows) - len(waiting),
            "goes_on": waiting and not batch.is_late,
        },
    )


def _ticked(pks: list[int], reader: User) -> list[Certificate]:
    certificates = Certificate.objects.visible_to(reader).filter(pk__in=pks[: batches.MOST])
    return [*certificates.order_by("pk")]


def _visible(seen: dict[int, str], reader: User) -> dict[int, str]:
    return {each.pk: seen[each.pk] for each in _ticked([*seen], reader)}


def _look(certificate: Certificate, reader: User) -> Look:
    if obstacle := issuing.obstacle(certificate):
        return Look(certificate, None, obstacle)
    if not permissions.issue_certificate(reader, certificate):
        return Look(certificate, None, str(batches.SOMEONE_ELSE))
    content = issuing.read(certificate, reader)
    return Look(certificate, content, "" if content else str(issuing.UNPRINTABLE))

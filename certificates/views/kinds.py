"""Which kinds of certificate a programme uses: chosen here, as programmes know nothing of kinds."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.guards import UserRequest, guarded
from certificates.forms.kinds import KindsForm
from programmes import permissions
from programmes.models import Programme


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Programme, permissions.use_certificates)
def use_certificates(request: UserRequest, programme: Programme) -> HttpResponse:
    form = KindsForm(request.POST if request.method == "POST" else None, programme=programme)
    if form.is_valid():
        kinds = [kind.code for kind in form.cleaned_data["kinds"]]
        programme.use_certificates(kinds, by=request.user)
        messages.success(request, _("That is written down."))
        return redirect(programme)
    context = {"programme": programme, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "certificates/use_certificates.html", context, status=status)

"""One tap sends: a question to somebody met before, made and sent together."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded
from accounts.models import User
from confirmations import permissions
from confirmations.models import ConfirmationRequest, Door
from portfolio.models import Entry
from workplaces.models import Supervisor


@require_POST
@guarded(Entry, permissions.ask_at_once)
def ask_at_once(request: UserRequest, entry: Entry) -> HttpResponse:
    asked = _ask(entry, _chosen(request), by=request.user)
    messages.success(request, _("%(name)s gets your question now.") % {"name": asked.called})
    return redirect(asked)


def _chosen(request: UserRequest) -> Supervisor:
    try:
        pk = int(request.POST.get("supervisor", ""))
    except ValueError as error:
        raise Http404 from error
    return get_object_or_404(Supervisor.objects.met_by(request.user), pk=pk)


@transaction.atomic
def _ask(entry: Entry, supervisor: Supervisor, *, by: User) -> ConfirmationRequest:
    """Write the question down and send it by the supervisor's usual contact. No photo goes along:
    that is a choice of its own.
    """
    asked = ConfirmationRequest.make(entry, supervisor, by=by, with_photo=False)
    asked.send(by=by, door=Door.EMAIL if supervisor.email else Door.SMS)
    return asked

"""Before something that matters, show once more who you are: a phone may lie open on a table."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import render

from accounts.guards import UserRequest
from privacy.models import Export

ExportView = Callable[Concatenate[UserRequest, Export, ...], HttpResponseBase]


def shown_just_now(view: ExportView) -> ExportView:
    """Open only to whoever has just shown who they are: by a second factor if there is one, as
    allauth asks for it; else by the code to their address, which is all that there is.
    """
    by_second_factor = reauthentication_required(view)

    @wraps(view)
    def door(request: UserRequest, export: Export, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if get_adapter().get_reauthentication_methods(request.user):
            answer: HttpResponseBase = by_second_factor(request, export, *args, **kwargs)
            return answer
        if not _signed_in_just_now(request):
            page = {"wanted": request.path}
            return render(request, "privacy/sign_in_again.html", page, status=403)
        return view(request, export, *args, **kwargs)

    return door


def _signed_in_just_now(request: UserRequest) -> bool:
    records = get_authentication_records(request, request.user)
    last = max((float(record.get("at", 0)) for record in records), default=0.0)
    return time.time() - last < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

"""How the page of a verb is answered: 422 where something needs a second look."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from accounts.guards import UserRequest
from accounts.models import Organisation


def page(request: UserRequest, template: str, form: forms.Form, **context: Any) -> HttpResponse:
    """Show the form of a verb, with all that was typed."""
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)


def typed(request: UserRequest) -> Any:
    """Return what was sent, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def known_organisations() -> Any:
    """Return the names to choose among. Queries."""
    return Organisation.objects.values_list("name", flat=True)

"""Putting right what is known of somebody who takes part."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guards import UserRequest, guarded
from programmes import correcting, permissions
from programmes.forms.correcting import CorrectForm, NumberForm
from programmes.models import Enrolment
from programmes.views.pages import typed
from programmes.views.programme import FORMS


@require_http_methods(FORMS)
@guarded(Enrolment, permissions.correct_person)
def correct_person(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    form = CorrectForm(typed(request), enrolment=enrolment)
    if form.is_valid():
        if correcting.correct(enrolment, form.cleaned_data, by=request.user):
            messages.success(request, _("That is written down."))
        return redirect("programmes:show_enrolment", enrolment.pk)
    context = {"enrolment": enrolment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/correct_person.html", context, status=status)


@require_http_methods(FORMS)
@guarded(Enrolment, permissions.record_number)
def record_number(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    person = enrolment.participant
    form = NumberForm(typed(request), person=person)
    if form.is_valid():
        said = form.cleaned_data
        correcting.record_number(
            enrolment,
            said["number_kind"],
            said["number"],
            by=request.user,
            identity_level=said["identity_level"],
        )
        messages.success(request, _("The number is written down. It lies sealed."))
        return redirect("programmes:show_enrolment", enrolment.pk)
    held = person.identifiers.filter(valid_to=None)
    context = {"enrolment": enrolment, "form": form, "identifiers": held}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/record_number.html", context, status=status)


@require_POST
@guarded(Enrolment, permissions.record_number)
def end_number(request: UserRequest, enrolment: Enrolment, identifier: int) -> HttpResponse:
    found = get_object_or_404(enrolment.participant.identifiers, pk=identifier)
    correcting.end_number(enrolment, found, by=request.user)
    messages.success(request, _("The number holds no longer."))
    return redirect("programmes:record_number", enrolment.pk)

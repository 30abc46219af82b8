"""How long what a programme has is kept, and what stops the clock."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guards import UserRequest, guarded
from programmes import permissions
from programmes.forms.keeping import HoldForm, RetentionForm
from programmes.models import Programme, RetentionRule
from programmes.views.pages import page, typed
from programmes.views.programme import FORMS


@require_http_methods(FORMS)
@guarded(Programme, permissions.set_retention)
def set_retention(request: UserRequest, programme: Programme) -> HttpResponse:
    rule = RetentionRule.objects.filter(programme=programme).first()
    form = RetentionForm(typed(request), rule=rule)
    if form.is_valid():
        RetentionRule.set_for(programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("That is written down."))
        return redirect(programme)
    return page(request, "programmes/set_retention.html", form, programme=programme)


@require_http_methods(FORMS)
@guarded(Programme, permissions.hold_programme)
def hold_programme(request: UserRequest, programme: Programme) -> HttpResponse:
    rule = get_object_or_404(RetentionRule, programme=programme)
    form = HoldForm(typed(request))
    if form.is_valid():
        rule.hold(form.cleaned_data["because"], by=request.user)
        messages.success(request, _("Nothing is erased until you lift the hold."))
        return redirect(programme)
    return page(request, "programmes/hold_programme.html", form, programme=programme)


@require_POST
@guarded(Programme, permissions.hold_programme)
def lift_hold(request: UserRequest, programme: Programme) -> HttpResponse:
    get_object_or_404(RetentionRule, programme=programme).lift_hold(by=request.user)
    messages.success(request, _("The rule holds again."))
    return redirect(programme)

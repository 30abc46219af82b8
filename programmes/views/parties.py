"""Partners, those who pay, and their emblems."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guards import UserRequest, guarded
from programmes import permissions
from programmes.forms.fields import both
from programmes.forms.party import EmblemForm, FinancierForm, PartnerForm
from programmes.models import Financier, Partner, Programme
from programmes.views.pages import known_organisations, page, typed
from programmes.views.programme import FORMS


@require_http_methods(FORMS)
@guarded(Programme, permissions.add_partner)
def add_partner(request: UserRequest, programme: Programme) -> HttpResponse:
    form = PartnerForm(typed(request))
    if form.is_valid():
        with transaction.atomic():
            organisation = form.found_or_made()
            Partner.add(programme, organisation, form.cleaned_data["role"], by=request.user)
        messages.success(request, _("%(name)s is a partner.") % {"name": organisation})
        return redirect(programme)
    context = {"programme": programme, "organisations": known_organisations()}
    return page(request, "programmes/add_partner.html", form, **context)


@require_POST
@guarded(Programme, permissions.add_partner)
def remove_partner(request: UserRequest, programme: Programme, partner: int) -> HttpResponse:
    get_object_or_404(programme.partners, pk=partner).remove(by=request.user)
    messages.success(request, _("That is taken away."))
    return redirect(programme)


@require_http_methods(FORMS)
@guarded(Programme, permissions.add_financier)
def add_financier(request: UserRequest, programme: Programme) -> HttpResponse:
    form = FinancierForm(typed(request), programme=programme)
    if form.is_valid():
        shares = {name: form.cleaned_data[name] for name in ("percent", "amount")}
        with transaction.atomic():
            organisation = form.found_or_made()
            Financier.add(programme, organisation, by=request.user, **shares)
        messages.success(request, _("%(name)s is a financier.") % {"name": organisation})
        return redirect(programme)
    context = {"programme": programme, "organisations": known_organisations()}
    return page(request, "programmes/add_financier.html", form, **context)


@require_POST
@guarded(Programme, permissions.add_financier)
def remove_financier(request: UserRequest, programme: Programme, financier: int) -> HttpResponse:
    get_object_or_404(programme.financiers, pk=financier).remove(by=request.user)
    messages.success(request, _("That is taken away."))
    return redirect(programme)


@require_http_methods(FORMS)
@guarded(Programme, permissions.add_emblem)
def add_emblem(request: UserRequest, programme: Programme, financier: int) -> HttpResponse:
    payer = get_object_or_404(programme.financiers.select_related("organisation"), pk=financier)
    form = EmblemForm(typed(request), request.FILES or None, programme=programme)
    if form.is_valid():
        said = form.cleaned_data
        payer.add_emblem(
            both(said, "name"),
            by=request.user,
            is_eu_emblem=said["is_eu_emblem"],
            png=form.png,
            height=said["height"],
        )
        messages.success(request, _("The emblem is printed on certificates from now on."))
        return redirect(programme)
    context = {"programme": programme, "financier": payer}
    return page(request, "programmes/add_emblem.html", form, **context)

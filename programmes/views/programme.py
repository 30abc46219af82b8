"""All programmes, one of them, and how one begins and is described."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from programmes import permissions
from programmes.forms.programme import BeginForm, DescribeForm, FrameworksForm, PeriodForm
from programmes.models import AgeBand, InformationText, Programme, begin_next
from programmes.views.pages import page, typed

A_PAGE = 25
FORMS = ["GET", "HEAD", "POST"]


@require_safe
@signed_in(permissions.read_programmes)
def list_programmes(request: UserRequest) -> HttpResponse:
    seen = Programme.objects.visible_to(request.user).by_day()
    context = {
        "page": Paginator(seen, A_PAGE).get_page(request.GET.get("page")),
        "can_begin": permissions.begin_programme(request.user),
    }
    return render(request, "programmes/list_programmes.html", context)


@require_safe
@guarded(Programme)
def show_programme(request: UserRequest, programme: Programme) -> HttpResponse:
    context = {
        "programme": programme,
        "leads": permissions.describe_programme(request.user, programme),
        "retention": getattr(programme, "retention", None),
        "areas": programme.areas.with_names(programme.starts_on),
        "partners": programme.partners.select_related("organisation"),
        "financiers": programme.financiers.select_related("organisation", "logo"),
        "grounds": list(programme.grounds.all()),
        "information": sorted(programme.information.latest_of_each(), key=_youngest_first),
        "frameworks": programme.frameworks.all(),
        "projects": programme.projects.select_related("organisation"),
    }
    return render(request, "programmes/show_programme.html", context)


def _youngest_first(text: InformationText) -> tuple[int, str]:
    return AgeBand.values.index(text.age_band), text.language


@require_http_methods(FORMS)
@signed_in(permissions.begin_programme)
def begin_programme(request: UserRequest) -> HttpResponse:
    form = BeginForm(typed(request), user=request.user)
    if form.is_valid():
        programme = Programme.begin(by=request.user, **form.facts())
        messages.success(request, _("The programme is there. Now its rules, one by one."))
        return redirect(programme)
    return page(request, "programmes/begin_programme.html", form)


@require_http_methods(FORMS)
@guarded(Programme, permissions.begin_next_programme)
def begin_next_programme(request: UserRequest, programme: Programme) -> HttpResponse:
    form = PeriodForm(typed(request), initial=_names_of(programme))
    if form.is_valid():
        said = form.cleaned_data
        following = begin_next(
            programme,
            said["name"],
            form.public_name,
            by=request.user,
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
        )
        messages.success(request, _("The rules are copied. Look them through."))
        for left in programme.areas_outside(following.starts_on, following.ends_on):
            said_of = _("%(area)s exists no longer then, and was left out.") % {"area": left}
            messages.warning(request, said_of)
        return redirect(following)
    return page(request, "programmes/begin_next_programme.html", form, programme=programme)


def _names_of(programme: Programme) -> dict[str, str]:
    words = programme.public_name
    return {f"public_name_{code}": words.get(code, "") for code in ("sv", "en")}


@require_http_methods(FORMS)
@guarded(Programme, permissions.describe_programme)
def describe_programme(request: UserRequest, programme: Programme) -> HttpResponse:
    form = DescribeForm(typed(request), programme=programme)
    if form.is_valid():
        programme.describe(by=request.user, **form.facts())
        messages.success(request, _("That is written down."))
        return redirect(programme)
    return page(request, "programmes/describe_programme.html", form, programme=programme)


@require_http_methods(FORMS)
@guarded(Programme, permissions.use_frameworks)
def use_frameworks(request: UserRequest, programme: Programme) -> HttpResponse:
    form = FrameworksForm(typed(request), programme=programme)
    if form.is_valid():
        programme.use_frameworks(form.cleaned_data["frameworks"], by=request.user)
        messages.success(request, _("That is written down."))
        return redirect(programme)
    return page(request, "programmes/use_frameworks.html", form, programme=programme)


@require_POST
@guarded(Programme, permissions.demand_code)
def demand_code(request: UserRequest, programme: Programme) -> HttpResponse:
    is_needed = request.POST.get("is_needed") == "yes"
    programme.demand_code(by=request.user, is_needed=is_needed)
    said = _("Supervisors write a code from now on.") if is_needed else _("No code is needed now.")
    messages.success(request, said)
    return redirect(programme)

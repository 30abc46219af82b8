"""What participants are told before they begin, in versions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded
from programmes import permissions
from programmes.forms.keeping import InformationForm
from programmes.models import InformationText, Programme
from programmes.views.pages import page, typed
from programmes.views.programme import FORMS


@require_http_methods(FORMS)
@guarded(Programme, permissions.write_information)
def write_information(request: UserRequest, programme: Programme) -> HttpResponse:
    form = InformationForm(typed(request), initial=_words_to_begin_with(request, programme))
    if form.is_valid():
        written = InformationText.write(programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("The draft is saved. It is told once it is published."))
        return redirect(written)
    return page(request, "programmes/write_information.html", form, programme=programme)


def _words_to_begin_with(request: UserRequest, programme: Programme) -> dict[str, str]:
    """Return the latest words of the band and language that the address names, if it does."""
    band, language = request.GET.get("age_band", ""), request.GET.get("language", "")
    versions = programme.information.filter(age_band=band, language=language)
    latest = versions.order_by("version").last()
    text = latest.text if latest else ""
    return {"age_band": band, "language": language, "text": text}


@require_safe
@guarded(Programme)
def show_information(request: UserRequest, programme: Programme, information: int) -> HttpResponse:
    text = get_object_or_404(programme.information, pk=information)
    same = programme.information.filter(age_band=text.age_band, language=text.language)
    context = {
        "programme": programme,
        "information": text,
        "versions": same.order_by("-version"),
        "leads": permissions.publish_information(request.user, programme),
    }
    return render(request, "programmes/show_information.html", context)


@require_POST
@guarded(Programme, permissions.publish_information)
def publish_information(
    request: UserRequest, programme: Programme, information: int
) -> HttpResponse:
    text = get_object_or_404(programme.information, pk=information)
    text.publish(by=request.user)
    messages.success(request, _("This is what they are told from now on."))
    return redirect(text)

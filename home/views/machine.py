"""What is chosen once, and what other machines ask."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.guards import public


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language: on the person if we know them, else in a cookie."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "")
    here = {request.get_host()}
    if not (back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=here)):
        back = "/"
    response = HttpResponseRedirect(back)  # redirect() would take a word for the name of a page
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        request.user.language = language
        request.user.save(update_fields=["language"])
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
    )
    return response


@public
@never_cache
def is_alive(request: HttpRequest) -> HttpResponse:
    """Say that the process answers. Never touches the database."""
    return HttpResponse("ok", content_type="text/plain")


@public
@never_cache
def is_ready(request: HttpRequest) -> HttpResponse:
    """Say that the database answers too; else 503 by the middleware."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")

"""In which language, or which two, somebody without an account goes on reading."""

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import get_language

from confirmations.templatetags.both import second_language


def languages_asked_for(request: HttpRequest) -> str:
    """Return what keeps the language, or two, from page to page, without a cookie."""
    chosen = {"lang": get_language() or ""} if "lang" in request.GET else {}
    if also := second_language(request):
        chosen["also"] = also
    return f"?{urlencode(chosen)}" if chosen else ""

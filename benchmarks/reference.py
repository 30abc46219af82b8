"""A Django as anyone would begin it, on the same tables: one page of one row, one page of twenty.

It has the middleware of a new project, one template, and none of what our pages do besides: gates,
languages, records of who looked, compression, a content security policy.
"""

from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.test import override_settings
from django.urls import path

from lifecycle.models import Event

GetResponse = Callable[[HttpRequest], HttpResponse]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "benchmarks.reference.use_these_addresses",
]
PAGES = {
    "base.html": "<!doctype html><html lang='sv'><head><title>{% block title %}{% endblock %}"
    "</title></head><body>{% block body %}{% endblock %}</body></html>",
    "row.html": "{% extends 'base.html' %}{% block title %}{{ event.action }}{% endblock %}"
    "{% block body %}<h1>{{ event.action }}</h1><dl><dt>Who<dd>{{ event.by.name }}"
    "<dt>When<dd>{{ event.at|date:'j F Y H:i' }}<dt>What<dd>{{ event.note }}</dl>{% endblock %}",
    "list.html": "{% extends 'base.html' %}{% block title %}{{ count }}{% endblock %}"
    "{% block body %}<p>{{ request.user.name }}</p><table>{% for event in events %}<tr>"
    "<td><a href='/r/{{ event.pk }}/'>{{ event.action }}</a><td>{{ event.by.name }}"
    "<td>{{ event.at|date:'j F Y H:i' }}<td>{{ event.note }}{% endfor %}</table>{% endblock %}",
}
LOADER = ("django.template.loaders.locmem.Loader", PAGES)
TEMPLATES = DjangoTemplates(
    {
        "NAME": "reference",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", [LOADER])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
)


def show_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one row and the one it belongs to."""
    return render(request, "row.html", {"event": Event.objects.select_related("by").get(pk=pk)})


def show_list(request: HttpRequest) -> HttpResponse:
    """Read twenty rows, those they belong to, and how many there are."""
    events = Event.objects.select_related("by").order_by("-pk")[:20]
    return render(request, "list.html", {"events": events, "count": Event.objects.count()})


def render(request: HttpRequest, name: str, context: dict[str, object]) -> HttpResponse:
    return HttpResponse(TEMPLATES.get_template(name).render(context, request))


def use_these_addresses(get_response: GetResponse) -> GetResponse:
    """Lead requests here. Changing the settings instead would empty caches that both use."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.reference"
        return get_response(request)

    return middleware


def application() -> WSGIHandler:
    """Return the reference as a server would run it."""
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()


urlpatterns = [path("r/<int:pk>/", show_row), path("list/", show_list)]

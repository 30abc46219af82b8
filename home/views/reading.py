"""Pages that are the same for everyone: help, how accessible we are, what we save."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.guards import public
from home import content
from home.forms import SampleForm


@public
def help_(request: HttpRequest) -> HttpResponse:
    return render(request, "home/help.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "home/accessibility.html")


@public
def what_we_save(request: HttpRequest) -> HttpResponse:
    return render(request, "home/what_we_save.html")


@public
def style_page(request: HttpRequest) -> HttpResponse:
    return render(request, "home/style_page.html", {"form": SampleForm({}), **content.samples()})

"""Letters: those a development machine wrote to disk, and those still on their way."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.guards import UserRequest, public, signed_in
from home import permissions
from home.letters import read_written, still_on_their_way


@public
def read_mail(request: HttpRequest) -> HttpResponse:
    """Show the mails of a development machine; anywhere else there is no such page."""
    if not settings.DEVELOPMENT:
        raise Http404
    mails = read_written(Path(settings.EMAIL_FILE_PATH))
    return render(request, "home/read_mail.html", {"mails": mails})


@signed_in(permissions.watch_the_post)
def letters_on_their_way(request: UserRequest) -> HttpResponse:
    return render(request, "home/letters_on_their_way.html", {"post": still_on_their_way()})

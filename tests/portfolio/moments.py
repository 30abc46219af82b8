"""Builds moments in the states that tests begin with, each reached by its real steps."""

import uuid
from datetime import date, datetime
from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from portfolio.media import Photo, take_in
from portfolio.models import Account, Entry
from tests.cast import Cast
from tests.photos import workshop_photo

WORDS = "Jag bytte slang och pumpade hjulet."


def make_draft(cast: Cast, text: str = WORDS) -> Entry:
    """Amina has begun to write, and not pressed Save."""
    entry = Entry.find_or_start(uuid.uuid4(), by=cast.amina)
    entry.write_draft(account(cast, text=text), by=cast.amina)
    return entry


def make_entry(cast: Cast, text: str = WORDS, *, shared: bool = False) -> Entry:
    """A moment that Amina has saved, about one competency, at Cykelköket."""
    entry = make_draft(cast, text)
    entry.keep(by=cast.amina)
    if shared:
        entry.share(by=cast.amina)
    return entry


def make_submitted(cast: Cast) -> Entry:
    """A moment that is part of an assessment."""
    entry = make_entry(cast, shared=True)
    entry.submit(by=cast.amina)
    return entry


def account(cast: Cast, **said: Any) -> Account:
    """What Amina says, if nothing else is said."""
    usual: dict[str, Any] = {
        "text": WORDS,
        "happened_on": timezone.localdate(),
        "placement": cast.placement,
        "shown": {cast.competency("A1.1").pk: "with_help"},
    }
    return Account(**usual | said)


def filled_in(**said: Any) -> dict[str, Any]:
    """What the form sends, if nothing else is said."""
    return {"text": WORDS, "happened_on": timezone.localdate().isoformat(), **said}


@cache
def photo() -> Photo:
    """A picture that went through the pipeline."""
    return take_in(jpeg())


@cache
def jpeg() -> bytes:
    """A picture as the phone sends it."""
    taken = datetime.combine(date(2026, 3, 2), datetime.min.time())
    return workshop_photo("wheel", taken_at=taken, size=(480, 360))


def upload(content: bytes | None = None, name: str = "bild.jpg") -> SimpleUploadedFile:
    """A file that somebody chose."""
    return SimpleUploadedFile(name, jpeg() if content is None else content)

"""Posting: write down, in the transaction that causes it, that a letter is to leave."""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from lifecycle.models import Letter
from lifecycle.post.carrying import Words
from lifecycle.post.delivering import enqueue

RESERVED = ".invalid"  # RFC 2606: an address that is nobody's, of somebody who has none

Writer = Callable[[Any], Words | None]  # None: there is nothing to say any more


def post(
    writer: Writer,
    *,
    about: models.Model,
    to: str,
    language: str,
    key: str = "",
    medium: str = Letter.Medium.EMAIL,
) -> Letter:
    """Post a letter in the current transaction; it leaves when that commits, once per key.

    One to whoever has no address is neither kept nor sent.
    """
    name = f"{writer.__module__}.{writer.__qualname__}"
    facts = {
        "writer": name,
        "subject_type": ContentType.objects.get_for_model(about),
        "subject_id": str(about.pk),
        "medium": medium,
        "to": to,
        "language": language,
    }
    if to.endswith(RESERVED):
        return Letter(**facts)
    letter, made = Letter.objects.get_or_create(
        key=key or f"{name}:{about.pk}:{timezone.now().timestamp()}", defaults=facts
    )
    if made:
        enqueue(letter)  # a row of the same transaction: it is there exactly if the cause is
    return letter

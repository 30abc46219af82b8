"""What tells of a thing without hanging on it: steps, letters, looks, lines of the admin pages."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from accounts.models import Reading
from lifecycle.models import Event, Letter


def follow(model: type[Model], pks: Collection[Any]) -> Counter[str]:
    """Delete all that tells of these things, and return how many rows of each table went."""
    gone: Counter[str] = Counter()
    for rows in (about(Event, model, pks), about(Letter, model, pks), about(Reading, model, pks)):
        gone.update(rows.delete()[1])
    gone.update(_lines(model, pks).delete()[1])
    return gone


def silence(model: type[Model], pks: Collection[Any]) -> None:
    """Let the steps of what stays stand without the words that somebody wrote beside them."""
    about(Event, model, pks).update(note="")


def about(kind: type[Model], model: type[Model], pks: Collection[Any]) -> "QuerySet[Any, Any]":
    """Return the rows of one of the tables that are about these things."""
    subject = Q(subject_type=_type_of(model), subject_id__in=[str(pk) for pk in pks])
    return kind._default_manager.filter(subject)


def _lines(model: type[Model], pks: Collection[Any]) -> "QuerySet[LogEntry]":
    return LogEntry.objects.filter(
        content_type=_type_of(model), object_id__in=[str(pk) for pk in pks]
    )


def _type_of(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)

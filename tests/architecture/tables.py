"""Which of our tables are about people: those from which foreign keys lead to somebody."""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Model

from accounts.models import User

LIBRARIES = {"django_tasks_database", "sessions"}  # what they hold is opaque, and soon deleted


def leads_to(model: type[Model], people: set[type[Model]]) -> bool:
    fields: Any = model._meta.get_fields()
    pointing = [each for each in fields if each.is_relation and getattr(each, "concrete", False)]
    return any(each.related_model in people for each in pointing if not each.many_to_many) or any(
        isinstance(each, GenericForeignKey) for each in model._meta.private_fields
    )


def tables_about_people() -> set[str]:
    """Return the labels of all tables from which foreign keys lead to a person."""
    found: set[type[Model]] = {User}
    everything = set(apps.get_models(include_auto_created=True))
    while more := {model for model in everything - found if leads_to(model, found)}:
        found |= more
    return {model._meta.label for model in found if model._meta.app_label not in LIBRARIES}

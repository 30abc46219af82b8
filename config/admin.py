"""Django's admin, for our reference data alone.

Packages register their own tables when they find an admin: addresses, second factors, sessions,
background tasks. Whoever can change an address can sign in as its owner, so none of them gets in.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.sites import AdminSite
from django.db.models import Model
from django.db.models.base import ModelBase


class ReferenceData(AdminSite):
    """Takes in what our own apps register, and nothing else."""

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: Any = None,
        **options: Any,
    ) -> None:
        models = (
            [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        )
        ours: list[Any] = [
            model for model in models if model._meta.app_label in settings.LOCAL_APPS
        ]
        super().register(ours, admin_class, **options)


class AdminOfReferenceData(AdminConfig):
    default_site = "config.admin.ReferenceData"

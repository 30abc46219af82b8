"""Reference data of places. Supervisors are looked at by the team, on pages of their own."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest

from accounts.admin import unprotected
from workplaces.models import Placement, Workplace


@admin.register(Workplace)
class WorkplaceAdmin(admin.ModelAdmin[Workplace]):
    list_display = ["name", "kind", "organisation"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(Placement)
class PlacementAdmin(admin.ModelAdmin[Placement]):
    list_display = ["participant", "workplace", "starts_on", "ends_on"]
    list_select_related = ["participant", "workplace"]
    autocomplete_fields = ["participant"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Placement]:
        return super().get_queryset(request).filter(participant__is_protected=False)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **unprotected(db_field, options))

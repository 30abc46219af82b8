"""Reference data of places. Supervisors are looked at by the team, on pages of their own."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

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

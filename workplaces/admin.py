"""Reference data of places. Placements and supervisors have pages of their own."""

from django.contrib import admin
from django.http import HttpRequest

from workplaces.models import HourLimit, Workplace


@admin.register(Workplace)
class WorkplaceAdmin(admin.ModelAdmin[Workplace]):
    fields = ["name", "kind", "sector", "organisation"]
    list_display = ["name", "kind", "organisation"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(HourLimit)
class HourLimitAdmin(admin.ModelAdmin[HourLimit]):
    """The numbers change when the authority's do: then the source is written anew too."""

    list_display = ["weeks", "a_day", "a_week", "not_before", "not_after", "source"]
    readonly_fields = ["weeks"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: HourLimit | None = None) -> bool:
        return False

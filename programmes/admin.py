"""Reference data of programmes, and who takes part in them; nobody with a protected identity."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest

from accounts.admin import unprotected
from programmes.models import Assignment, Enrolment, LocalProject, Programme


class LocalProjectInline(admin.TabularInline[LocalProject, Programme]):
    model = LocalProject
    extra = 0


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin[Programme]):
    list_display = ["name", "owner", "starts_on", "ends_on", "confirmations_need_code"]
    inlines = [LocalProjectInline]


class AssignmentInline(admin.TabularInline[Assignment, Enrolment]):
    model = Assignment
    extra = 0
    autocomplete_fields = ["staff"]


@admin.register(Enrolment)
class EnrolmentAdmin(admin.ModelAdmin[Enrolment]):
    list_display = ["participant", "local_project", "starts_on", "ends_on"]
    list_select_related = ["participant", "local_project"]
    autocomplete_fields = ["participant"]
    inlines = [AssignmentInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Enrolment]:
        return super().get_queryset(request).filter(participant__is_protected=False)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **unprotected(db_field, options))

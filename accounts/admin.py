"""Reference data of people and organisations. Nothing that a participant wrote, and nobody whose
identity is protected: they are handled by the few who are trusted with that.
"""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import Organisation, RoleAssignment, User


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]


class RoleInline(admin.TabularInline[RoleAssignment, User]):
    model = RoleAssignment
    extra = 0


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    fields = ["email", "name", "preferred_name", "birth_date", "language", "is_active"]
    list_display = ["name", "email", "is_active"]
    search_fields = ["name", "email"]
    inlines = [RoleInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).filter(is_protected=False)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

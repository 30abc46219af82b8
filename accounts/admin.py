"""Reference data of people and organisations. Nothing that a participant wrote, and nobody whose
identity is protected: they are handled by the few who are trusted with that.
"""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Field, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, RoleAssignment, User


def unprotected(db_field: Field[Any, Any], options: dict[str, Any]) -> dict[str, Any]:
    """Offer no protected person where a form names a person."""
    if db_field.related_model is User:
        options["queryset"] = User.objects.filter(is_protected=False)
    return options


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]


class RoleInline(admin.TabularInline[RoleAssignment, User]):
    """The roles of somebody else: nobody gives themselves one."""

    model = RoleAssignment
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return obj != request.user

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return obj != request.user

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False  # a role ends by its date


class PersonForm(forms.ModelForm[User]):
    """A person, born already: the day may be printed on certificates."""

    def clean_birth_date(self) -> date | None:
        day: date | None = self.cleaned_data["birth_date"]
        if day and not date(1900, 1, 1) <= day <= timezone.localdate():
            raise forms.ValidationError(_("Look at the year once more."))
        return day


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    form = PersonForm
    fields = ["email", "name", "preferred_name", "birth_date", "language", "is_active"]
    list_display = ["name", "email", "is_active"]
    search_fields = ["name", "email"]
    inlines = [RoleInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).filter(is_protected=False)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        # Whoever changes an address can sign in as its owner.
        return ["email"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

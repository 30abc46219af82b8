"""Reference data of programmes, and who takes part in them; nobody with a protected identity."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin import unprotected
from programmes.media import take_in_logo
from programmes.models import (
    Area,
    AreaName,
    AreaPart,
    Assignment,
    Enrolment,
    LocalProject,
    Programme,
    ProgrammeLogo,
)


class LocalProjectInline(admin.TabularInline[LocalProject, Programme]):
    model = LocalProject
    extra = 0


class LogoForm(forms.ModelForm[ProgrammeLogo]):
    """A logo: the emblem of the EU, or a picture of somebody else's."""

    upload = forms.FileField(
        label=_("picture"), required=False, help_text=_("PNG. Not for the EU emblem: we draw it.")
    )

    class Meta:
        model = ProgrammeLogo
        fields = ["name", "is_eu_emblem", "upload", "height", "position"]

    def clean(self) -> None:
        """Put a picture where one belongs; say what is wrong with it."""
        upload = self.cleaned_data.get("upload")
        try:
            if self.cleaned_data.get("is_eu_emblem"):
                self.instance.png = b""
            elif upload:
                self.instance.png = take_in_logo(upload)
        except ValueError as error:
            self.add_error("upload", error.args[0])
            return
        if not self.cleaned_data.get("is_eu_emblem") and not self.instance.png:
            self.add_error("upload", _("Choose a picture, or say that it is the EU emblem."))


class LogoFormSet(
    forms.BaseInlineFormSet[ProgrammeLogo, Programme, forms.ModelForm[ProgrammeLogo]]
):
    """All logos of a programme, compared with each other."""

    def clean(self) -> None:
        """Hold the rule of sizes, before anything is printed."""
        super().clean()
        said = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        kept = [row for row in said if not row.get("DELETE") and row.get("height")]
        ours = [row["height"] for row in kept if row["is_eu_emblem"]]
        others = [row["height"] for row in kept if not row["is_eu_emblem"]]
        if ours and others and min(ours) < max(others):
            raise ValidationError(
                _("Another logo is larger than the EU emblem. Make the emblem at least as large.")
            )
        if kept and not self.instance.funding_line:
            raise ValidationError(_("Logos need a funding line: write it above."))


class LogoInline(admin.TabularInline[ProgrammeLogo, Programme]):
    model = ProgrammeLogo
    form = LogoForm
    formset = LogoFormSet
    extra = 0


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin[Programme]):
    """What a programme is called and when it goes on. Its rules are led on pages of their own."""

    fields = [
        "name",
        "public_name",
        "owner",
        "funding_line",
        "starts_on",
        "ends_on",
        "confirmations_need_code",
    ]
    list_display = ["name", "owner", "starts_on", "ends_on", "confirmations_need_code"]
    inlines = [LocalProjectInline, LogoInline]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Programme | None = None
    ) -> tuple[str, ...]:
        """Leave the days of a closed one as they are: how long things are kept counts from them."""
        return ("starts_on", "ends_on") if obj and obj.is_closed else ()


class NameInline(admin.TabularInline[AreaName, Area]):
    model = AreaName
    extra = 0


class WholeInline(admin.TabularInline[AreaPart, Area]):
    model = AreaPart
    fk_name = "part"
    extra = 0


@admin.register(Area)
class AreaAdmin(admin.ModelAdmin[Area]):
    """Areas as they come and go. One that has ended stays, and a new name is a row."""

    list_display = ["name", "kind", "code", "starts_on", "ends_on"]
    list_filter = ["kind"]
    search_fields = ["name", "code", "names__name"]
    inlines = [NameInline, WholeInline]

    def has_delete_permission(self, request: HttpRequest, obj: Area | None = None) -> bool:
        return False


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

"""Reference data of assessing: what each assessor is competent to assess."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.admin import unprotected
from accounts.models import Role, User
from assessments.models import AssessorCompetence


class CompetenceForm(ModelForm[AssessorCompetence]):
    """What is on record; `by` is whoever writes it down."""

    by: User

    def clean_assessor(self) -> User:
        assessor: User = self.cleaned_data["assessor"]
        if assessor == self.by:
            raise ValidationError(_("Somebody else has to write down what one can assess."))
        return assessor


@admin.register(AssessorCompetence)
class AssessorCompetenceAdmin(admin.ModelAdmin[AssessorCompetence]):
    form = CompetenceForm
    exclude = ["recorded_by"]
    list_display = ["assessor", "area", "framework", "starts_on", "ends_on", "recorded_by"]
    list_select_related = ["assessor", "framework", "recorded_by"]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        return type("CompetenceForm", (form,), {"by": request.user})

    def save_model(
        self, request: HttpRequest, obj: AssessorCompetence, form: Any, change: Any
    ) -> None:
        assert isinstance(request.user, User)
        obj.recorded_by = request.user
        super().save_model(request, obj, form, change)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "assessor":
            assessors = User.objects.filter(role_assignments__role=Role.ASSESSOR)
            options["queryset"] = assessors.filter(is_protected=False).distinct()
        else:
            options = unprotected(db_field, options)
        return super().formfield_for_foreignkey(db_field, request, **options)

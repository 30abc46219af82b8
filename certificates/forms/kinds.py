"""The kinds of certificate that come of a programme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import CertificateType
from programmes.models import Programme


class KindsForm(forms.Form):
    """Which kinds; none chosen means all."""

    kinds = forms.ModelMultipleChoiceField(
        label=_("Kinds of certificates"),
        queryset=CertificateType.objects.all(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data, initial={"kinds": programme.certificate_kinds})

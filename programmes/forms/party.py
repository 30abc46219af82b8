"""Partners, those who pay, and their emblems."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from programmes.forms.fields import NumberField, words_in
from programmes.media import take_in_logo
from programmes.models import Programme, ProgrammeLogo
from programmes.models.party import too_much


class OrganisationForm(forms.Form):
    """An organisation by its name; one that we do not know yet needs a kind."""

    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
        error_messages={"required": _("Write the name of the organisation.")},
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[("", _("We have it already")), *Organisation.Kind.choices],
        required=False,
        help_text=_("Only for an organisation that is not in the list yet."),
    )

    known: Organisation | None = None

    def clean(self) -> None:
        super().clean()
        name = " ".join(str(self.cleaned_data.get("organisation", "")).split())
        self.cleaned_data["organisation"] = name
        self.known = Organisation.objects.filter(name__iexact=name).first()
        if name and not self.known and not self.cleaned_data.get("kind"):
            said = _("We do not know %(name)s yet. Say what it is, or choose a name in the list.")
            self.add_error("kind", ValidationError(said, params={"name": name}))

    def found_or_made(self) -> Organisation:
        """Return the organisation; a new one is made. Call when the form is valid."""
        if self.known:
            return self.known
        said = self.cleaned_data
        return Organisation.objects.get_or_create(
            name=said["organisation"], defaults={"kind": said["kind"]}
        )[0]


class PartnerForm(OrganisationForm):
    """Who helps to run a programme, and as what."""

    role = forms.CharField(
        label=_("As what"),
        max_length=200,
        help_text=_("For example: support in validating"),
        error_messages={"required": _("Write what they do in the programme.")},
    )
    field_order = ["organisation", "role", "kind"]


class FinancierForm(OrganisationForm):
    """Who pays how much."""

    percent = NumberField(
        label=_("Share in percent"),
        required=False,
        max_digits=5,
        decimal_places=2,
        min_value=0,
        help_text=_("Or an amount, or neither if nobody has said."),
    )
    amount = NumberField(
        label=_("Amount in kronor"),
        required=False,
        min_value=1,
        max_value=10**12,
        decimal_places=0,
        error_messages={"min_value": _("Write an amount above 0.")},
    )
    field_order = ["organisation", "percent", "amount", "kind"]

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data)
        self.programme = programme

    def clean_percent(self) -> Any:
        percent = self.cleaned_data["percent"]
        if percent is not None and not 0 < percent <= 100:
            raise ValidationError(_("A share is above 0 and at most 100 percent."))
        return percent

    def clean_amount(self) -> int | None:
        amount = self.cleaned_data["amount"]
        return None if amount is None else int(amount)

    def clean(self) -> None:
        super().clean()
        percent, amount = (self.cleaned_data.get(name) for name in ("percent", "amount"))
        if percent is not None and amount is not None:
            self.add_error("amount", _("Write a percentage or an amount, not both."))
        elif sentence := too_much(self.programme, self.known, percent=percent, amount=amount):
            self.add_error("amount" if percent is None else "percent", sentence)


class EmblemForm(forms.Form):
    """The mark a financier asks for on certificates."""

    is_eu_emblem = forms.BooleanField(
        label=_("It is the emblem of the European Union"),
        required=False,
        help_text=_("We draw it: no picture is needed."),
    )
    name_sv = words_in("sv", _("What the emblem says, in Swedish"), max_length=200)
    name_en = words_in("en", _("What the emblem says, in English"), max_length=200)
    upload = forms.FileField(label=_("Picture"), required=False, help_text=_("PNG, at most 2 MB."))
    height = forms.IntegerField(
        label=_("Height on the paper, in mm"), initial=12, min_value=10, max_value=30
    )

    def __init__(self, data: Any = None, files: Any = None, *, programme: Programme) -> None:
        super().__init__(data, files)
        self.programme = programme
        self.png = b""

    def clean(self) -> None:
        super().clean()
        is_eu = bool(self.cleaned_data.get("is_eu_emblem"))
        height = self.cleaned_data.get("height")
        self._read_picture(is_eu=is_eu)
        if height and (said := ProgrammeLogo.wrong_height(self.programme, height, is_eu=is_eu)):
            self.add_error("height", said)
        if not self.programme.funding_line:
            self.add_error(None, _("Logos need a funding line: describe the programme first."))

    def _read_picture(self, *, is_eu: bool) -> None:
        upload = self.cleaned_data.get("upload")
        if is_eu:
            return
        if not upload:
            self.add_error("upload", _("Choose a picture, or say that it is the EU emblem."))
            return
        try:
            self.png = take_in_logo(upload)
        except ValueError as error:
            self.add_error("upload", error.args[0])

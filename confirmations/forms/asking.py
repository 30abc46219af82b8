"""Whom a participant asks about a moment."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from confirmations.forms.fields import NameField
from portfolio.models import Entry
from workplaces.models import Supervisor

CHOOSE_WHOM = _("Choose whom to ask.")


class AskForm(forms.Form):
    """Whom to ask about a moment: someone met before, or a name and an address."""

    SOMEONE_ELSE = "new"

    whom = forms.ChoiceField(
        label=_("Who can confirm it?"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_WHOM, "invalid_choice": CHOOSE_WHOM},
    )
    name = NameField(label=_("Name"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Write the whole address, with an @ in it.")},
    )
    title = NameField(label=_("What do they do there?"), max_length=200, required=False)
    with_photo = forms.BooleanField(label=_("Send the photo along"), required=False)

    def __init__(self, data: Any = None, *, entry: Entry) -> None:
        super().__init__(data)
        self.participant = entry.participant
        there = entry.placement and entry.placement.supervisor_id
        met = Supervisor.objects.met_by(entry.participant)
        self.met = sorted(met, key=lambda supervisor: supervisor.pk != there)
        known = [(str(supervisor.pk), str(supervisor)) for supervisor in self.met]
        whom = self.fields["whom"]
        assert isinstance(whom, forms.ChoiceField)
        whom.choices = [*known, (self.SOMEONE_ELSE, _("Someone else"))]
        if not known or self.met[0].pk == there:
            whom.initial = whom.choices[0][0]
        if entry.participant.is_protected or not entry.photo:
            del self.fields["with_photo"]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if email.lower() == self.participant.email.lower():
            raise ValidationError(_("That is your own address. Someone else has to confirm it."))
        return email

    def clean(self) -> None:
        if self.cleaned_data.get("whom") != self.SOMEONE_ELSE:
            return
        needed = {"name": _("Write the name."), "email": _("Write the e-mail address.")}
        for field, sentence in needed.items():
            if not self.cleaned_data.get(field) and not self.has_error(field):
                self.add_error(field, sentence)

    @property
    def supervisor(self) -> Supervisor | None:
        """The one who was chosen among those met before."""
        whom = self.cleaned_data["whom"]
        return next((met for met in self.met if str(met.pk) == whom), None)

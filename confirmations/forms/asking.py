"""Whom a participant asks about a moment, and which way the question goes."""

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from confirmations import doors
from confirmations.forms.fields import Contact, ContactField
from confirmations.models import ConfirmationRequest
from lifecycle.forms import NameField
from lifecycle.phones import shown_phone
from portfolio.models import Entry
from workplaces.models import Supervisor

CHOOSE_WHOM = _("Choose whom to ask.")
CHOOSE_WAY = _("Choose one of the ways below.")
OWN = _("That is your own address. Someone else has to confirm it.")


def refuse_own(contact: Contact, participant: User) -> Contact:
    """Say no to the participant's own address."""
    if contact.email and participant.has_mailbox(contact.email):
        raise ValidationError(OWN, code="own")
    return contact


class AskForm(forms.Form):
    """Whom to ask about a moment: someone met before, or a name and where to reach them."""

    SOMEONE_ELSE = "new"

    whom = forms.ChoiceField(
        label=_("Who can confirm it?"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_WHOM, "invalid_choice": CHOOSE_WHOM},
    )
    name = NameField(label=_("Name"), max_length=200, required=False)
    contact = ContactField(
        label=_("E-mail or mobile number"),
        help_text=_("Leave it empty if you are in the same place, or send the link yourself."),
        max_length=254,
        required=False,
    )
    title = NameField(label=_("What do they do there?"), max_length=200, required=False)
    with_photo = forms.BooleanField(label=_("Send the photo along"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        entry: Entry,
        before: ConfirmationRequest | None = None,
        elsewhere: bool = False,
    ) -> None:
        """Begin with what was looked at and not sent; `elsewhere`: with another contact."""
        super().__init__(data)
        self.participant = entry.participant
        there = entry.placement and entry.placement.supervisor_id
        met = Supervisor.objects.met_by(entry.participant)
        self.met = sorted(met, key=lambda supervisor: supervisor.pk != there)
        known = _told_apart(self.met)
        whom = self.fields["whom"]
        assert isinstance(whom, forms.ChoiceField)
        whom.choices = [*known, (self.SOMEONE_ELSE, _("Someone else"))]
        if not known or self.met[0].pk == there:
            whom.initial = whom.choices[0][0]
        if entry.participant.is_protected or not entry.photo:
            del self.fields["with_photo"]
        if before:
            self._begin_with(before, elsewhere=elsewhere)

    def _begin_with(self, before: ConfirmationRequest, *, elsewhere: bool) -> None:
        is_met = any(supervisor.pk == before.supervisor.pk for supervisor in self.met)
        is_chosen = is_met and not elsewhere
        self.initial["whom"] = str(before.supervisor.pk) if is_chosen else self.SOMEONE_ELSE
        self.initial["with_photo"] = before.photo is not None
        if not is_chosen:
            self.initial.update(name=before.name, title=before.title)
        if not is_met and not elsewhere:
            self.initial["contact"] = _typed_before(before)

    def clean_contact(self) -> Contact:
        return refuse_own(self.cleaned_data["contact"], self.participant)

    def clean(self) -> None:
        if self.cleaned_data.get("whom") != self.SOMEONE_ELSE:
            return
        if not self.cleaned_data.get("name") and not self.has_error("name"):
            self.add_error("name", _("Write the name."))

    @property
    def supervisor(self) -> Supervisor | None:
        """The one who was chosen among those met before."""
        whom = self.cleaned_data["whom"]
        return next((met for met in self.met if str(met.pk) == whom), None)


class WayForm(forms.Form):
    """The way by which a question goes out; without any, the usual one."""

    door = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": CHOOSE_WAY}, widget=forms.HiddenInput
    )

    def __init__(self, data: Any = None, *, asked: ConfirmationRequest) -> None:
        super().__init__(data)
        door = self.fields["door"]
        assert isinstance(door, forms.ChoiceField)
        self.ways = asked.links
        door.choices = [(way, way) for way in self.ways]

    @property
    def way(self) -> str:
        """The way that was chosen."""
        return str(self.cleaned_data["door"] or self.ways[0])


class AddressForm(forms.Form):
    """Where a question is to go instead."""

    contact = ContactField(
        label=_("E-mail or mobile number"),
        max_length=254,
        error_messages={"required": _("Write an e-mail address or a mobile number.")},
    )

    def __init__(self, data: Any = None, *, asked: ConfirmationRequest) -> None:
        super().__init__(data, initial={"contact": _typed_before(asked)})
        self.participant = asked.participant

    def clean_contact(self) -> Contact:
        return refuse_own(self.cleaned_data["contact"], self.participant)


def _told_apart(people: list[Supervisor]) -> list[tuple[str, str]]:
    """Return each as a choice; namesakes with a little more, that says which of them it is."""
    number = Counter(str(someone).casefold() for someone in people)

    def label(someone: Supervisor) -> str:
        more = doors.masked(someone.contact) if someone.contact else someone.title
        is_namesake = number[str(someone).casefold()] > 1 and more
        return f"{someone} ({more})" if is_namesake else str(someone)

    return [(str(someone.pk), label(someone)) for someone in people]


def _typed_before(asked: ConfirmationRequest) -> str:
    """What the participant typed; never what only the register knows."""
    supervisor = asked.supervisor
    if supervisor.named_by_id != asked.participant.pk:
        return ""
    return supervisor.email or (shown_phone(supervisor.phone) if supervisor.phone else "")

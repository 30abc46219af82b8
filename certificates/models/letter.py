"""A kompetensbrev on its way: the participant's own situations, and who talked with them."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from certificates import letters
from certificates.content import FEWEST_SITUATIONS
from certificates.content.plain import LANGUAGES
from certificates.models.questions import stays
from competencies.texts import TranslatedField
from lifecycle.models import Event
from lifecycle.post import Writer, post
from lifecycle.transitions import Refused, Stateful, Transition
from portfolio.models import Entry
from programmes.models import Assignment, Enrolment


@dataclass(frozen=True)
class Told:
    """One situation as it was written."""

    heading: str
    words: str
    language: str
    on: date | None = None


class CompetenceLetterQuerySet(models.QuerySet["CompetenceLetter"]):
    def visible_to(self, user: User) -> "CompetenceLetterQuerySet":
        """The participant; and the dialogue partner, once asked and while they follow."""
        followed = Enrolment.objects.followed_by(user).values("participant")
        asked = Q(partner=user, participant__in=followed) & ~Q(state=CompetenceLetter.State.WRITING)
        return self.filter(Q(participant=user) | asked).select_related("participant", "partner")

    def of(self, participant: User) -> "CompetenceLetterQuerySet":
        """Return a participant's own, newest first."""
        return self.filter(participant=participant).order_by("-pk")


class CompetenceLetter(Stateful):
    """Three to five situations in the participant's own words. Nobody assesses them."""

    class State(models.TextChoices):
        WRITING = "writing", _("You are writing")
        ASKED = "asked", _("Waiting for whoever you talked with")
        CONFIRMED = "confirmed", _("The talk is confirmed")

    TRANSITIONS = {
        "ask": Transition({State.WRITING}, State.ASKED),
        "confirm": Transition({State.ASKED}, State.CONFIRMED),
        "send_back": Transition({State.ASKED}, State.WRITING),
        "rewrite": Transition({State.ASKED, State.CONFIRMED}, State.WRITING),
    }

    participant = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="competence_letters"
    )
    partner = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # As they were on the day the talk was confirmed.
    partner_role = TranslatedField(blank=True)
    partner_organisation = models.CharField(max_length=200, blank=True)
    talked_on = models.DateField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State, default=State.WRITING)

    objects = CompetenceLetterQuerySet.as_manager()

    if TYPE_CHECKING:
        certificates: Any
        situations: Any

    class Meta:
        verbose_name = _("Competence letter")
        constraints = [
            models.CheckConstraint(
                name="confirmed_letter_names_the_talk",
                condition=~Q(state="confirmed")
                | Q(partner__isnull=False, talked_on__isnull=False) & ~Q(partner_organisation=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:show_letter", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(cls, entries: Sequence[Entry], *, by: User) -> "CompetenceLetter":
        """Begin a letter, with the words of own moments to go on from."""
        letter = cls.objects.create(participant=by)
        told = [Told("", entry.text, by.language, entry.happened_on) for entry in entries]
        letter.write(told, partner=None, by=by)
        Event.record(letter, "make", by=by)
        return letter

    # Steps

    @transaction.atomic
    def write(self, told: Sequence[Told], *, partner: User | None, by: User) -> None:
        """Write down the situations as they stand now, whole or not."""
        locked = CompetenceLetter.objects.select_for_update().get(pk=self.pk)
        if not locked.allows("ask"):
            raise Refused(_("Take it back first, to change it."), subject=self)
        self.situations.all().delete()
        for position, each in enumerate(told):
            LetterSituation.objects.create(
                letter=self,
                position=position,
                heading=each.heading,
                words=each.words,
                language=each.language,
                on=each.on,
            )
        self.partner = partner
        self.save(update_fields=["partner"])

    @transaction.atomic
    def ask(self, *, by: User) -> None:
        """Ask whoever one talked with to confirm that the talk took place."""
        told = [each for each in self.situations.all() if each.heading and each.words]
        if len(told) < FEWEST_SITUATIONS:
            raise Refused(_("Write at least three situations, each with a heading."), subject=self)
        if self.partner is None or not Enrolment.followers_of(self.participant).filter(
            pk=self.partner.pk
        ):
            raise Refused(_("Choose who of your team you talked with."), subject=self)
        self._take("ask", by=by)
        self._tell(self.partner, letters.ask_partner)

    @transaction.atomic
    def confirm(self, *, by: User, talked_on: date, seen: str) -> None:
        """Say that the talk took place, and when. The words are the participant's, untouched: those
        that were seen, and no others that were put in their place meanwhile.
        """
        CompetenceLetter.objects.select_for_update().get(pk=self.pk)
        if self.as_told != seen:
            raise Refused(_("The words have changed. Read them once more."), subject=self)
        self.talked_on = talked_on
        self.partner_role, self.partner_organisation = _standing_of(by, self.participant)
        facts = ["talked_on", "partner_role", "partner_organisation"]
        self._take("confirm", by=by, also=facts)

    @transaction.atomic
    def send_back(self, *, by: User, note: str) -> None:
        """Give it back with a word on what to look at again."""
        self._take("send_back", by=by, note=note)
        self._tell(self.participant, letters.tell_of_return)

    @transaction.atomic
    def rewrite(self, *, by: User) -> None:
        """Take it back to change the words; then whoever one talked with is asked again."""
        on_paper = list(self.certificates.select_for_update())
        if stays(on_paper):
            raise Refused(_("The words are on a certificate now, and stay."), subject=self)
        self._take("rewrite", by=by)
        for certificate in on_paper:
            if certificate.is_accepted:
                certificate.reopen(by=by)

    def _tell(self, someone: User, writer: Writer) -> None:
        post(writer, about=self, to=someone.email, language=someone.language)

    # Questions

    @property
    def as_told(self) -> str:
        """A fingerprint of the situations as they stand now. Queries."""
        told = self.situations.values_list("heading", "words", "language", "on")
        return hashlib.sha256(json.dumps([*told], default=str).encode()).hexdigest()[:32]

    @property
    def is_writing(self) -> bool:
        return self.state == self.State.WRITING

    @property
    def is_asked(self) -> bool:
        return self.state == self.State.ASKED

    @property
    def is_confirmed(self) -> bool:
        return self.state == self.State.CONFIRMED

    @property
    def look_at(self) -> str:
        """What the dialogue partner last asked to look at again. Queries."""
        event = Event.objects.about(self).filter(action="send_back").last()
        return event.note if event else ""


def _standing_of(partner: User, participant: User) -> tuple[dict[str, str], str]:
    """Return in which role, and for whom, somebody follows a participant today."""
    followed = Assignment.objects.current().filter(enrolment__participant=participant)
    mine = followed.filter(staff=partner).select_related("enrolment__local_project__organisation")
    places = {each.enrolment.local_project.organisation_id for each in mine}
    held = [role for role in partner.current_roles if role.organisation_id in places]
    held = [role for role in held if role.role != Role.PROTECTED_HANDLER] or held
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = str(Role(held[0].role).label).lower()
    return said, held[0].organisation.name


class LetterSituation(models.Model):
    """One situation: a heading and own words, in a language of their own."""

    letter = models.ForeignKey(
        CompetenceLetter, on_delete=models.CASCADE, related_name="situations"
    )
    heading = models.CharField(max_length=120, blank=True)
    words = models.TextField(max_length=1500, blank=True)
    language = models.CharField(max_length=10)
    on = models.DateField(null=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"#{self.pk}"

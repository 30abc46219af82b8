"""What a question to a supervisor holds, and what can be asked of it: fields and no steps."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from confirmations import doors, letters
from confirmations.models.answers import Confirmation, Question
from confirmations.models.door import SENT_BY_US, Door
from confirmations.models.how_far import HowFar, Step
from confirmations.models.standing import Standing
from lifecycle.models import Event, Letter
from lifecycle.sms import is_offered
from lifecycle.transitions import Refused
from portfolio.models import Entry, Evidence
from programmes.models import Enrolment
from workplaces.models import Supervisor


class Asked(Standing):
    """A question as it was written down: to whom, about what, by which door."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="confirmation_requests")
    supervisor = models.ForeignKey(Supervisor, on_delete=models.PROTECT, related_name="requests")
    # Whom the participant asked, in the participant's own words: an address that somebody else has
    # put in the register must not tell its name and role to whoever types it.
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    # What was asked, frozen: later changes of the entry or the framework never reach it.
    words = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField()
    photo = models.ForeignKey(
        Evidence, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    framework_version = models.CharField(max_length=200)
    door = models.CharField(max_length=20, choices=Door, default=Door.EMAIL)
    # The link that the participant holds too, beside the one that only we send: who answers by it
    # is anybody who was given it, so it never carries what only the supervisor may read or change.
    held_nonce = models.CharField(max_length=64, blank=True)
    held_digest = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 (unique)
    held_door = models.CharField(max_length=20, choices=Door, blank=True)
    needs_code = models.BooleanField(default=False)  # the programme's wish, when it last left
    reached_someone_else = models.BooleanField(default=False)  # says the one who declined
    created_at = models.DateTimeField(auto_now_add=True)

    if TYPE_CHECKING:
        confirmation: Confirmation
        questions: models.QuerySet[Question]
        entry_id: Any
        # What with_how_far() fetches: of the last letter, and whether someone opened it since.
        letter_state: str | None
        letter_tries: int | None
        opened_since: bool

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("confirmations:show_request", args=[self.pk])

    # Questions

    @property
    def participant(self) -> User:
        """Whose moment it is about. Queries unless the entry was fetched."""
        return self.entry.participant

    @property
    def guest(self) -> str:
        """Who was asked, for the records: the supervisor has no account."""
        return self.name

    @property
    def called(self) -> str:
        """The first of the names, to greet by."""
        return self.name.split(" ")[0]

    @property
    def is_open(self) -> bool:
        """Whether the supervisor can answer now. Queries like participant."""
        return self.is_waiting and not self.is_paused

    @property
    def may_change(self) -> bool:
        """Whether the supervisor can change the answers now. Queries like participant."""
        return self.is_answered and not self.is_paused and not self.confirmation.is_frozen

    @property
    def is_paused(self) -> bool:
        """Whether the participant has made the moment their own again. Queries like participant."""
        return self.entry.is_private

    @property
    def is_sent_by_us(self) -> bool:
        """Whether a letter of ours carries the link, so that it is known how far it got."""
        return self.door in SENT_BY_US

    @property
    def is_held(self) -> bool:
        """Whether the link in use is the one that the participant holds too: the one that opened
        it, else the one that was made.
        """
        came = self.__dict__.get("came_held")  # by_token() fetches it
        if came is not None:
            return bool(came)
        return bool(self.held_digest) and not self.is_sent_by_us

    @property
    def token(self) -> str:
        """The secret part of the link in use."""
        return doors.token_from(self.held_nonce) if self.is_held else super().token

    @property
    def sent_link(self) -> str:
        """The whole address that only our letters carry."""
        return self._whole(super().token)

    @property
    def held_link(self) -> str:
        """The whole address that the participant's screen shows."""
        return self._whole(doors.token_from(self.held_nonce))

    @property
    def answering_door(self) -> str:
        """The door by which an answer comes, if it comes by the link in use."""
        return self.held_door if self.is_held else self.door

    @property
    def is_in_sight(self) -> bool:
        """Whether the participant's screen can show the way to it. Queries like participant."""
        return self.is_open and bool(self.held_digest)

    @property
    def is_by_team(self) -> bool:
        """Whether nobody was asked: someone on the team had seen it."""
        return self.door == Door.TEAM

    @property
    def is_passed_on(self) -> bool:
        """Whether the participant sends the link, and can do so now. Queries like participant."""
        return self.is_open and self.held_door == Door.SHARED

    @property
    def contact(self) -> str:
        """Where the link goes, if we send it: an e-mail address, or a phone number."""
        return self.supervisor.phone if self.door == Door.SMS else self.supervisor.email

    @property
    def code_contact(self) -> str:
        """Where a code goes: by another way than the link, if the register knows one."""
        known = [self.supervisor.phone, self.supervisor.email]
        in_turn = reversed(known) if self.door == Door.SMS else known
        return next(filter(None, in_turn), "")

    @property
    def masked_code_contact(self) -> str:
        """Where a code goes, as only its owner would know it."""
        return doors.masked(self.code_contact)

    @property
    def missing_for_code(self) -> str:
        """What stands in the way of a code, in a sentence for the participant. May query merged."""
        if not self.needs_code:
            return ""
        who = {"name": self.called}
        if not self.supervisor.is_known:
            return _("Your team needs to know who %(name)s is. Then you can ask.") % who
        if not self.code_contact:
            return _("Your team needs a way to reach %(name)s. Then you can ask.") % who
        return ""

    @property
    def how_far(self) -> HowFar:
        """How far it got. Queries, unless it was fetched with_how_far()."""
        return HowFar.of(self._with_how_far())

    @property
    def steps(self) -> list[Step]:
        """The way it takes, and how much of it is behind it. Queries like how_far."""
        return HowFar.steps_of(self._with_how_far())

    @property
    def was_opened(self) -> bool:
        """Whether someone, or some machine, has opened the link since. Queries like how_far."""
        return self._with_how_far().opened_since

    @property
    def letters_with_link(self) -> models.QuerySet[Letter]:
        """The letters of ours that carry the link."""
        kind = ContentType.objects.get_for_model(self)
        about = Letter.objects.filter(subject_type=kind, subject_id=str(self.pk))
        return about.filter(writer__in=letters.names_of(letters.ASK))

    @property
    def links(self) -> list[str]:
        """The doors by which a link can leave, the usual one first. Two queries."""
        usual = self.usual_door
        return sorted([*self._doors_of_contacts(), Door.SHARED], key=lambda door: door != usual)

    @property
    def usual_door(self) -> str:
        """The door by which the participant asked this person last. Queries."""
        before = type(self)._default_manager.filter(
            entry__participant=self.participant, supervisor=self.supervisor, sent_at__isnull=False
        )
        last = before.order_by("-sent_at").values_list("door", flat=True).first()
        return last or self.door

    @property
    def was_merged(self) -> bool:
        """Whether the team took it back, as it waited at the wrong address. Queries."""
        taken_back = Event.objects.about(self).filter(action="withdraw").last()
        return taken_back is not None and taken_back.note == self.MERGED

    @property
    def is_known_elsewhere(self) -> bool:
        """Whether the one it was merged with goes by the name that the participant wrote."""
        other = self.supervisor.merged_into
        return other is not None and other.first_name.casefold() == self.called.casefold()

    # What the steps share

    @staticmethod
    def _whole(token: str) -> str:
        return str(settings.PUBLIC_URL) + reverse("confirmations:answer_request", args=[token])

    def _go_by(self, door: str) -> None:
        """Choose the door. A link that the participant holds lives beside the one that we send;
        once passed on it may be anywhere, and no other door can say more of it.
        """
        if door in SENT_BY_US or door == Door.TEAM:
            self.door = door
            return
        if not self.held_nonce or self.is_expired:
            self.held_nonce = doors.new_nonce()
            self.held_digest = doors.digest_of(doors.token_from(self.held_nonce))
            self.held_door = ""
        if not self.held_door or (door != Door.IN_HAND and self.held_door != Door.SHARED):
            self.held_door = door
        if not (self.is_waiting and self.is_sent_by_us):
            self.door = door

    def _end_held_link(self) -> None:
        if self.is_sent_by_us:
            self.held_nonce, self.held_digest, self.held_door = "", None, ""

    def _doors_of_contacts(self) -> list[str]:
        """What the register knows of somebody is told only to whom it is theirs to know."""
        supervisor = self.supervisor
        known = {Door.EMAIL: supervisor.email, Door.SMS: supervisor.phone if is_offered() else ""}
        met = Supervisor.objects.met_by(self.participant).filter(pk=supervisor.pk).exists()
        return [door for door, contact in known.items() if contact and (met or door == self.door)]

    def _with_how_far(self) -> "Asked":
        if "letter_state" in self.__dict__:
            return self
        everything = type(self)._default_manager.get_queryset()
        known: Asked = everything.with_how_far().get(pk=self.pk)  # type: ignore[attr-defined]
        return known

    def _refuse_if_private(self) -> None:
        if self.is_paused:
            raise Refused(_("Share the moment with your team first."), subject=self.entry)

    @staticmethod
    def _wants_code(participant: User) -> bool:
        """Whether a programme that the participant is in today demands a code for each answer."""
        current = Enrolment.objects.current().filter(participant=participant)
        return bool(current.filter(local_project__programme__confirmations_need_code=True).exists())

"""A question to a supervisor: made, sent, sent again and taken back by its participant."""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import CheckConstraint, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from confirmations.models.answering import Answering
from confirmations.models.answers import Question
from confirmations.models.door import SENT_BY_US, Door
from confirmations.models.link import DOOR, LINK
from confirmations.models.requests import ConfirmationRequestQuerySet
from confirmations.models.standing import OPENED
from confirmations.texts import naming
from lifecycle.models import Event
from lifecycle.transitions import HasPage, Refused
from portfolio.models import Entry, SelfAssessment
from programmes.models import uses
from workplaces.models import Supervisor

MANY = _("You have asked many people today. Go on tomorrow.")
# What a stranger may get because of one participant: each is counted, and limited by the day.
SENDING = ("send", "resend", "readdress")


class ConfirmationRequest(Answering):
    """A question to one supervisor about one entry. Its words are frozen when it is made."""

    objects = ConfirmationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("Question to a supervisor")
        ordering = ["-created_at"]
        constraints = [
            CheckConstraint(
                name="sent_request_expires",
                condition=Q(state__in=["created", "withdrawn"]) | Q(expires_at__isnull=False),
            )
        ]

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """The state in words; a question to the wrong person was not one that they refused."""
        if self.is_declined and self.reached_someone_else:
            return str(_("The wrong person got the question"))
        return str(self.State(self.state).label)

    @classmethod
    @transaction.atomic
    def make(
        cls,
        entry: Entry,
        supervisor: Supervisor,
        *,
        by: User,
        with_photo: bool,
        name: str = "",
        title: str = "",
        door: str = "",
    ) -> "ConfirmationRequest":
        """Write down the question as the supervisor will see it. Nothing is sent yet.

        Name and title are the participant's words for somebody not met before, and door the way
        to the contact they gave. Raises Refused if the entry is not shared, shows no competency,
        or the supervisor is not to be asked.
        """
        cls._refuse_rejected(supervisor, subject=entry)
        cls._refuse_to_ask_twice(entry, supervisor)
        if cls._number_today(by, "propose") > settings.ASKS_A_DAY:
            raise Refused(MANY, subject=entry)
        before = cls._forget_looked_at(entry)
        if entry.is_private:
            raise Refused(_("Share the moment with your team first."), subject=entry)
        shown = cls._to_ask_about(entry)
        request = cls(
            entry=entry,
            supervisor=supervisor,
            name=name or supervisor.name,
            title=title if name else supervisor.title,
            words=entry.text,
            place="" if entry.participant.is_protected else entry.where,
            happened_on=entry.happened_on,
            photo=entry.photo if with_photo and not entry.participant.is_protected else None,
            framework_version=_named(shown),
            door=door or cls._door_to(supervisor),
            needs_code=cls._wants_code(entry.participant),
        )
        request._make_link()
        request.save()
        Question.objects.bulk_create(
            Question(
                request=request,
                competency=assessment.competency,
                name=assessment.competency.name,
                text=naming(assessment.competency.supervisor_question, request.participant.called),
                position=position,
            )
            for position, assessment in enumerate(shown)
        )
        Event.record(request, "make", by=by)
        for someone in before:
            someone.drop_if_unused()
        return request

    # Steps

    @transaction.atomic
    def send(self, *, by: User, door: str = Door.EMAIL) -> None:
        """Open the question for answers, by one door; where we send the link, it leaves now.

        Raises Refused if there is no contact for that door.
        """
        self._refuse_to_go_out(door)
        self._open_for_answers()
        self._take("send", by=by, note=door, also=[*DOOR, *OPENED])
        self._post_link()

    @transaction.atomic
    def resend(self, *, by: User, door: str) -> None:
        """Send the link once more, by the same door or another. A link that we sent before ends,
        if we send one now; where the participant shows one, it goes on beside it.
        """
        self._refuse_to_go_out(door)
        if door not in SENT_BY_US and self.is_waiting and self.is_sent_by_us:
            self._take("resend", by=by, note=door, also=DOOR)
            return
        self._make_link()
        self._open_for_answers()
        self._take("resend", by=by, note=door, also=[*DOOR, *OPENED, *LINK])
        self._post_link()

    def let_out(self, *, by: User, door: str) -> None:
        """Open the question by a door where people meet; if it is open by that one, it stays so."""
        if self.is_unsent:
            self.send(by=by, door=door)
        elif not (self.is_waiting and self.held_door in (door, Door.SHARED)):
            self.resend(by=by, door=door)

    @transaction.atomic
    def readdress(self, supervisor: Supervisor, *, by: User, door: str) -> None:
        """Send a question that went to a mistyped contact to the right one. The old link ends."""
        locked = type(self)._default_manager.select_for_update()
        self.refresh_from_db(fields=["state", "supervisor"], from_queryset=locked)
        before, self.supervisor = self.supervisor, supervisor
        self._refuse_to_ask_twice(self.entry, supervisor, besides=self)
        self._refuse_to_go_out(door)
        self._make_link()
        self._open_for_answers()
        self._end_held_link()
        changed = ["supervisor", *DOOR, *OPENED, *LINK]
        self._take("readdress", by=by, note=door, also=changed)
        before.drop_if_unused()
        self._post_link()

    @transaction.atomic
    def withdraw(self, *, by: User, note: str = "") -> None:
        """Take the question back; the link stops working."""
        self._take("withdraw", by=by, note=note)

    @classmethod
    @transaction.atomic
    def withdraw_all(cls, supervisor: Supervisor, *, by: User) -> int:
        """Take back all that a merged address has not answered, and return how much that was."""
        asked = supervisor.requests.filter(state__in=cls.TRANSITIONS["withdraw"].sources)
        taken_back = 0
        for request in asked:
            with suppress(Refused):  # answered just now
                request.withdraw(by=by, note=cls.MERGED)
                taken_back += 1
        return taken_back

    @classmethod
    @transaction.atomic
    def send_again_all(cls, supervisor: Supervisor, *, by: User) -> int:
        """Send what waits to a contact that was corrected, and return how much. Old links end."""
        sent, usual = 0, Door.EMAIL if supervisor.email else Door.SMS
        for request in cls.objects.waiting_at(supervisor).filter(door__in=SENT_BY_US):
            with suppress(Refused):  # answered just now
                request.resend(by=by, door=request.door if request.contact else usual)
                sent += 1
        return sent

    @transaction.atomic
    def expire(self) -> None:
        """Close the link because its time has passed."""
        self._take("expire", by=str(_("The calendar")))

    # What the steps share

    def _refuse_to_go_out(self, door: str) -> None:
        self._refuse_if_private()
        self._refuse_rejected(self.supervisor, subject=self)
        asked_today = self._number_today(self.participant, *SENDING)
        if door != Door.TEAM and asked_today >= settings.ASKS_A_DAY:
            # Strangers' mailboxes are not to be filled from here, whoever holds the phone.
            raise Refused(MANY, subject=self)
        self.needs_code = self.needs_code or self._wants_code(self.participant)
        if door != Door.TEAM and self.missing_for_code:
            raise Refused(self.missing_for_code, subject=self)
        self._go_by(door)
        if door in SENT_BY_US and not self.contact:
            raise Refused(_("There is no such contact to send it to."), subject=self)

    @staticmethod
    def _to_ask_about(entry: Entry) -> list[SelfAssessment]:
        """Return what the moment shows by the versions that the author's programmes use."""
        shown = entry.self_assessments.select_related("competency__framework")
        used = uses(entry.participant_id, OuterRef("competency__framework"))
        if asked := list(shown.filter(used)):
            return asked
        if shown.exists():
            said = _("What it shows is from an earlier list. Choose from the new one, then ask.")
            raise Refused(said, subject=entry)
        raise Refused(_("Choose what the moment shows before you ask."), subject=entry)

    @classmethod
    def _forget_looked_at(cls, entry: Entry) -> list[Supervisor]:
        """Delete what was previewed and never sent, and return whom it was to."""
        looked_at = cls.objects.filter(entry=entry, state=cls.State.CREATED)
        people = list(Supervisor.objects.filter(requests__in=looked_at).distinct())
        looked_at.delete()
        return people

    @classmethod
    def _refuse_to_ask_twice(
        cls, entry: Entry, supervisor: Supervisor, *, besides: "ConfirmationRequest | None" = None
    ) -> None:
        before = cls.objects.filter(entry=entry).to(supervisor)
        if besides:
            before = before.exclude(pk=besides.pk)
        if asked := before.open().first():
            raise Refused(_("You have asked already. Here you see how far it got."), subject=asked)
        if asked := before.filter(state=cls.State.ANSWERED).first():
            raise Refused(_("You have an answer already. Here it is."), subject=asked)
        for asked in before.filter(state=cls.State.DECLINED):
            if asked.reached_someone_else:
                raise Refused(_("The question came to the wrong person there."), subject=asked)

    @staticmethod
    def _door_to(supervisor: Supervisor) -> Door:
        if supervisor.email:
            return Door.EMAIL
        return Door.SMS if supervisor.phone else Door.SHARED

    @staticmethod
    def _refuse_rejected(supervisor: Supervisor, *, subject: HasPage) -> None:
        """Tell nothing of what the team knows about whoever has an address."""
        if supervisor.is_rejected:
            raise Refused(_("Ask your team to help you with whom to ask."), subject=subject)

    @staticmethod
    def _number_today(by: User, *actions: str) -> int:
        since = timezone.now() - timedelta(days=1)
        return Event.objects.filter(action__in=actions, by=by, at__gt=since).count()


def _named(shown: list[SelfAssessment]) -> str:
    """Name the versions asked by: one as a rule, two for somebody in two programmes."""
    named = dict.fromkeys(str(each.competency.framework) for each in shown)
    return ", ".join(named)[: ConfirmationRequest._meta.get_field("framework_version").max_length]

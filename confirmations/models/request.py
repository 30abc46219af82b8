"""A question to a supervisor: to whom it goes, through which link, and how far it got."""

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Reading, User
from confirmations import letters
from confirmations.models.answers import Answer, Confirmation, Question
from confirmations.models.requests import ConfirmationRequestQuerySet
from confirmations.models.standing import Standing
from lifecycle.models import Event, Letter
from lifecycle.post import post
from lifecycle.transitions import HasPage, Refused
from portfolio.models import Entry, Evidence
from programmes.models import Enrolment
from workplaces.models import Supervisor

MANY = _("You have asked many people today. Go on tomorrow.")


class ConfirmationRequest(Standing):
    """A question to one supervisor about one entry. Its words are frozen when it is made."""

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
    reached_someone_else = models.BooleanField(default=False)  # says the one who declined
    created_at = models.DateTimeField(auto_now_add=True)
    objects = ConfirmationRequestQuerySet.as_manager()

    if TYPE_CHECKING:
        confirmation: Confirmation

    class Meta:
        verbose_name = _("Question to a supervisor")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="sent_request_expires",
                condition=Q(state__in=["created", "withdrawn"]) | Q(expires_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("confirmations:show_request", args=[self.pk])

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
    ) -> "ConfirmationRequest":
        """Write down the question as the supervisor will see it. Nothing is sent yet.

        Name and title are the participant's words for somebody not met before. Raises Refused if
        the entry is not shared, shows no competency, or the supervisor is not to be asked.
        """
        cls._refuse_rejected(supervisor, subject=entry)
        cls._refuse_to_ask_twice(entry, supervisor)
        if cls._number_today("propose", by) > settings.ASKS_A_DAY:
            raise Refused(MANY, subject=entry)
        cls.objects.filter(entry=entry, state=cls.State.CREATED).delete()  # looked at, never sent
        shown = list(entry.self_assessments.select_related("competency__framework"))
        if entry.is_private:
            raise Refused(_("Share the moment with your team first."), subject=entry)
        if not shown:
            raise Refused(_("Choose what the moment shows before you ask."), subject=entry)
        request = cls(
            entry=entry,
            supervisor=supervisor,
            name=name or supervisor.name,
            title=title if name else supervisor.title,
            words=entry.text,
            place="" if entry.participant.is_protected else entry.where,
            happened_on=entry.happened_on,
            photo=entry.photo if with_photo and not entry.participant.is_protected else None,
            framework_version=str(shown[0].competency.framework),
        )
        request._make_link()
        request.save()
        Question.objects.bulk_create(
            Question(
                request=request,
                competency=assessment.competency,
                name=assessment.competency.name,
                text=assessment.competency.supervisor_question,
                position=position,
            )
            for position, assessment in enumerate(shown)
        )
        Event.record(request, "make", by=by)
        return request

    # Steps

    @transaction.atomic
    def send(self, *, by: User) -> None:
        """Send the supervisor the link."""
        self._refuse_if_private()
        self._refuse_rejected(self.supervisor, subject=self)
        self._refuse_after_many()
        self._open_for_answers()
        self._take("send", by=by, also=["expires_at"])
        self._post_link()

    @transaction.atomic
    def answer(self, answers: dict[int, str], *, name: str, title: str, comment: str = "") -> None:
        """Take the supervisor's answers: {question id: answer}, one for each question asked."""
        self._refuse_if_expired()
        self._refuse_if_private()
        questions = list(self.questions.all())
        if {question.pk for question in questions} != set(answers):
            raise Refused(_("Choose an answer to each question."), subject=self)
        self._take("answer", by=self.guest)
        confirmation = Confirmation.objects.create(
            request=self, name=name, title=title, comment=comment
        )
        Answer.objects.bulk_create(
            Answer(confirmation=confirmation, question=question, answer=answers[question.pk])
            for question in questions
        )
        self._post(letters.thank_supervisor, to=self.supervisor.email)

    @transaction.atomic
    def decline(self, *, note: str = "") -> None:
        """Take a no for an answer: the supervisor will not, or is not the one who was meant."""
        self.reached_someone_else = note == self.NOT_ME
        self._take("decline", by=self.guest, note=note, also=["reached_someone_else"])

    @transaction.atomic
    def withdraw(self, *, by: User) -> None:
        """Take the question back; the link stops working."""
        self._take("withdraw", by=by)

    @classmethod
    @transaction.atomic
    def withdraw_all(cls, supervisor: Supervisor, *, by: User) -> int:
        """Take back all that an address has not answered, and return how much that was."""
        asked = supervisor.requests.filter(state__in=cls.TRANSITIONS["withdraw"].sources)
        taken_back = 0
        for request in asked:
            with suppress(Refused):  # answered just now
                request.withdraw(by=by)
                taken_back += 1
        return taken_back

    @transaction.atomic
    def expire(self) -> None:
        """Close the link because its time has passed."""
        self._take("expire", by=str(_("The calendar")))

    @transaction.atomic
    def renew(self) -> None:
        """Send the supervisor a fresh link, to the same address, because the old one expired."""
        locked = ConfirmationRequest.objects.select_for_update()
        self.refresh_from_db(fields=["state", "expires_at"], from_queryset=locked)
        if not self.is_expired:
            raise Refused(_("The link you have still works."), subject=self)
        self._refuse_if_private()
        self._make_link()
        self._open_for_answers()
        self._take("renew", by=self.guest, also=["nonce", "digest", "expires_at"])
        self._post_link()

    @transaction.atomic
    def dispute(self) -> None:
        """Take the answers' weight away: whoever owns the address says it was not them."""
        self._take("dispute", by=self.guest)
        for member in Enrolment.team_of(self.participant):
            post(
                letters.tell_team_of_dispute,
                about=self,
                to=member.email,
                language=member.language,
                key=f"dispute:{self.pk}:{member.pk}",
            )

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
    def is_paused(self) -> bool:
        """Whether the participant has made the moment their own again. Queries like participant."""
        return self.entry.is_private

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """The state in words; a question to the wrong person was not one that they refused."""
        if self.is_declined and self.reached_someone_else:
            return str(_("The wrong person got the question"))
        return str(self.State(self.state).label)

    @property
    def letter(self) -> Letter | None:
        """The last letter with the link, which knows how far it got. Queries."""
        asked = Letter.objects.filter(key__startswith=f"ask_supervisor:{self.pk}:")
        return asked.order_by("-pk").first()

    @property
    def was_opened(self) -> bool:
        """Whether someone, or some machine, has opened the link. Queries."""
        kind = ContentType.objects.get_for_model(self)
        readings = Reading.objects.filter(participant=self.participant, reader=None)
        # The staff's readings name a role; they lose their reader when an account is deleted.
        return readings.filter(subject_type=kind, subject_id=str(self.pk), reader_role="").exists()

    # What the steps share

    @classmethod
    def _refuse_to_ask_twice(cls, entry: Entry, supervisor: Supervisor) -> None:
        before = cls.objects.filter(entry=entry).to(supervisor)
        if asked := before.open().first():
            raise Refused(_("You have asked already. Here you see how far it got."), subject=asked)
        if asked := before.filter(state=cls.State.ANSWERED).first():
            raise Refused(_("You have an answer already. Here it is."), subject=asked)
        for asked in before.filter(state=cls.State.DECLINED):
            if asked.reached_someone_else:
                raise Refused(_("The question came to the wrong person there."), subject=asked)

    @staticmethod
    def _refuse_rejected(supervisor: Supervisor, *, subject: HasPage) -> None:
        """Tell nothing of what the team knows about whoever has an address."""
        if supervisor.is_rejected:
            raise Refused(_("Ask your team to help you with whom to ask."), subject=subject)

    def _refuse_after_many(self) -> None:
        """Strangers' mailboxes are not to be filled from here, whoever holds the phone."""
        if self._number_today("send", self.participant) >= settings.ASKS_A_DAY:
            raise Refused(MANY, subject=self)

    @staticmethod
    def _number_today(action: str, by: User) -> int:
        since = timezone.now() - timedelta(days=1)
        return Event.objects.filter(action=action, by=by, at__gt=since).count()

    def _refuse_if_expired(self) -> None:
        if self.is_expired:
            raise Refused(_("The link has expired."), subject=self)

    def _refuse_if_private(self) -> None:
        if self.is_paused:
            raise Refused(_("Share the moment with your team first."), subject=self.entry)

    def _post_link(self) -> None:
        self._post(letters.ask_supervisor, to=self.supervisor.email)

    def _post(self, writer: "letters.Writer", *, to: str) -> None:
        key = f"{writer.__name__}:{self.pk}:{self.nonce[:8]}"
        post(writer, about=self, to=to, language=self.supervisor.language, key=key)

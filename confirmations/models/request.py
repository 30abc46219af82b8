"""A question to a supervisor: to whom it goes, through which link, and how far it got."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from confirmations import doors, letters
from confirmations.models.answers import ANSWERED, Answer, Confirmation, Question
from lifecycle.models import Event
from lifecycle.post import post
from lifecycle.transitions import Refused, Stateful, Transition
from portfolio.models import Entry, Evidence
from programmes.models import Enrolment
from workplaces.models import Supervisor


class ConfirmationRequestQuerySet(models.QuerySet["ConfirmationRequest"]):
    def visible_to(self, user: User) -> "ConfirmationRequestQuerySet":
        """Whoever may see the entry it is about, once it was sent; before, its author."""
        return self.filter(entry__in=Entry.objects.visible_to(user)).filter(
            Q(entry__participant=user) | ~Q(state=ConfirmationRequest.State.CREATED)
        )

    def by_token(self, token: str) -> "ConfirmationRequestQuerySet":
        """Return the one request that a link opens, or none. The token itself is never stored."""
        return self.filter(digest=doors.digest_of(token)).select_related(
            "supervisor__workplace", "entry__participant", "photo"
        )

    def open(self) -> "ConfirmationRequestQuerySet":
        """Return those that a supervisor may still answer."""
        sent = ConfirmationRequest.State.SENT
        return self.filter(state=sent, expires_at__gt=timezone.now())


class ConfirmationRequest(Stateful):
    """A question to one supervisor about one entry. Its words are frozen when it is made.

    Whether the link was opened is a matter of the reading log, not a state: reading changes
    nothing.
    """

    class State(models.TextChoices):
        CREATED = "created", _("Not sent yet")
        SENT = "sent", _("Sent")
        ANSWERED = ANSWERED, _("Answered")
        DECLINED = "declined", _("Did not want to answer")
        EXPIRED = "expired", _("The link has expired")
        WITHDRAWN = "withdrawn", _("Taken back")
        DISPUTED = "disputed", _("Someone else answered")

    TRANSITIONS = {
        "send": Transition({State.CREATED}, State.SENT),
        "answer": Transition({State.SENT}, State.ANSWERED),
        "decline": Transition({State.SENT}, State.DECLINED),
        "withdraw": Transition({State.CREATED, State.SENT}, State.WITHDRAWN),
        "expire": Transition({State.SENT}, State.EXPIRED),
        "renew": Transition({State.SENT, State.EXPIRED}, State.SENT),
        "dispute": Transition({State.ANSWERED}, State.DISPUTED),
    }

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="confirmation_requests")
    supervisor = models.ForeignKey(Supervisor, on_delete=models.PROTECT, related_name="requests")
    # What was asked, frozen: later changes of the entry or the framework never reach it.
    words = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField()
    photo = models.ForeignKey(
        Evidence, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    framework_version = models.CharField(max_length=200)
    # The link: its token is made from the nonce with the server's secret; the digest finds it.
    nonce = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State, default=State.CREATED)

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
        cls, entry: Entry, supervisor: Supervisor, *, by: User, with_photo: bool
    ) -> "ConfirmationRequest":
        """Write down the question as the supervisor will see it. Nothing is sent yet.

        Raises Refused if the entry is not shared, or shows no competency to ask about.
        """
        shown = list(entry.self_assessments.select_related("competency__framework"))
        if entry.is_private:
            raise Refused(_("Share the moment with your team first."), subject=entry)
        if not shown:
            raise Refused(_("Choose what the moment shows before you ask."), subject=entry)
        request = cls(
            entry=entry,
            supervisor=supervisor,
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
        self._open_for_answers()
        self._take("send", by=by)
        self._post_link()

    @transaction.atomic
    def answer(self, answers: dict[int, str], *, name: str, title: str, comment: str = "") -> None:
        """Take the supervisor's answers: {question id: answer}, one for each question asked."""
        self._refuse_if_expired()
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
        self._take("decline", by=self.guest, note=note)

    @transaction.atomic
    def withdraw(self, *, by: User) -> None:
        """Take the question back; the link stops working."""
        self._take("withdraw", by=by)

    @transaction.atomic
    def expire(self) -> None:
        """Close the link because its time has passed."""
        self._take("expire", by=str(_("The calendar")))

    @transaction.atomic
    def renew(self) -> None:
        """Send the supervisor a fresh link, to the same address, because the old one expired."""
        if not self.is_expired:
            raise Refused(_("The link you have still works."), subject=self)
        self._make_link()
        self._open_for_answers()
        self._take("renew", by=self.guest)
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
        """The supervisor's name, for the records of those without an account."""
        return str(self.supervisor)

    @property
    def is_expired(self) -> bool:
        """Whether the link's time has passed, recorded or not."""
        late = self.expires_at is not None and self.expires_at <= timezone.now()
        return self.state == self.State.EXPIRED or (self.state == self.State.SENT and late)

    @property
    def token(self) -> str:
        """The secret part of the link, made anew from nonce and server secret."""
        return doors.token_from(str(self.nonce))

    @property
    def link(self) -> str:
        """The whole address that goes to the supervisor."""
        path = reverse("confirmations:answer_request", args=[self.token])
        return f"{settings.PUBLIC_URL}{path}"

    # What the steps share

    def _make_link(self) -> None:
        self.nonce = doors.new_nonce()
        self.digest = doors.digest_of(self.token)

    def _open_for_answers(self) -> None:
        self.expires_at = timezone.now() + timedelta(days=settings.CONFIRMATION_DAYS)
        self.save(update_fields=["nonce", "digest", "expires_at"])

    def _refuse_if_expired(self) -> None:
        if self.is_expired:
            raise Refused(_("The link has expired."), subject=self)

    def _post_link(self) -> None:
        self._post(letters.ask_supervisor, to=self.supervisor.email)

    def _post(self, writer: "letters.Writer", *, to: str) -> None:
        key = f"{writer.__name__}:{self.pk}:{self.nonce[:8]}"
        post(writer, about=self, to=to, language=self.supervisor.language, key=key)

"""A workplace supervisor's own words about one placement, asked for by a link."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from certificates import letters
from certificates.models.questions import stays
from confirmations import doors
from confirmations.models.link import OpenedByLink
from lifecycle.models import Event
from lifecycle.post import post
from lifecycle.transitions import Refused, Stateful, Transition
from programmes.models import Enrolment
from workplaces.models import Placement, Supervisor


@dataclass(frozen=True)
class Written:
    """What a supervisor writes and signs with."""

    name: str
    role: str
    tasks: str
    seen: str
    language: str
    hours: int | None = None


class StatementRequestQuerySet(models.QuerySet["StatementRequest"]):
    def visible_to(self, user: User) -> "StatementRequestQuerySet":
        """The participant, and the team assigned to them today."""
        followed = Enrolment.objects.followed_by(user).values("participant")
        seen = self.filter(Q(participant=user) | Q(participant__in=followed))
        return seen.select_related("participant", "supervisor", "placement__workplace")

    def by_token(self, token: str) -> "StatementRequestQuerySet":
        """Return the one that a link opens, or none. The token itself is never stored."""
        found = self.filter(digest=doors.digest_of(token))
        return found.select_related("participant", "supervisor", "placement__workplace")

    def of(self, participant: User) -> "StatementRequestQuerySet":
        """Return a participant's own, newest first."""
        return self.visible_to(participant).filter(participant=participant).order_by("-pk")

    def waiting(self) -> "StatementRequestQuerySet":
        """Return those that a supervisor may still sign for the first time."""
        return self.filter(state=StatementRequest.State.SENT, expires_at__gt=timezone.now())


class StatementRequest(OpenedByLink, Stateful):
    """A question to the supervisor of one placement: what was done there, and what was seen?"""

    class State(models.TextChoices):
        SENT = "sent", _("Waiting for the supervisor")
        SIGNED = "signed", _("Written")
        DECLINED = "declined", _("There will be no text")
        WITHDRAWN = "withdrawn", _("Taken back")

    TRANSITIONS = {
        "sign": Transition({State.SENT, State.SIGNED}, State.SIGNED),
        "decline": Transition({State.SENT}, State.DECLINED),
        "withdraw": Transition({State.SENT}, State.WITHDRAWN),
    }

    participant = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="statement_requests"
    )
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, related_name="statement_requests"
    )
    supervisor = models.ForeignKey(
        Supervisor, on_delete=models.PROTECT, related_name="statement_requests"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State, default=State.SENT)

    objects = StatementRequestQuerySet.as_manager()

    if TYPE_CHECKING:
        certificates: Any
        statements: Any

    class Meta:
        verbose_name = _("Question for a text from a supervisor")
        constraints = [
            models.UniqueConstraint(
                fields=["placement"],
                condition=Q(state__in=["sent", "signed"]),
                name="one_open_statement_per_placement",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:show_statement", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(cls, placement: Placement, *, by: User) -> "StatementRequest":
        """Ask the placement's supervisor, or find the question that was asked before.

        Raises Refused if nobody we know can be written to.
        """
        Placement.objects.select_for_update().get(pk=placement.pk)  # two presses ask once
        open_ones = cls.objects.filter(placement=placement, state__in=["sent", "signed"])
        if (there := open_ones.first()) and not (there.is_waiting and there.is_late):
            return there
        if there:
            there.withdraw(by=by)
        request = cls(participant=placement.participant, placement=placement)
        request.supervisor = _whom_to_ask(placement)
        request._make_link()
        request.expires_at = timezone.now() + timedelta(days=settings.CONFIRMATION_DAYS)
        request.save()
        Event.record(request, "make", by=by)
        supervisor = request.supervisor
        post(
            letters.ask_for_statement,
            about=request,
            to=supervisor.email,
            language=supervisor.language,
        )
        return request

    # Steps

    @transaction.atomic
    def sign(self, written: Written, *, by: str) -> "Statement":
        """Write and sign the text; it can be changed until it stands on an issued certificate."""
        if stays(self.certificates.select_for_update()):
            raise Refused(_("The text is on a certificate now, and stays as it is."), subject=self)
        if self.is_late and self.is_waiting:
            raise Refused(_("The time to answer has passed."), subject=self)
        self._take("sign", by=by)
        return Statement.objects.create(request=self, **asdict(written))

    @transaction.atomic
    def decline(self, *, by: str) -> None:
        """Say that there will be no text; the participant is told, and no reason is asked for."""
        self._take("decline", by=by)
        someone = self.participant
        post(letters.tell_of_decline, about=self, to=someone.email, language=someone.language)

    @transaction.atomic
    def withdraw(self, *, by: User) -> None:
        """Take the question back; the link ends."""
        self._take("withdraw", by=by)

    # Questions

    @property
    def path(self) -> str:
        """The link's address on this server."""
        return reverse("certificates:sign_statement", args=[self.token])

    @property
    def guest(self) -> str:
        """Whom the link was sent to, for the record of who looked."""
        return str(self.supervisor)

    @property
    def last(self) -> "Statement | None":
        """The text in force. Queries."""
        last: Statement | None = self.statements.order_by("pk").last()
        return last

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.SENT

    @property
    def is_signed(self) -> bool:
        return self.state == self.State.SIGNED

    @property
    def is_on_paper(self) -> bool:
        """Whether the text stands on an issued certificate, and stays. Queries."""
        return stays(self.certificates.all())

    @property
    def is_open(self) -> bool:
        """Whether the supervisor can write or change the text. Queries if there is one."""
        if self.is_waiting:
            return not self.is_late
        return self.is_signed and not self.is_on_paper


def _whom_to_ask(placement: Placement) -> Supervisor:
    supervisor = placement.supervisor and (placement.supervisor.merged_into or placement.supervisor)
    if supervisor is None or not supervisor.is_known or not supervisor.email:
        said = _("We have no e-mail address to a supervisor there. Ask your team to add one.")
        raise Refused(said, subject=MyCertificates())
    return supervisor


class MyCertificates:
    """Where one lands when nothing can be asked for."""

    def get_absolute_url(self) -> str:
        return reverse("certificates:my_certificates")


class Statement(models.Model):
    """One text of a supervisor's. Rows are added, never changed; the last is in force."""

    request = models.ForeignKey(
        StatementRequest, on_delete=models.PROTECT, related_name="statements"
    )
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=200)
    tasks = models.TextField(max_length=1000)
    seen = models.TextField(max_length=2000)
    language = models.CharField(max_length=10)
    hours = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"#{self.pk}"

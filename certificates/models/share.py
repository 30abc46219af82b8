"""A link by which a holder shows a chosen part of a certificate, to whom they like, for a while."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts.models import Reading, User
from certificates.content.sharing import Choice, Shared, choose
from certificates.models.certificate import Certificate
from confirmations import doors
from confirmations.models.link import OpenedByLink
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition

MOST_OPEN = 20  # links of one holder that work at the same time
MANY = _("You have 20 open links. Close one of them first.")
UNDERSTAND = _("Say first that you have read what a link can mean for you.")


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    def visible_to(self, user: User) -> "ShareLinkQuerySet":
        """The holder of the certificate, and nobody else."""
        return self.of(user)

    def of(self, holder: User) -> "ShareLinkQuerySet":
        """Return a holder's own, newest first."""
        own = self.filter(certificate__participant=holder)
        return own.select_related("certificate__participant", "certificate__type").order_by("-pk")

    def working(self) -> "ShareLinkQuerySet":
        """Return those that open a page now; a protected holder's only after a warning."""
        safe = Q(certificate__participant__is_protected=False) | Q(understood=True)
        return self.filter(safe, state=ShareLink.State.ACTIVE, expires_at__gt=timezone.now())

    def by_token(self, token: str) -> "ShareLinkQuerySet":
        """Return the one link that works and has this token, or none."""
        found = self.working().filter(digest=doors.digest_of(token))
        return found.select_related("certificate__participant", "certificate__type")


class ShareLink(OpenedByLink, Stateful):
    """A named way to a chosen part of one certificate, which its holder can close at any time."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Works now")
        CLOSED = "closed", _("Closed by you")
        EXPIRED = "expired", _("Its time is over")

    TRANSITIONS = {
        "close": Transition({State.ACTIVE}, State.CLOSED),
        "expire": Transition({State.ACTIVE}, State.EXPIRED),
    }

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="links")
    name = models.CharField(max_length=100)  # the holder's own, never on the page
    expires_at = models.DateTimeField()
    full_name = models.BooleanField(default=True)
    competencies: Any = models.JSONField(default=list)  # their codes in the frozen content
    shows_birth_date = models.BooleanField(default=False)
    shows_workplace = models.BooleanField(default=False)
    shows_number = models.BooleanField(default=False)
    understood = models.BooleanField(default=False)  # a protected holder's yes to the warning
    made_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=20, choices=State, default=State.ACTIVE)

    objects = ShareLinkQuerySet.as_manager()

    if TYPE_CHECKING:
        certificate_id: int

    class Meta:
        verbose_name = _("Shared link")
        indexes = [models.Index(fields=["state", "expires_at"])]
        constraints = [
            models.CheckConstraint(
                name="share_link_ends_after_it_begins",
                condition=Q(expires_at__gt=models.F("made_at")),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:show_link", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(
        cls, certificate: Certificate, *, by: User, until: datetime, **chosen: Any
    ) -> "ShareLink":
        """Open a link to a valid certificate; no more than so many at a time."""
        User.objects.select_for_update().get(pk=by.pk)  # two presses count one after the other
        now = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if not now.is_valid:
            raise Refused(_("Only a valid certificate can be shared."), subject=certificate)
        if by.is_protected and not chosen.get("understood"):
            raise Refused(UNDERSTAND, subject=certificate)
        if cls.has_many(by):
            raise Refused(MANY, subject=certificate)
        link = cls(certificate=certificate, expires_at=until, **chosen)
        link._make_link()
        link.save()
        Event.record(link, "make", by=by)
        return link

    # Steps

    @transaction.atomic
    def close(self, *, by: User) -> None:
        """Let nobody in by it any more."""
        self._take("close", by=by)

    @transaction.atomic
    def expire(self) -> None:
        """Close it because its time has passed."""
        self._take("expire", by=str(_("The calendar")))

    @classmethod
    def expire_due(cls) -> None:
        """Close all whose time has passed. Doing it twice does nothing more."""
        late = cls.objects.filter(state=cls.State.ACTIVE, expires_at__lte=timezone.now())
        for link in list(late.order_by("pk")):
            with suppress(Refused):  # its holder closed it just now
                link.expire()

    # Questions

    @classmethod
    def has_many(cls, holder: User) -> bool:
        """Whether a holder has as many open links as one may have. Queries."""
        return cls.objects.of(holder).working().count() >= MOST_OPEN

    @property
    def participant(self) -> User:
        """Whose it is. Select certificate__participant first."""
        return self.certificate.participant

    @property
    def guest(self) -> str:
        """Who opens it, as far as anybody knows, in the words of the holder who will read it."""
        with translation.override(self.participant.language):
            return str(_("Someone with a link of yours"))

    @property
    def path(self) -> str:
        """The link's address on this server."""
        return reverse("certificates:read_shared", args=[self.token])

    @property
    def is_open(self) -> bool:
        """Whether it works now."""
        return self.state == self.State.ACTIVE and not self.is_late

    @property
    def last_day(self) -> date:
        """The last day on which it works."""
        return timezone.localdate(self.expires_at - timedelta(microseconds=1))

    @property
    def choice(self) -> Choice:
        return Choice(
            full_name=self.full_name,
            competencies=frozenset(self.competencies),
            birth_date=self.shows_birth_date,
            workplace=self.shows_workplace,
            number=self.shows_number,
        )

    @property
    def shared(self) -> Shared:
        """What its reader sees, while the certificate is valid."""
        return choose(self.certificate.printed, self.choice)

    @property
    def openings(self) -> Iterable[Reading]:
        """When it was opened, newest first; never by whom or from where. Queries."""
        return Reading.objects.about(self).filter(participant=self.participant)

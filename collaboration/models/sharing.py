"""A participant lets one person at another organisation see chosen things, for a while."""

import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Reading, Role, RoleAssignment, User
from certificates.models import Certificate
from collaboration import letters
from collaboration.models.receivers import receivers_for
from lifecycle.models import Event
from lifecycle.post import post
from lifecycle.transitions import Refused, Stateful, Transition
from portfolio.models import Entry

MOST_OPEN: Final = 20  # sharings of one participant that are open at the same time
MANY = _("You share with 20 people now. Close one of them first.")
NOTHING = _("Choose at least one thing to show.")
GONE = _("The person does not work there any more.")


class SharingQuerySet(models.QuerySet["Sharing"]):
    def visible_to(self, user: User) -> "SharingQuerySet":
        """Whose it is; and whoever it is for, while it is open."""
        seen = Q(participant=user) | Q(pk__in=self.open_to(user).values("pk"))
        return self.filter(seen).with_names()

    def open_to(self, user: User) -> "SharingQuerySet":
        """Return what somebody may read now: open, for them, while they still work there.

        A protected person's only if they handle such there.
        """
        held = [
            Q(organisation=place, participant__is_protected=False)
            for place in user.organisations_as(*Role)
        ]
        handled = [Q(organisation=place) for place in user.organisations_as(Role.PROTECTED_HANDLER)]
        where = reduce(or_, [*held, *handled], Q(pk__in=[]))
        return Sharing.objects.running().filter(where, receiver=user)

    def running(self) -> "SharingQuerySet":
        """Return those that are open now."""
        return self.filter(state=Sharing.State.OPEN, expires_at__gt=timezone.now())

    def of(self, participant: User) -> "SharingQuerySet":
        """Return a participant's own, newest first."""
        return self.filter(participant=participant).with_names().order_by("-made_at")

    def with_names(self) -> "SharingQuerySet":
        return self.select_related("participant", "receiver", "organisation")


class Sharing(Stateful):
    """What one participant shows one named person. The only way across organisations."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed by you")
        EXPIRED = "expired", _("Its time is over")

    TRANSITIONS = {
        "close": Transition({State.OPEN}, State.CLOSED),
        "expire": Transition({State.OPEN}, State.EXPIRED),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sharings")
    receiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    shows_contact = models.BooleanField(default=False)
    certificates = models.ManyToManyField(Certificate, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)

    objects = SharingQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        receiver_id: int
        organisation_id: int

    class Meta:
        verbose_name = _("What you share")
        indexes = [
            models.Index(fields=["receiver", "state", "expires_at"]),
            models.Index(fields=["state", "expires_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="sharing_ends_after_it_begins", condition=Q(expires_at__gt=F("made_at"))
            ),
            models.CheckConstraint(
                name="sharing_is_with_somebody_else", condition=~Q(receiver=F("participant"))
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("collaboration:show_sharing", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(
        cls,
        to: RoleAssignment,
        *,
        by: User,
        until: datetime,
        shows_contact: bool = False,
        certificates: Sequence[Certificate] = (),
        entries: Sequence[Entry] = (),
    ) -> "Sharing":
        """Let somebody see chosen things of one's own until a moment, and tell them so."""
        User.objects.select_for_update().get(pk=by.pk)  # two presses count one after the other
        sharing = cls(
            participant=by,
            receiver=to.user,
            organisation=to.organisation,
            expires_at=until,
            shows_contact=shows_contact,
        )
        sharing._refuse_if_it_cannot_be(to, [*certificates, *entries])
        sharing.save(force_insert=True)
        sharing.certificates.set(certificates)
        sharing.moments.bulk_create(SharedMoment(sharing=sharing, entry=each) for each in entries)
        Event.record(sharing, "make", by=by)
        post(letters.tell_receiver, about=sharing, to=to.user.email, language=to.user.language)
        return sharing

    # Steps

    @transaction.atomic
    def close(self, *, by: User) -> None:
        """Let the receiver see nothing of it any more."""
        self._take("close", by=by)

    @transaction.atomic
    def expire(self) -> None:
        """Close it because its time has passed."""
        self._take("expire", by=str(_("The calendar")))

    @classmethod
    def expire_due(cls) -> None:
        """Close all whose time has passed. Doing it twice does nothing more."""
        late = cls.objects.filter(state=cls.State.OPEN, expires_at__lte=timezone.now())
        for sharing in list(late.order_by("pk")):
            with suppress(Refused):  # its participant closed it just now
                sharing.expire()

    # Questions

    @classmethod
    def has_many(cls, participant: User) -> bool:
        """Whether somebody shares with as many as one may. Queries."""
        return cls.objects.filter(participant=participant).running().count() >= MOST_OPEN

    @property
    def is_open(self) -> bool:
        """Whether it can be read now."""
        return self.state == self.State.OPEN and self.expires_at > timezone.now()

    @property
    def is_late(self) -> bool:
        """Whether its time is over, though the calendar has not said so yet."""
        return self.state == self.State.OPEN and not self.is_open

    @property
    def last_day(self) -> date:
        """The last day on which it can be read."""
        return timezone.localdate(self.expires_at - timedelta(microseconds=1))

    @property
    def openings(self) -> Iterable[Reading]:
        """When it was opened and by whom, newest first. Queries."""
        return Reading.objects.about(self).filter(participant=self.participant)

    @property
    def reader_url(self) -> str:
        """Where its receiver reads it."""
        return reverse("collaboration:read_sharing", args=[self.pk])

    # What the steps share

    def _refuse_if_it_cannot_be(self, to: RoleAssignment, chosen: Sequence[object]) -> None:
        page = _Page(reverse("collaboration:my_sharings"))
        if not receivers_for(self.participant).filter(pk=to.pk).exists():
            raise Refused(GONE, subject=page)
        if not (chosen or self.shows_contact):
            raise Refused(NOTHING, subject=page)
        if Sharing.has_many(self.participant):
            raise Refused(MANY, subject=page)


class _Page:
    """Where a refusal leads when the thing itself was not made."""

    def __init__(self, url: str) -> None:
        self.url = url

    def get_absolute_url(self) -> str:
        return self.url


class SharedMomentQuerySet(models.QuerySet["SharedMoment"]):
    def visible_to(self, user: User) -> "SharedMomentQuerySet":
        """Whoever may read the sharing, while the moment is shared with the team, too.

        Of a protected person no picture is shown to anybody.
        """
        shared = Entry.objects.filter(Entry.is_shared_q())
        open_ = Sharing.objects.open_to(user).filter(participant__is_protected=False)
        return self.filter(sharing__in=open_, entry__in=shared).select_related(
            "sharing__participant", "entry"
        )


class SharedMoment(models.Model):
    """One moment among what somebody shares."""

    sharing = models.ForeignKey(Sharing, on_delete=models.CASCADE, related_name="moments")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")

    objects = SharedMomentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Picture")
        constraints = [
            models.UniqueConstraint(fields=["sharing", "entry"], name="moment_is_shared_once")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def participant(self) -> User:
        """Whose it is. Select sharing__participant first."""
        return self.sharing.participant

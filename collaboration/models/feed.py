"""The address by which somebody's own calendar fetches the meetings of their groups."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from collaboration.models.group import Group
from collaboration.models.meeting import Meeting
from confirmations import doors
from lifecycle.transitions import Stateful, Transition

PAST: Final = timedelta(days=92)  # how far back a calendar is told
MOST: Final = 1000  # meetings in one answer


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def visible_to(self, user: User) -> "CalendarFeedQuerySet":
        """Whose it is, and nobody else."""
        return self.filter(user=user)

    def by_token(self, token: str) -> "CalendarFeedQuerySet":
        """Return the one feed that is open and has this token, or none."""
        is_open = self.filter(state=CalendarFeed.State.OPEN, user__is_active=True)
        return is_open.filter(digest=doors.digest_of(token)).select_related("user")


class CalendarFeed(Stateful):
    """One person's address. Its secret is made from a nonce and the server's key, as links are."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    TRANSITIONS = {
        "renew": Transition({State.OPEN, State.CLOSED}, State.OPEN),
        "close": Transition({State.OPEN}, State.CLOSED),
    }

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="calendar_feed")
    nonce = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=20, choices=State, default=State.CLOSED)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Calendar address")

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("collaboration:my_feed")

    @classmethod
    @transaction.atomic
    def make(cls, *, by: User) -> "CalendarFeed":
        """Make an address, a new one if there was one before."""
        nonce = doors.new_nonce()
        digest = doors.digest_of(doors.token_from(nonce))
        feed, _new = cls.objects.get_or_create(user=by, defaults={"nonce": nonce, "digest": digest})
        feed.renew(by=by)
        return feed

    # Steps

    @transaction.atomic
    def renew(self, *, by: User) -> None:
        """Change the address: the one before leads nowhere from now on."""
        self.nonce = doors.new_nonce()
        self.digest = doors.digest_of(doors.token_from(self.nonce))
        self._take("renew", by=by, also=["nonce", "digest"])

    @transaction.atomic
    def close(self, *, by: User) -> None:
        """Let the address lead nowhere."""
        self._take("close", by=by)

    # Questions

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def link(self) -> str:
        """The whole address, for whose it is."""
        path = reverse("collaboration:fetch_feed", args=[doors.token_from(self.nonce)])
        return f"{settings.PUBLIC_URL}{path}"

    @property
    def guest(self) -> str:
        """Who fetches it: a calendar, which reads nothing about a participant."""
        return str(_("A calendar"))

    @property
    def meetings(self) -> "models.QuerySet[Meeting]":
        """Return the meetings of the groups the person works in today, old ones left out."""
        groups = Group.objects.of(self.user).values("pk")
        recent = Meeting.objects.filter(group__in=groups, ends_at__gt=timezone.now() - PAST)
        names = ("group__programme", "group__local_project__programme")
        return recent.select_related(*names).order_by("starts_at")[:MOST]

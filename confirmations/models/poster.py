"""A workplace's printed poster: whoever scans it is asked for a participant's code."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from confirmations import doors
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from workplaces.models import KEEPERS, Workplace


class PosterQuerySet(models.QuerySet["Poster"]):
    def visible_to(self, user: User) -> "PosterQuerySet":
        """The team of the organisation that keeps the register."""
        there = user.organisations_as(*KEEPERS)
        return self.filter(workplace__organisation__in=there).select_related("workplace")

    def hanging(self) -> "PosterQuerySet":
        """Return those that still lead somewhere."""
        return self.filter(state=Poster.State.HANGING).select_related("workplace")

    def by_token(self, token: str) -> "PosterQuerySet":
        """Return the one that hangs under an address, in capitals or not, or none."""
        return self.hanging().filter(token=token.lower()) if token.isalnum() else self.none()


class Poster(Stateful):
    """A poster on the wall of a workplace. Its address is public, and tells nothing of anybody."""

    class State(models.TextChoices):
        HANGING = "hanging", _("On the wall")
        ENDED = "ended", _("Taken down")

    TRANSITIONS = {"end": Transition({State.HANGING}, State.ENDED)}

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="posters")
    token = models.CharField(max_length=20, unique=True, default=doors.new_poster_token)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.HANGING)

    objects = PosterQuerySet.as_manager()

    class Meta:
        verbose_name = _("Poster")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["workplace"], condition=Q(state="hanging"), name="one_poster_hangs"
            ),
            models.CheckConstraint(
                name="ended_poster_has_time",
                condition=Q(state="ended", ended_at__isnull=False)
                | ~Q(state="ended") & Q(ended_at__isnull=True),
            ),
        ]

    if TYPE_CHECKING:
        workplace_id: int

    def __str__(self) -> str:
        return str(self.workplace)

    def get_absolute_url(self) -> str:
        return reverse("confirmations:show_poster", args=[self.pk])

    @classmethod
    def make(cls, workplace: Workplace, *, by: User) -> "Poster":
        """Make the poster of a workplace; Refused if one hangs there already."""
        try:
            with transaction.atomic():
                poster = cls.objects.create(workplace=workplace, made_by=by)
                Event.record(poster, "make", by=by)
        except IntegrityError as error:
            there = cls.objects.hanging().get(workplace=workplace)
            raise Refused(_("There is a poster already. Here it is."), subject=there) from error
        return poster

    # Steps

    @transaction.atomic
    def end(self, *, by: User) -> None:
        """Let the poster lead nowhere from now on."""
        self.ended_at = timezone.now()
        self._take("end", by=by, also=["ended_at"])

    # Questions

    @property
    def is_hanging(self) -> bool:
        return self.state == self.State.HANGING

    @property
    def path(self) -> str:
        """Its address on this server."""
        return reverse("confirmations:enter_code", args=[self.token])

    @property
    def link(self) -> str:
        """The whole address, as it is printed."""
        return f"{settings.PUBLIC_URL}{self.path}"

    @property
    def where(self) -> str:
        """The address as people type it."""
        return self.link.split("://")[-1].rstrip("/")

"""What someone on the team saw several people do together."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.urls import reverse

from accounts.models import TEAM, Organisation, User
from confirmations.models.suggestion import SuggestedCompetency, Suggestion
from lifecycle.models import Event

Seen = Mapping[int, Mapping[int, str]]  # {participant id: {competency id: answer}}


@dataclass(frozen=True)
class Occasion:
    """All that a leader says about an activity, whoever took part."""

    name: str
    happened_on: date
    place: str = ""
    text: str = ""

    def words(self) -> dict[str, object]:
        """Return what stands in the activity's own fields."""
        return {name: getattr(self, name) for name in ("name", "happened_on", "place", "text")}


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, user: User) -> "ActivityQuerySet":
        """Whoever recorded it, while they are on a team."""
        return self.filter(made_by=user) if user.has_role(*TEAM) else self.none()

    def latest_of(self, user: User, name: str = "") -> "Activity | None":
        """Return the last one that the user recorded, under this name if one is given."""
        mine = self.visible_to(user)
        named = mine.filter(name__iexact=name) if name else mine
        return named.order_by("-made_at", "-pk").first()


class Activity(models.Model):
    """Something several people did while someone on the team was there."""

    # The page makes the id, so that sending twice is sending once.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="activities")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    happened_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True, max_length=1000)  # what each participant reads
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ActivityQuerySet.as_manager()

    if TYPE_CHECKING:
        made_by_id: int

    class Meta:
        ordering = ["-happened_on", "-made_at"]
        indexes = [models.Index(fields=["made_by", "-made_at"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("confirmations:show_activity", args=[self.pk])

    @classmethod
    @transaction.atomic
    def record(
        cls, pk: uuid.UUID, occasion: Occasion, seen: Seen, *, at: Organisation, by: User
    ) -> "Activity":
        """Write down what was seen, and offer each participant their part of it.

        As many queries for twenty people as for one. Raises IntegrityError if it is there already.
        """
        activity = cls.objects.create(id=pk, made_by=by, organisation=at, **occasion.words())
        suggestions = Suggestion.objects.bulk_create(
            Suggestion(activity=activity, participant_id=participant) for participant in seen
        )
        SuggestedCompetency.objects.bulk_create(
            SuggestedCompetency(suggestion=suggestion, competency_id=competency, answer=answer)
            for suggestion in suggestions
            for competency, answer in seen[suggestion.participant_id].items()
        )
        Event.record_all([activity, *suggestions], "record", by=by)
        return activity

    # Questions

    @property
    def choices(self) -> dict[tuple[int, int], str]:
        """What was chosen and still stands: {(participant id, competency id): answer}. Queries."""
        rows = SuggestedCompetency.objects.filter(suggestion__activity=self)
        return {
            (participant, competency): answer
            for participant, competency, answer in rows.values_list(
                "suggestion__participant", "competency", "answer"
            )
        }

    @property
    def words(self) -> str:
        """What a participant reads about it: the leader's words, else its name."""
        return self.text or self.name

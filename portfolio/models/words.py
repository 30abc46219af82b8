"""What the author says an entry shows, and what the team wrote to them about it."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency
from portfolio.models.entry import Entry


class SelfAssessmentQuerySet(models.QuerySet["SelfAssessment"]):
    def shown_by(self, participant: User) -> "SelfAssessmentQuerySet":
        """Return what the participant has said they can, drafts aside."""
        return self.filter(entry__participant=participant).exclude(entry__state=Entry.State.DRAFT)


class SelfAssessment(models.Model):
    """The author's word that an entry shows a competency, and how it went."""

    class How(models.TextChoices):
        TRIED = "tried", _("I tried it")
        WITH_HELP = "with_help", _("I did it with help")
        ON_MY_OWN = "on_my_own", _("I did it on my own")

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="self_assessments")
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, related_name="self_assessments"
    )
    how = models.CharField(max_length=20, choices=How, blank=True)

    objects = SelfAssessmentQuerySet.as_manager()

    if TYPE_CHECKING:
        competency_id: int

    class Meta:
        ordering = ["competency__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "competency"], name="shown_once_per_entry")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Feedback(models.Model):
    """What someone on the team wrote to the author about an entry. Always signed by name."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="feedback")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("Feedback")

    def __str__(self) -> str:
        return f"#{self.pk}"

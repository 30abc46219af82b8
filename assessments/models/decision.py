"""What an assessor decided on one competency, and that someone else has looked."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency


class Decision(models.Model):
    """The assessor's word on one competency. Rows are added, never changed."""

    class Method(models.TextChoices):
        CONVERSATION = "conversation", _("Conversation")
        OBSERVATION = "observation", _("Observation")
        WORK_SAMPLE = "work_sample", _("Work sample")
        PORTFOLIO = "portfolio", _("Portfolio")
        CERTIFICATE = "certificate", _("Other certificate")

    case = models.ForeignKey(
        "assessments.AssessmentCase", on_delete=models.PROTECT, related_name="decisions"
    )
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="decisions")
    level = models.PositiveSmallIntegerField(null=True, blank=True)  # None: not yet shown
    method = models.CharField(max_length=20, choices=Method)
    reason = models.TextField(max_length=2000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    if TYPE_CHECKING:
        competency_id: int

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="level_is_one_to_four",
                condition=Q(level__isnull=True) | Q(level__gte=1, level__lte=4),
            ),
            models.CheckConstraint(name="decision_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    # Questions

    @property
    def is_shown(self) -> bool:
        return self.level is not None


class QualityCheck(models.Model):
    """Someone other than the assessor looked at a decided case."""

    case = models.ForeignKey(
        "assessments.AssessmentCase", on_delete=models.PROTECT, related_name="checks"
    )
    assessor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    approved = models.BooleanField()
    note = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="quality_is_checked_by_another", condition=~Q(by=F("assessor"))
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

"""What an assessor is competent to assess, written down by somebody else."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import PeriodQuerySet, User, period_in_order
from competencies.models import Framework
from competencies.texts import TranslatedField, refuse_half_a_text


class AssessorCompetenceQuerySet(PeriodQuerySet):
    def of(self, assessor: User, framework: Framework, on: date) -> Any:
        """Return what was on record on a day: for the framework first, then without one."""
        held = self.current(on).filter(
            Q(framework=framework) | Q(framework=None), assessor=assessor
        )
        return held.order_by(F("framework").asc(nulls_last=True), "-starts_on")


class AssessorCompetence(models.Model):
    """In which area somebody may assess, on what ground, and until when (SFS 2022:1549, 5 §)."""

    assessor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="competences")
    framework = models.ForeignKey(
        Framework,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty if it holds whatever the framework."),
    )
    area = TranslatedField(validators=[refuse_half_a_text])
    basis = models.TextField(_("what shows it"), max_length=1000)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("holds from"))
    ends_on = models.DateField(_("holds until"), null=True, blank=True)

    objects: Any = AssessorCompetenceQuerySet.as_manager()

    if TYPE_CHECKING:
        assessor_id: int

    class Meta:
        verbose_name = _("competence of an assessor")
        verbose_name_plural = _("competences of assessors")
        constraints = [
            period_in_order("assessor_competence_period_in_order"),
            models.CheckConstraint(
                name="competence_is_recorded_by_another",
                condition=~Q(recorded_by=F("assessor")),
                violation_error_message=_("Somebody else has to write down what one can assess."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessor}: {self.area}"

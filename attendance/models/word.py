"""What somebody says of hours: «I was here», «I saw them here»."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class AttendanceWord(models.Model):
    """One party's word for one record. Never changed: a correction needs words of its own."""

    class Whose(models.TextChoices):
        PARTICIPANT = "participant", _("the participant")
        LEADER = "leader", _("a leader")

    class Method(models.TextChoices):
        PHONE = "phone", _("here in the app")
        PAPER = "paper", _("on a paper that the leader has seen")

    record = models.ForeignKey(
        "attendance.AttendanceRecord", on_delete=models.PROTECT, related_name="words"
    )
    whose = models.CharField(max_length=12, choices=Whose)
    method = models.CharField(max_length=6, choices=Method, default=Method.PHONE)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")  # of paper: who saw it
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "whose"], name="one_word_of_each"),
            models.CheckConstraint(
                name="only_participants_sign_on_paper",
                condition=Q(method="phone") | Q(whose="participant"),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.record_id} {self.whose}"

    # Display

    @property
    def is_on_paper(self) -> bool:
        return self.method == self.Method.PAPER

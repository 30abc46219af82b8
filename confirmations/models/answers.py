"""What was asked about each competency, and what the supervisor answered."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency
from competencies.texts import TranslatedField
from workplaces.models import Supervisor

# The state of a request whose answers stand; a disputed one has left it.
ANSWERED = "answered"
SUPERVISOR = "confirmation__request__supervisor"


class Question(models.Model):
    """What was asked about one competency, in the words of that day."""

    request = models.ForeignKey(
        "confirmations.ConfirmationRequest", on_delete=models.CASCADE, related_name="questions"
    )
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="questions")
    name = TranslatedField()
    text = TranslatedField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["request", "competency"], name="asked_once_per_request")
        ]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def icon(self) -> str:
        """The name of its picture in the sprite. Queries unless the competency was fetched."""
        return f"{self.competency.icon}-duo" if self.competency.icon else ""


class Confirmation(models.Model):
    """One supervisor's answers to one request. A witness's word, never an assessment."""

    request = models.OneToOneField(
        "confirmations.ConfirmationRequest", on_delete=models.CASCADE, related_name="confirmation"
    )
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    comment = models.TextField(blank=True, max_length=1000)
    channel = models.CharField(max_length=20, default="link")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Confirmation")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def given(self) -> "models.QuerySet[Answer]":
        """The answers, each with its question, in the order asked."""
        return self.answers.select_related("question")


class AnswerQuerySet(models.QuerySet["Answer"]):
    def counting(self) -> "AnswerQuerySet":
        """Return the answers that say something was seen, by someone the team knows."""
        approved = Supervisor.State.APPROVED
        known = Q(**{f"{SUPERVISOR}__state": approved}) | Q(
            # What an address says after it was merged has no more weight than any other's.
            **{f"{SUPERVISOR}__merged_into__state": approved},
            confirmation__made_at__lt=F(f"{SUPERVISOR}__merged_at"),
        )
        return self.filter(
            known,
            answer__in=[Answer.Choice.YES, Answer.Choice.WITH_HELP],
            confirmation__request__state=ANSWERED,
        )

    def once_each(self) -> "AnswerQuerySet":
        """Add `word_of`: the moment and whoever spoke of it. Count it distinct, and nobody counts
        twice who was asked twice, or under two addresses.
        """
        person = Coalesce(f"{SUPERVISOR}__merged_into", SUPERVISOR)
        entry = Cast("confirmation__request__entry", models.CharField())
        return self.annotate(word_of=Concat(entry, Value(" "), Cast(person, models.CharField())))

    def about(self, participant: User) -> "AnswerQuerySet":
        return self.filter(confirmation__request__entry__participant=participant)


class Answer(models.Model):
    """Whether the supervisor has seen one competency."""

    class Choice(models.TextChoices):
        YES = "yes", _("Yes, I have seen it")
        WITH_HELP = "with_help", _("With help")
        NOT_YET = "not_yet", _("Not seen yet")

    confirmation = models.ForeignKey(Confirmation, on_delete=models.CASCADE, related_name="answers")
    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="answer")
    answer = models.CharField(max_length=20, choices=Choice)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["question__position"]

    def __str__(self) -> str:
        return f"#{self.pk}"

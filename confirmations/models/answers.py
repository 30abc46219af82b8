"""What was asked about each competency, and what the supervisor answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency
from competencies.texts import TranslatedField
from confirmations.content import Phrase
from confirmations.models.door import Assurance, Door
from confirmations.models.weight import has_weight

# The state of a request whose answers stand; a disputed one has left it.
ANSWERED = "answered"
SUPERVISOR = "confirmation__request__supervisor"
PARTICIPANT = "confirmation__request__entry__participant"


@dataclass(frozen=True)
class Said:
    """All that a supervisor says at one time."""

    answers: Mapping[int, str]  # {question id: answer}, one for each question asked
    name: str
    title: str
    comment: str = ""
    phrases: Sequence[str] = ()


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
    phrases = models.JSONField(default=list, blank=True)  # codes of what was said in set phrases
    door = models.CharField(max_length=20, choices=Door, default=Door.EMAIL)
    assurance = models.CharField(max_length=20, choices=Assurance, default=Assurance.CONTACT)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(null=True)

    if TYPE_CHECKING:
        request_id: int
        remark: Any

    class Meta:
        verbose_name = _("Confirmation")

    def __str__(self) -> str:
        return f"#{self.pk}"

    # What the steps of a request do with it

    @classmethod
    def write(cls, request: int, said: Said, *, door: str, assurance: str) -> "Confirmation":
        """Write down the answers to a request for the first time."""
        made = cls.objects.create(
            request_id=request,
            name=said.name,
            title=said.title,
            phrases=list(said.phrases),
            door=door,
            assurance=assurance,
        )
        Answer.objects.bulk_create(
            Answer(confirmation=made, question_id=question, answer=answer)
            for question, answer in said.answers.items()
        )
        made.answers.put_doubts_to_rest()
        return made

    def rewrite(self, said: Said) -> None:
        """Put other answers in their place; what they were is kept beside them."""
        EarlierAnswers.keep(self)
        self.name, self.title, self.phrases = said.name, said.title, list(said.phrases)
        self.changed_at = timezone.now()
        self.save(update_fields=["name", "title", "phrases", "changed_at"])
        for answer in self.answers.all():
            answer.answer, answer.seen_since = said.answers[answer.question_id], None
            answer.save(update_fields=["answer", "seen_since"])
        self.answers.put_doubts_to_rest()

    # Questions

    @property
    def given(self) -> "models.QuerySet[Answer]":
        """The answers, each with its question, in the order asked: what their giver reads."""
        return self.answers.select_related("question")

    @property
    def lasting(self) -> "models.QuerySet[Answer]":
        """The answers that last: what the participant and the team read."""
        return self.given.filter(seen_since=None)

    @property
    def in_phrases(self) -> list[Any]:
        """What was said in set phrases, in the reader's language."""
        return [Phrase(code).label for code in self.phrases if code in Phrase.values]

    @property
    def said_at(self) -> datetime:
        """When the answers that stand now were given."""
        return self.changed_at or self.made_at

    @property
    def said(self) -> Said:
        """All that the supervisor says now, held or not: for whoever said it. Queries."""
        answers = dict(self.answers.values_list("question_id", "answer"))
        remark = getattr(self, "remark", None)
        words = remark.text if remark else ""
        return Said(answers, self.name, self.title, words, tuple(self.phrases))

    @property
    def comment(self) -> str:
        """What the participant may read of the supervisor's own sentence. Select remark first."""
        remark = getattr(self, "remark", None)
        return str(remark.text) if remark and remark.is_shown else ""

    @property
    def way(self) -> str:
        """How it came to us, and how sure that makes us of who gave it, in words.

        Queries the supervisor and merged_into, unless they were fetched.
        """
        is_known = self.request.supervisor.is_known
        return f"{Door(self.door).label} · {Assurance(self.assurance).words(is_known=is_known)}"

    @property
    def says_seen(self) -> bool:
        """Whether any of it was seen, so that it could count. Queries unless prefetched."""
        return any(answer.answer in Answer.SEEN for answer in self.answers.all())

    @property
    def awaits_look(self) -> bool:
        """Whether it counts once someone on the team has looked again. May query the supervisor."""
        supervisor = self.request.supervisor
        vouched = supervisor.vouched_at
        is_held = self.assurance == Assurance.HELD and not supervisor.contact
        return is_held and supervisor.is_approved and not (vouched and self.said_at <= vouched)

    @property
    def own_way(self) -> str:
        """The same, as the participant reads it."""
        is_known = self.request.supervisor.is_known
        return f"{Door(self.door).own_label} · {Assurance(self.assurance).words(is_known=is_known)}"

    @property
    def may_change_until(self) -> datetime:
        """Until when the supervisor may change the answers; then they are frozen."""
        return self.made_at + timedelta(days=settings.CHANGE_DAYS)

    @property
    def is_frozen(self) -> bool:
        return self.may_change_until <= timezone.now()


class EarlierAnswers(models.Model):
    """What a confirmation said before the supervisor changed it. Never changed, never counted."""

    confirmation = models.ForeignKey(Confirmation, on_delete=models.CASCADE, related_name="earlier")
    said = models.JSONField()  # name, title, phrases, comment, {question id: answer}
    said_at = models.DateTimeField()
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    def keep(cls, confirmation: Confirmation) -> None:
        """Put aside what a confirmation says now."""
        remark = getattr(confirmation, "remark", None)
        said = {
            "name": confirmation.name,
            "title": confirmation.title,
            "phrases": confirmation.phrases,
            "comment": remark.text if remark else "",
            "answers": dict(confirmation.answers.values_list("question_id", "answer")),
        }
        cls.objects.create(confirmation=confirmation, said=said, said_at=confirmation.said_at)


class AnswerQuerySet(models.QuerySet["Answer"]):
    def counting(self) -> "AnswerQuerySet":
        """Return the answers that say something was seen, by someone the team knows."""
        return self.filter(
            has_weight(confirmation="confirmation__", supervisor=SUPERVISOR),
            answer__in=Answer.SEEN,
            confirmation__request__state=ANSWERED,
        )

    def once_each(self) -> "AnswerQuerySet":
        """Add `word_of`: the moment and whoever spoke of it. Count it distinct, and nobody counts
        twice who was asked twice, or under two addresses.
        """
        person = Coalesce(f"{SUPERVISOR}__merged_into", SUPERVISOR)
        entry = Cast("confirmation__request__entry", models.CharField())
        return self.annotate(word_of=Concat(entry, Value(" "), Cast(person, models.CharField())))

    def put_doubts_to_rest(self) -> None:
        """Let «not seen yet» disappear where one of these answers says that it was seen."""
        seen = self.filter(answer__in=Answer.SEEN)
        doubts = Answer.objects.filter(
            answer=Answer.Choice.NOT_YET,
            question__competency__in=seen.values("question__competency"),
            **{f"{PARTICIPANT}__in": seen.values(PARTICIPANT)},
        )
        doubts.update(seen_since=timezone.now())

    def about(self, participant: User) -> "AnswerQuerySet":
        return self.filter(confirmation__request__entry__participant=participant)


class Answer(models.Model):
    """Whether the supervisor has seen one competency."""

    class Choice(models.TextChoices):
        YES = "yes", _("Yes, I have seen it")
        WITH_HELP = "with_help", _("With help")
        NOT_YET = "not_yet", _("Not seen yet")

    SEEN = (Choice.YES, Choice.WITH_HELP)

    confirmation = models.ForeignKey(Confirmation, on_delete=models.CASCADE, related_name="answers")
    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="answer")
    answer = models.CharField(max_length=20, choices=Choice)
    # Nothing negative lasts: when «not seen yet» was followed by a word that it was seen.
    seen_since = models.DateTimeField(null=True, editable=False)

    objects = AnswerQuerySet.as_manager()

    if TYPE_CHECKING:
        question_id: int

    class Meta:
        ordering = ["question__position"]

    def __str__(self) -> str:
        return f"#{self.pk}"

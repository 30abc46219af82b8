"""The guided conversation: a participant's own words. Their own until shared; never overwritten."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from plans.content import BY_CODE, QUESTIONS, TILES, Question, Tile
from programmes.models import Enrolment

QUESTION_CODES = [(question.code, question.ask) for question in QUESTIONS]


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, user: User) -> "ConversationQuerySet":
        """Whose words they are, whatever the state; assigned staff, once shared."""
        followed = Enrolment.objects.followed_by(user).values("participant")
        seen = Q(participant=user) | Q(participant__in=followed, state=Conversation.State.SHARED)
        return self.filter(seen).select_related("participant", "partner")

    def begun(self) -> "ConversationQuerySet":
        return self.filter(state=Conversation.State.BEGUN)

    def shared(self) -> "ConversationQuerySet":
        return self.filter(state=Conversation.State.SHARED)

    def newest_first(self) -> "ConversationQuerySet":
        return self.order_by("-begun_at", "-pk")


class Conversation(Stateful):
    """One conversation, held alone or with somebody beside. A later one is a row of its own."""

    class State(models.TextChoices):
        BEGUN = "begun", _("Not finished yet")
        PRIVATE = "private", _("Only you can see it")
        SHARED = "shared", _("Shared with your team")

    TRANSITIONS = {
        "finish": Transition({State.BEGUN}, State.PRIVATE),
        "share": Transition({State.PRIVATE}, State.SHARED),
        "unshare": Transition({State.SHARED}, State.PRIVATE),
    }

    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="conversations")
    # Who sat beside, if anybody. They see it on their own screen only once it is shared.
    partner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    language = models.CharField(max_length=10, default="sv")  # of the words; a code of WRITTEN_IN
    state = models.CharField(max_length=20, choices=State, default=State.BEGUN)
    begun_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ConversationQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        partner_id: int | None
        own_words: Any

    class Meta:
        verbose_name = _("Conversation")
        verbose_name_plural = _("Conversations")
        indexes = [models.Index(fields=["participant", "state", "-begun_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(state="begun"), name="one_conversation_begun"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("plans:show_conversation", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def begin(
        cls, *, by: User, partner: User | None = None, language: str = "sv", again: bool = False
    ) -> "Conversation":
        """Begin one, or return the one begun already; `again` starts from the words of the last."""
        User.objects.select_for_update().get(pk=by.pk)
        if begun := cls.objects.filter(participant=by).begun().first():
            return begun
        last = cls.objects.filter(participant=by).newest_first().first() if again else None
        new = cls.objects.create(participant=by, partner=partner, language=language)
        if last:
            take_over(last, new)
        return new

    @transaction.atomic
    def finish(self, *, by: User) -> None:
        """Say that it is done for now. It stays the participant's alone."""
        self._take("finish", by=by)

    @transaction.atomic
    def share(self, *, by: User) -> None:
        """Let the assigned staff read it."""
        self._take("share", by=by)

    @transaction.atomic
    def unshare(self, *, by: User) -> None:
        """Make it the participant's alone again."""
        self._take("unshare", by=by)

    @transaction.atomic
    def answer(
        self, question: Question, *, by: User, chosen: Sequence[str] = (), words: str = ""
    ) -> None:
        """Keep what was pointed at and written; nothing of both is no answer, and no row.

        Refused while it is shared: what the team has read does not change under their eyes.
        """
        self._locked().refuse_if_shared()
        said = OwnWords.objects.filter(conversation=self, question=question.code)
        if chosen or words:
            told = {"chosen": list(chosen), "words": words}
            OwnWords.objects.update_or_create(
                conversation=self, question=question.code, defaults=told
            )
        else:
            said.delete()
        self.changed_at = timezone.now()
        self.save(update_fields=["changed_at"])

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Delete it for good, whether or not it was shared."""
        Event.record(self, "remove", by=by)
        self.delete()

    # Questions

    @property
    def is_begun(self) -> bool:
        return self.state == self.State.BEGUN

    @property
    def is_shared(self) -> bool:
        return self.state == self.State.SHARED

    def refuse_if_shared(self) -> None:
        """Raise Refused while the team can read it."""
        if self.is_shared:
            raise Refused(
                _("Your team can read this one. Stop sharing it first, or begin a new one."),
                subject=self,
            )

    def told(self, question: Question) -> "OwnWords":
        """Return what was said to one question; an empty row, not saved, if nothing was."""
        said = self.own_words.filter(question=question.code).first()
        return said or OwnWords(conversation=self, question=question.code)

    @property
    def everything(self) -> "list[OwnWords]":
        """What was said to each question, in their order, the unanswered too. Queries."""
        said = {each.question: each for each in self.own_words.all()}
        return [said.get(code) or OwnWords(conversation=self, question=code) for code in BY_CODE]

    @property
    def first_open(self) -> Question:
        """The first question without an answer, else the last. Queries."""
        said = set(self.own_words.values_list("question", flat=True))
        return next((each for each in QUESTIONS if each.code not in said), QUESTIONS[-1])

    # What the steps share

    def _locked(self) -> "Conversation":
        """Return the row as it is now, for nobody else to change until the transaction ends."""
        return Conversation.objects.select_for_update().get(pk=self.pk)


class OwnWords(models.Model):
    """What was said to one question: pictures pointed at, and own words in any language."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="own_words"
    )
    question = models.CharField(max_length=20, choices=QUESTION_CODES)
    chosen = models.JSONField(default=list)  # codes of tiles
    words = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "question"], name="one_answer_per_question"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    # Display

    @property
    def ask(self) -> str:
        return str(BY_CODE[self.question].ask)

    @property
    def tiles(self) -> list[Tile]:
        """What was pointed at; a picture that we have taken away since is left out."""
        return [TILES[code] for code in self.chosen if code in TILES]

    @property
    def says_something(self) -> bool:
        return bool(self.tiles or self.words)


def take_over(last: Conversation, new: Conversation) -> None:
    """Let a new conversation start from what was said in the last; that one stays as it is."""
    OwnWords.objects.bulk_create(
        OwnWords(conversation=new, question=said.question, chosen=said.chosen, words=said.words)
        for said in last.own_words.all()
    )

"""The sentence that a supervisor may add. It alone is looked at before it is shown."""

from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from confirmations.models.answers import Confirmation
from confirmations.models.screened_word import ScreenedWord
from lifecycle.transitions import Stateful, Transition
from programmes.models import Enrolment


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, user: User) -> "CommentQuerySet":
        """The team of whom it is about; the participant too, unless it is held or withheld."""
        participant = "confirmation__request__entry__participant"
        followed = Enrolment.objects.followed_by(user).values("participant")
        team = models.Q(**{f"{participant}__in": followed})
        own = models.Q(**{participant: user}, state=Comment.State.SHOWN)
        return self.filter(team | own).select_related(
            "confirmation__request__entry__participant", "confirmation__request__supervisor"
        )

    def held(self) -> "CommentQuerySet":
        """Return those that wait for someone on the team, the oldest first."""
        return self.filter(state=Comment.State.HELD).order_by("pk")


class Comment(Stateful):
    """A supervisor's own sentence. The answers beside it never wait for it."""

    class State(models.TextChoices):
        SHOWN = "shown", _("Shown")
        HELD = "held", _("The team reads it first")
        WITHHELD = "withheld", _("Not shown")

    TRANSITIONS = {
        "release": Transition({State.HELD, State.WITHHELD}, State.SHOWN),
        "withhold": Transition({State.HELD, State.SHOWN}, State.WITHHELD),
    }

    confirmation = models.OneToOneField(
        Confirmation, on_delete=models.CASCADE, related_name="remark"
    )
    text = models.TextField(max_length=1000)
    reasons = models.JSONField(default=list, blank=True)  # codes: why it was held
    state = models.CharField(max_length=20, choices=State, default=State.SHOWN)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Comment")

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("confirmations:show_request", args=[self.confirmation.request_id])

    @classmethod
    def write(cls, confirmation: Confirmation, text: str) -> None:
        """Put a supervisor's sentence, or none, in the place of the one before. It is held for the
        team if it trips; the same sentence once more stays as the team has left it.
        """
        before = cls.objects.filter(confirmation=confirmation)
        if text and before.filter(text=text).exists():
            return
        before.delete()
        if text:
            why = ScreenedWord.objects.reasons_to_hold(text)
            state = cls.State.HELD if why else cls.State.SHOWN
            cls.objects.create(confirmation=confirmation, text=text, reasons=why, state=state)

    # Steps

    @transaction.atomic
    def release(self, *, by: User) -> None:
        """Let the participant read it."""
        self._take("release", by=by)

    @transaction.atomic
    def withhold(self, *, by: User) -> None:
        """Keep it from the participant. The answers it came with count as before."""
        self._take("withhold", by=by)

    # Questions

    @property
    def concerns(self) -> User:
        """Whom it is about. Queries unless the entry was fetched.

        Not called participant: who decides on a sentence would be recorded as a reader of it, and
        «who looked» would tell of a sentence that is held. The reading of the answers is recorded.
        """
        return self.confirmation.request.participant

    @property
    def why_held(self) -> list[Any]:
        """Why it was held, in words."""
        kinds = dict(ScreenedWord.Kind.choices)
        return [kinds[reason] for reason in self.reasons if reason in kinds]

    @property
    def is_shown(self) -> bool:
        return self.state == self.State.SHOWN

    @property
    def is_withheld(self) -> bool:
        return self.state == self.State.WITHHELD

    @property
    def is_held(self) -> bool:
        return self.state == self.State.HELD

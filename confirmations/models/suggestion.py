"""What a leader suggests that a participant showed, and what the participant makes of it."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency
from confirmations.models.answers import Answer, Said
from confirmations.models.door import Door
from confirmations.models.request import ConfirmationRequest
from lifecycle.transitions import Refused, Stateful, Transition
from portfolio.models import Account, Entry, SelfAssessment
from programmes.models import Enrolment
from workplaces.models import Supervisor

# What the leader saw, as the participant's own word: that it went without help is theirs to say.
OWN_WORD = {Answer.Choice.WITH_HELP.value: SelfAssessment.How.WITH_HELP.value}


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def visible_to(self, user: User) -> "SuggestionQuerySet":
        """The participant, unless it was taken back; who made it, while they follow them."""
        own = models.Q(participant=user) & ~models.Q(state=Suggestion.State.WITHDRAWN)
        followed = Enrolment.objects.followed_by(user).values("participant")
        made = models.Q(activity__made_by=user, participant__in=followed)
        return self.filter(own | made).select_related("activity__made_by", "participant")

    def offered_to(self, participant: User) -> "SuggestionQuerySet":
        """Return what waits for the participant, the latest first."""
        offered = self.filter(participant=participant, state=Suggestion.State.OFFERED)
        return offered.select_related("activity__made_by").order_by("-pk")


class Suggestion(Stateful):
    """That a participant showed something, as a leader saw it: theirs to accept or to leave."""

    class State(models.TextChoices):
        OFFERED = "offered", _("Waiting for an answer")
        ACCEPTED = "accepted", _("Yes, that is right")
        LEFT = "left", _("Left as it was")
        WITHDRAWN = "withdrawn", _("Taken back")

    TRANSITIONS = {
        "accept": Transition({State.OFFERED}, State.ACCEPTED),
        "leave": Transition({State.OFFERED}, State.LEFT),
        "withdraw": Transition({State.OFFERED}, State.WITHDRAWN),
    }

    activity = models.ForeignKey(
        "confirmations.Activity", on_delete=models.CASCADE, related_name="suggestions"
    )
    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="suggestions")
    state = models.CharField(max_length=20, choices=State, default=State.OFFERED)
    # The moment it became. Where its author deletes that, nothing is left here either.
    entry = models.OneToOneField(
        Entry, on_delete=models.CASCADE, null=True, blank=True, related_name="suggestion"
    )

    objects = SuggestionQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int

    class Meta:
        verbose_name = _("Suggestion")
        ordering = ["pk"]
        indexes = [models.Index(fields=["participant", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "participant"], name="suggested_once_per_activity"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("confirmations:show_suggestion", args=[self.pk])

    # Steps

    @transaction.atomic
    def accept(self, *, by: User, competencies: Collection[int], words: str = "") -> Entry:
        """Make a shared moment of it, with the leader's word beside the participant's own.

        What the participant does not agree to is gone.
        """
        self._take("accept", by=by)
        self.seen.exclude(competency__in=competencies).delete()
        agreed = list(self.seen.all())
        if not agreed:
            raise Refused(_("Choose what is right, or say that it is not."), subject=self)
        self.entry = self._write_entry(agreed, words, by=by)
        self.save(update_fields=["entry"])
        self._let_leader_confirm(self.entry, {seen.competency_id: seen.answer for seen in agreed})
        return self.entry

    @transaction.atomic
    def leave(self, *, by: User) -> None:
        """Leave it: nothing is kept of what was suggested, and nobody asks why."""
        self._take("leave", by=by)
        self.seen.all().delete()

    @transaction.atomic
    def withdraw(self, *, by: User) -> None:
        """Take it back before it is answered; nothing is kept of what was suggested."""
        self._take("withdraw", by=by)
        self.seen.all().delete()

    # Questions

    @property
    def is_offered(self) -> bool:
        return self.state == self.State.OFFERED

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED

    @property
    def leader(self) -> User:
        """Who saw it. Queries unless the activity was fetched with who made it."""
        return self.activity.made_by

    # What the steps share

    def _write_entry(
        self, agreed: "Iterable[SuggestedCompetency]", words: str, *, by: User
    ) -> Entry:
        activity = self.activity
        entry = Entry.objects.create(participant=by)
        account = Account(
            text=words or activity.words,
            happened_on=activity.happened_on,
            place=activity.place,
            shown={seen.competency_id: OWN_WORD.get(seen.answer, "") for seen in agreed},
        )
        entry.finish(account, by=by)
        entry.share(by=by)
        return entry

    def _let_leader_confirm(self, entry: Entry, seen: Mapping[int, str]) -> None:
        """Write down the leader's word as any supervisor's: of someone who had signed in."""
        leader = self.leader
        with translation.override(settings.LANGUAGE_CODE):  # whatever the participant reads in
            title = leader.told_roles[:200]
        asked = ConfirmationRequest.make(
            entry,
            self._leader_in_the_register(title),
            by=self.participant,
            with_photo=False,
            name=leader.name,
            title=title,
        )
        asked.send(by=leader, door=Door.TEAM)
        answers = {question.pk: seen[question.competency_id] for question in asked.questions.all()}
        asked.answer(Said(answers, name=leader.name, title=title))

    def _leader_in_the_register(self, title: str) -> Supervisor:
        """Return the leader as one of those whose word counts; approved, being on the team."""
        leader = self.leader
        organisation = Enrolment.organisation_of(self.participant) or self.activity.organisation
        supervisor = Supervisor.propose(
            leader.name, leader.email, title=title, organisation=organisation, by=leader
        )
        if supervisor.is_new:
            supervisor.approve(by=leader)
        if supervisor.is_rejected:
            raise Refused(_("Talk to your team about this one."), subject=self)
        return supervisor


class SuggestedCompetency(models.Model):
    """What the leader saw of one competency: never that something is missing."""

    class Choice(models.TextChoices):
        YES = Answer.Choice.YES.value, _("Yes")
        WITH_HELP = Answer.Choice.WITH_HELP.value, Answer.Choice.WITH_HELP.label

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="seen")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=Choice)

    if TYPE_CHECKING:
        competency_id: int

    class Meta:
        ordering = ["competency__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "competency"], name="suggested_competency_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    # Questions

    @property
    def was_helped(self) -> bool:
        return self.answer == self.Choice.WITH_HELP

    @property
    def icon(self) -> str:
        """The name of its picture in the sprite. Queries unless the competency was fetched."""
        return f"{self.competency.icon}-duo"

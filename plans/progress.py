"""A plan as one reader may see it: the participant, or somebody on their team."""

from dataclasses import dataclass

from django.db.models import Prefetch

from accounts.models import User
from plans.models import Conversation, Goal, Plan, Step, Talk

SHOWN = 20  # conversations in one list: one or two a year are usual


@dataclass(frozen=True)
class Overview:
    """A plan as one reader may see it."""

    plan: Plan | None
    goals: list[Goal]
    conversations: list[Conversation]
    talk: Talk | None

    def _in(self, state: str) -> list[Goal]:
        return [goal for goal in self.goals if goal.state == state]

    @property
    def chosen(self) -> list[Goal]:
        return self._in(Goal.State.CHOSEN)

    @property
    def suggested(self) -> list[Goal]:
        return self._in(Goal.State.SUGGESTED)

    @property
    def aside(self) -> list[Goal]:
        return self._in(Goal.State.ASIDE)

    @property
    def reached(self) -> list[Goal]:
        return self._in(Goal.State.REACHED)

    @property
    def begun(self) -> Conversation | None:
        return next((each for each in self.conversations if each.is_begun), None)

    @property
    def finished(self) -> list[Conversation]:
        return [each for each in self.conversations if not each.is_begun]


def overview(participant: User, *, seen_by: User) -> Overview:
    """Return what the reader may see of somebody's plan. Six queries, however much there is."""
    steps = Step.objects.visible_to(seen_by).filter(
        state__in=[Step.State.NOW, Step.State.SUGGESTED]
    )
    goals = Goal.objects.visible_to(seen_by).filter(plan__participant=participant)
    talks = Conversation.objects.visible_to(seen_by).filter(participant=participant)
    return Overview(
        plan=Plan.objects.visible_to(seen_by).filter(participant=participant).first(),
        goals=list(goals.prefetch_related(Prefetch("steps", steps), "competencies")),
        conversations=list(talks.newest_first()[:SHOWN]),
        talk=Talk.objects.visible_to(seen_by).open().filter(participant=participant).first(),
    )

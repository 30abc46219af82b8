"""Who takes part in a programme, from the invitation to the last trace."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, Organisation, Role, RoleAssignment, User, period_in_order
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from programmes.models.assignment import Assignment, who_may_be_assigned
from programmes.models.enrolled import TAKING_PART, EnrolmentQuerySet, EnrolmentState
from programmes.models.moving import refuse_to_move
from programmes.models.project import LocalProject

# Who keeps the list of those who take part, each in their own organisation.
ENROLLERS = TEAM | {Role.PROJECT_LEAD}


class Enrolment(Stateful):
    """One participant in one local project, for a period."""

    State = EnrolmentState

    class EndReason(models.TextChoices):
        """Where somebody went from here: nothing about why they came, health or absence."""

        WORK = "work", _("to work")
        STUDIES = "studies", _("to studies")
        OTHER_PROGRAMME = "other_programme", _("to another programme or measure")
        MOVED = "moved", _("moved to another project here")
        OWN_WISH = "own_wish", _("own wish")
        PERIOD_OVER = "period_over", _("the period was over")
        MISTAKE = "mistake", _("enrolled by mistake, or twice")

    TAKING_PART = TAKING_PART
    OVER = (State.COMPLETED, State.WITHDRAWN)
    TRANSITIONS = {
        "start": Transition({State.INVITED}, State.ACTIVE),
        "pause": Transition({State.ACTIVE}, State.PAUSED),
        "resume": Transition({State.PAUSED}, State.ACTIVE),
        "complete": Transition({State.ACTIVE, State.PAUSED}, State.COMPLETED),
        "withdraw": Transition({State.INVITED, State.ACTIVE, State.PAUSED}, State.WITHDRAWN),
        "retain": Transition({State.COMPLETED, State.WITHDRAWN}, State.RETAINED),
        "erase": Transition({State.RETAINED}, State.ERASED),
    }

    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="enrolments")
    local_project = models.ForeignKey(
        LocalProject, on_delete=models.PROTECT, related_name="enrolments"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=20, choices=EndReason, blank=True)
    talked_on = models.DateField(null=True, blank=True)  # the closing conversation
    moved_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_to"
    )
    # The form that made it: pressed twice, or by two, it makes one.
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    state = models.CharField(max_length=20, choices=State, default=State.INVITED)

    objects = EnrolmentQuerySet.as_manager()

    if TYPE_CHECKING:
        local_project_id: int
        participant_id: int

    class Meta:
        verbose_name = _("Enrolment")
        ordering = ["starts_on"]
        indexes = [models.Index(fields=["local_project", "state"])]
        constraints = [
            period_in_order("enrolment_period_in_order"),
            models.UniqueConstraint(
                fields=["participant", "local_project", "starts_on"],
                condition=~Q(state__in=["withdrawn", "retained", "erased"]),
                name="enrolled_once_a_day",
            ),
            models.CheckConstraint(
                name="enrolment_that_ended_says_when_and_why",
                condition=~Q(state__in=["completed", "withdrawn"])
                | Q(ends_on__isnull=False) & ~Q(end_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("home:show_participant", args=[self.pk])

    @classmethod
    @transaction.atomic
    def invite(
        cls,
        participant: User,
        project: LocalProject,
        *,
        by: User,
        starts_on: date | None = None,
        key: UUID | None = None,
    ) -> "Enrolment":
        """Put somebody on the list of a project. They take part once somebody starts it with them.

        Raises Refused if they are on it already at that time; pressed again, returns what is there.
        """
        User.objects.select_for_update().get(pk=participant.pk)  # of two at once, one waits
        made: Enrolment | None = cls.objects.filter(key=key).first() if key else None
        if made:
            return made
        project.programme.refuse_if_closed()
        day = starts_on or timezone.localdate()
        there = cls.objects.filter(participant=participant, local_project=project)
        if already := there.overlapping(day).first():
            raise Refused(_("The person is in this project at that time already."), subject=already)
        enrolment = cls.objects.create(
            participant=participant, local_project=project, starts_on=day, key=key
        )
        Event.record(enrolment, "invite", by=by)
        return enrolment

    @classmethod
    @transaction.atomic
    def invite_all(
        cls,
        days: Mapping[User, date],
        project: LocalProject,
        *,
        by: User,
        keys: Mapping[User, UUID],
    ) -> "dict[User, Enrolment]":
        """Put several people on the list of a project, each from a day, as `invite` would: all, or
        Refused. Three queries and the rows.
        """
        project.programme.refuse_if_closed()
        people = {person.pk: day for person, day in days.items()}
        list(User.objects.select_for_update().filter(pk__in=people).values_list("pk"))
        there = cls.objects.filter(local_project=project).overlapping_with(people)
        if there:
            already = next(iter(there.values()))
            raise Refused(_("The person is in this project at that time already."), subject=already)
        made = cls.objects.bulk_create(
            cls(participant=person, local_project=project, starts_on=day, key=keys[person])
            for person, day in days.items()
        )
        Event.record_all(made, "invite", by=by)
        return dict(zip(days, made, strict=True))

    # Steps

    @transaction.atomic
    def start(self, *, by: User, on: date | None = None) -> None:
        """Let the participant begin, on a day that has come: today, if none is named."""
        self.starts_on = on or min(self.starts_on, timezone.localdate())
        self._refuse_a_day_to_come(self.starts_on)
        self._take("start", by=by, also=["starts_on"])

    @transaction.atomic
    def pause(self, *, by: User) -> None:
        """Let the participant rest from it. Nothing is lost, and the team still follows."""
        self._take("pause", by=by)

    @transaction.atomic
    def resume(self, *, by: User) -> None:
        """Go on after a pause."""
        self._take("resume", by=by)

    @transaction.atomic
    def complete(self, *, by: User, on: date, reason: str, talked_on: date | None = None) -> None:
        """End it as it was meant, with a closing conversation. The team's access ends at once."""
        self._end("complete", by=by, on=on, reason=reason, talked_on=talked_on)

    @transaction.atomic
    def withdraw(self, *, by: User, on: date, reason: str, talked_on: date | None = None) -> None:
        """End it early, or take an invitation back. The team's access ends at once."""
        self._end("withdraw", by=by, on=on, reason=reason, talked_on=talked_on)

    @transaction.atomic
    def retain(self, *, by: User) -> None:
        """Keep what is left only for the record, until the rule of the programme lets it go."""
        self._take("retain", by=by)

    @transaction.atomic
    def erase(self, *, by: User) -> None:
        """Let go of why and how somebody came; that somebody took part, and when, stays."""
        self._take("erase", by=by)
        self.grounds_held.all().delete()
        for fact in ("informed", "guardian_told"):
            if hasattr(self, fact):
                getattr(self, fact).delete()

    @transaction.atomic
    def move(self, project: LocalProject, *, by: User, on: date) -> "Enrolment":
        """End it here and invite the same person to another project of the same organisation."""
        refuse_to_move(self, project)
        self._end("complete", by=by, on=on, reason=self.EndReason.MOVED)
        there = type(self).invite(self.participant, project, by=by, starts_on=on)
        there.moved_from = self
        there.save(update_fields=["moved_from"])
        return there

    def _end(
        self, step: str, *, by: User, on: date, reason: str, talked_on: date | None = None
    ) -> None:
        self._refuse_a_day_to_come(on)
        self.ends_on, self.end_reason = max(on, self.starts_on), reason
        self.talked_on = talked_on or self.talked_on
        if on < self.starts_on and not self.is_invited:
            raise Refused(_("The last day cannot be before the first."), subject=self)
        if self.is_invited:  # it never began
            self.starts_on = self.ends_on = min(self.starts_on, on)
        self._take(step, by=by, also=["starts_on", "ends_on", "end_reason", "talked_on"])
        for assignment in self.assignments.filter(ended_at=None):
            assignment.end(by=by)

    def _refuse_a_day_to_come(self, day: date) -> None:
        if day > timezone.localdate():
            raise Refused(_("That day has not come yet."), subject=self)

    # Questions

    @classmethod
    def team_of(cls, participant: User) -> models.QuerySet[User]:
        """Return the staff assigned to the participant today."""
        current = Assignment.objects.current().filter(
            enrolment__participant=participant, enrolment__state__in=cls.TAKING_PART
        )
        return User.objects.filter(pk__in=current.values("staff")).order_by("pk")

    @classmethod
    def organisation_of(cls, participant: User) -> Organisation | None:
        """Return whose project the participant takes part in today: the latest, if several."""
        current = cls.objects.current().filter(participant=participant)
        latest = current.select_related("local_project__organisation").order_by("starts_on").last()
        return latest.local_project.organisation if latest else None

    @classmethod
    def followers_of(cls, participant: User) -> models.QuerySet[User]:
        """Return those who see what the participant shares today: the other side of followed_by."""
        roles = RoleAssignment.objects.current().filter(
            user=OuterRef("staff"), organisation=OuterRef("enrolment__local_project__organisation")
        )
        following = Assignment.objects.current().filter(
            Exists(roles.filter(role__in=TEAM)),
            enrolment__in=cls.objects.current().filter(participant=participant),
        )
        if participant.is_protected:
            following = following.filter(Exists(roles.filter(role=Role.PROTECTED_HANDLER)))
        return User.objects.filter(pk__in=following.values("staff")).order_by("pk")

    def is_followed_by(self, user: User) -> bool:
        """Say whether the user follows it today. Queries unless it came by visible_to."""
        if "is_followed" in self.__dict__:
            return bool(self.__dict__["is_followed"])
        return Enrolment.objects.followed_by(user).filter(pk=self.pk).exists()

    @classmethod
    def was_ever_followed_by(cls, participant: User, staff: User) -> bool:
        """Say whether the two were ever assigned to each other: then neither assesses."""
        return Assignment.objects.filter(enrolment__participant=participant, staff=staff).exists()

    @classmethod
    def has_begun(cls, participant: User) -> bool:
        """Say whether somebody takes part, or ever has: an invitation alone is not enough."""
        return cls.objects.filter(participant=participant).exclude(state=cls.State.INVITED).exists()

    def who_may_be_assigned(self) -> models.QuerySet[User]:
        """Return the staff who can be there for this participant. Queries what was not fetched."""
        return who_may_be_assigned(
            self.local_project.organisation_id, is_protected=self.participant.is_protected
        )

    @property
    def is_invited(self) -> bool:
        return self.state == self.State.INVITED

    @property
    def is_paused(self) -> bool:
        return self.state == self.State.PAUSED

    @property
    def is_taking_part(self) -> bool:
        return self.state in self.TAKING_PART

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER

    @property
    def is_erased(self) -> bool:
        return self.state == self.State.ERASED

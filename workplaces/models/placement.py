"""Who is where, and when."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import PeriodQuerySet, Role, User, period_in_order
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from workplaces.hours import Shift, shown_hours
from workplaces.models.checklist import (
    TOO_YOUNG,
    Check,
    Checklist,
    Item,
    is_too_young,
    not_to_write,
)
from workplaces.models.room import refuse_collision, refuse_impossible_time, refuse_without_room
from workplaces.models.supervisor import Supervisor
from workplaces.models.taking_part import refuse_outside_what_they_do, refuse_who_has_left
from workplaces.models.workplace import KEEPERS, Workplace

# Who finds places for participants.
PLACERS = frozenset({Role.RECRUITER, Role.PROJECT_LEAD})
CLOCK = "keep_time"


class PlacementQuerySet(PeriodQuerySet):
    def visible_to(self, user: User) -> Any:
        """The participant, and those who find places; of the protected only their handlers."""
        handled = user.organisations_as(Role.PROTECTED_HANDLER) & user.organisations_as(*KEEPERS)
        placed = Q(workplace__organisation__in=user.organisations_as(*PLACERS))
        seen = placed & Q(participant__is_protected=False) | Q(
            workplace__organisation__in=handled, participant__is_protected=True
        )
        found = self.filter(Q(participant=user) | seen)
        return found.select_related("participant", "workplace__organisation", "supervisor")

    def of(self, participant: User) -> Any:
        return self.filter(participant=participant)

    def begun(self) -> Any:
        """Return those that somebody has begun: only there can anything have been shown."""
        return self.filter(state__in=Placement.BEGUN)

    def open(self) -> Any:
        """Return those that are, or may still be."""
        return self.filter(state__in=Placement.OPEN)

    def firm(self) -> Any:
        """Return those that both sides count on."""
        return self.filter(state__in=Placement.FIRM)

    def during(self, starts_on: date, ends_on: date | None) -> Any:
        """Return those that share a day with a period; None: until further notice."""
        later = Q(ends_on=None) | Q(ends_on__gte=starts_on)
        return self.filter(later, starts_on__lte=ends_on) if ends_on else self.filter(later)

    def matching(self, words: str) -> Any:
        """Return those whose person or place holds each word. A protected person has no place."""
        found = self
        for word in words.split():
            place = Q(workplace__name__icontains=word, participant__is_protected=False)
            full = Q(participant__name__icontains=word, participant__is_protected=False)
            found = found.filter(place | full | Q(participant__preferred_name__icontains=word))
        return found


class Placement(Stateful):
    """A participant's time at a workplace or activity, with whoever supervises there."""

    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        AGREED = "agreed", gettext_lazy("Agreed")
        ACTIVE = "active", gettext_lazy("Under way")
        ENDED = "ended", gettext_lazy("Over")
        CANCELLED = "cancelled", gettext_lazy("Came to nothing")

    TRANSITIONS = {
        "agree": Transition({State.PLANNED}, State.AGREED),
        "start": Transition({State.AGREED}, State.ACTIVE),
        "end": Transition({State.ACTIVE}, State.ENDED),
        "cancel": Transition({State.PLANNED, State.AGREED}, State.CANCELLED),
    }
    BEGUN = (State.ACTIVE, State.ENDED)
    FIRM = (State.AGREED, State.ACTIVE)
    OPEN = (State.PLANNED, State.AGREED, State.ACTIVE)

    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="placements")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="placements")
    supervisor = models.ForeignKey(
        Supervisor, on_delete=models.PROTECT, null=True, blank=True, related_name="placements"
    )
    tasks = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    in_holidays = models.BooleanField(default=False)  # of a child: school is closed all the time
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)

    objects = PlacementQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        supervisor_id: int | None
        workplace_id: int

    class Meta:
        verbose_name = gettext_lazy("Placement")
        ordering = ["-starts_on"]
        constraints = [period_in_order("placement_period_in_order")]
        indexes = [models.Index(fields=["workplace", "state"])]

    def __str__(self) -> str:
        return str(self.workplace)

    def get_absolute_url(self) -> str:
        return reverse("workplaces:show_placement", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def plan(
        cls, participant: User, workplace: Workplace, facts: dict[str, Any], *, by: User
    ) -> "Placement":
        """Write down a plan. Raises Refused if the place is closed, the person takes no part in
        what its organisation does, or is there already at that time.
        """
        placement = cls(participant=participant, workplace=workplace, **facts)
        if not workplace.is_open:
            raise Refused(_("The place takes nobody now."), subject=workplace)
        if is_too_young(placement):
            raise Refused(TOO_YOUNG, subject=workplace)
        User.objects.select_for_update().get(pk=participant.pk)  # two presses plan once
        refuse_who_has_left(placement, subject=workplace)
        refuse_outside_what_they_do(placement, subject=workplace)
        refuse_impossible_time(placement, subject=workplace)
        placement.save()
        Event.record(placement, "plan", by=by)
        return placement

    @transaction.atomic
    def agree(self, *, by: User, although_full: bool = False) -> None:
        """Write down that the place and the participant have said yes."""
        self._hold_still()
        refuse_who_has_left(self, subject=self)
        self._take("agree", by=by)
        if not although_full:
            refuse_without_room(self)
        refuse_collision(self)

    @transaction.atomic
    def start(self, *, by: User) -> None:
        """Let it begin. For a minor at work the whole checklist has been seen to."""
        self._hold_still()
        refuse_who_has_left(self, subject=self)
        self._take("start", by=by)
        if self.starts_on > timezone.localdate():
            raise Refused(_("It has not begun yet. Change the first day if it has."), subject=self)
        if self.checklist.missing:
            first = _("It cannot start yet.")
            raise Refused(" ".join([first, *self.checklist.missing]), subject=self)
        refuse_collision(self)

    @transaction.atomic
    def end(self, *, by: User | str, on: date | None = None) -> None:
        """Let it be over, on a day that has come; today if none is named."""
        day = on or timezone.localdate()
        if not self.starts_on <= day <= timezone.localdate():
            raise Refused(_("The last day lies between the first day and today."), subject=self)
        self.ends_on = day
        self._take("end", by=by, also=["ends_on"])

    @transaction.atomic
    def cancel(self, *, by: User) -> None:
        """Let it come to nothing, before it has begun."""
        self._take("cancel", by=by)

    @classmethod
    def end_due(cls) -> None:
        """End those whose last day has passed."""
        for placement in cls.objects.filter(
            state=cls.State.ACTIVE, ends_on__lt=timezone.localdate()
        ):
            placement.end(by=CLOCK, on=placement.ends_on)

    @transaction.atomic
    def describe(self, facts: dict[str, Any], *, by: User) -> None:
        """Change when, with whom and what; what was seen of another supervisor holds no longer."""
        self._hold_still()
        before = self._still_open()
        changed = {name: fact for name, fact in facts.items() if getattr(before, name) != fact}
        for name, fact in changed.items():
            setattr(self, name, fact)
        if changed.keys() & {"starts_on", "ends_on"}:
            refuse_outside_what_they_do(self, subject=self)
        refuse_impossible_time(self, subject=self)
        self.save(update_fields=list(changed))
        if "supervisor" in changed:
            self.checks.filter(item=Item.SUPERVISOR).delete()
        if changed and self.state in self.FIRM:
            refuse_collision(self)
        if changed:
            Event.record(self, "describe", by=by, note=", ".join(sorted(changed)))

    @transaction.atomic
    def change_schedule(
        self, shifts: Iterable[Shift], *, by: User, in_holidays: bool = False
    ) -> None:
        """Say anew which days and hours it is. Raises Refused if they meet those of another."""
        self._hold_still()
        before = self._still_open()
        note = ", ".join(str(day) for day in before.days.all())
        self.days.all().delete()
        for shift in shifts:
            self.days.create(**vars(shift))
        self.in_holidays = in_holidays
        self.save(update_fields=["in_holidays"])
        self.__dict__.pop("shifts", None)
        refuse_collision(self)
        Event.record(self, "change_schedule", by=by, note=note)

    @transaction.atomic
    def check_off(self, seen: dict[str, date | None], *, by: User) -> None:
        """Write down what has been seen for a minor, and when; without a day it is open again."""
        if refused := not_to_write(self._still_open(), seen):
            raise Refused(" ".join(refused.values()), subject=self)
        known = {check.item: check.seen_on for check in self.checks.all()}
        changed = {item: day for item, day in seen.items() if known.get(item) != day}
        self.checks.filter(item__in=changed).delete()
        for item, day in changed.items():
            if day:
                Check.objects.create(placement=self, item=item, seen_on=day, seen_by=by)
        if changed:
            Event.record(self, "check_off", by=by, note=", ".join(sorted(changed)))

    def _hold_still(self) -> None:
        """Let nobody else place the same person, or fill the same place, meanwhile."""
        User.objects.select_for_update().get(pk=self.participant_id)
        Workplace.objects.select_for_update().get(pk=self.workplace_id)

    def _still_open(self) -> "Placement":
        before: Placement = Placement.objects.select_for_update().get(pk=self.pk)
        if before.state not in self.OPEN:
            raise Refused(_("It is over. Nothing is changed any more."), subject=self)
        return before

    # Questions

    @property
    def is_planned(self) -> bool:
        return self.state == self.State.PLANNED

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def is_firm(self) -> bool:
        return self.state in self.FIRM

    @property
    def is_active(self) -> bool:
        return self.state == self.State.ACTIVE

    @property
    def has_begun(self) -> bool:
        return self.state in self.BEGUN

    @property
    def others(self) -> Any:
        """The same person's other placements that share a day with this one."""
        mine = Placement.objects.of(self.participant).exclude(pk=self.pk)
        return mine.during(self.starts_on, self.ends_on)

    @property
    def checklist(self) -> Checklist:
        """What is to be seen to for a minor. Queries."""
        return Checklist(self)

    @cached_property
    def shifts(self) -> list[Shift]:
        """The hours of a week. Queries."""
        return [day.shift for day in self.days.all()]

    @property
    def hours_at_work(self) -> list[Shift]:
        """The hours of a week at this and all other workplaces. Queries."""
        at_work = self.others.firm().filter(workplace__kind=Workplace.Kind.WORKPLACE)
        elsewhere = [other.shifts for other in at_work.prefetch_related("days")]
        return [*self.shifts, *(shift for shifts in elsewhere for shift in shifts)]

    # Display

    @property
    def shown_hours(self) -> str:
        """How long a week is: «12» or «12:30»; empty if nobody has said. Queries."""
        return shown_hours(sum(shift.minutes for shift in self.shifts)) if self.shifts else ""

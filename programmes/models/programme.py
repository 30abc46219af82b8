"""A programme, its part in each place, and the marks that its funders ask for."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Role, User, period_in_order
from competencies.models import Framework
from competencies.texts import TranslatedField
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models.area import Area
from programmes.models.eligibility import Condition, Eligibility, weigh, weigh_age, weigh_period
from workplaces.models import KEEPERS


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, user: User) -> "ProgrammeQuerySet":
        """The team and the project leads of the owner, and of whoever runs a local part."""
        mine = user.organisations_as(*KEEPERS)
        parts = Programme.objects.filter(projects__organisation__in=mine).values("pk")
        seen = self.filter(Q(owner__in=mine) | Q(pk__in=parts))
        return seen.select_related("owner", "follows", "retention")

    def by_day(self) -> "ProgrammeQuerySet":
        """Put those that go on longest first, and what has ended last."""
        return self.order_by(F("ends_on").desc(nulls_first=True), "-starts_on", "name")


class Programme(models.Model):
    """A programme with an owner and a period. Its name is for staff; the public name says nothing
    of why anyone takes part, and is the one that is printed.
    """

    name = models.CharField(max_length=200, unique=True)
    public_name = TranslatedField()
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    funding_line = TranslatedField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    budget = models.PositiveBigIntegerField(_("budget in kronor"), null=True, blank=True)
    youngest = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    areas = models.ManyToManyField(Area, blank=True, related_name="programmes")
    frameworks = models.ManyToManyField(Framework, blank=True, related_name="programmes")
    # Codes of kinds of certificate; none named: all. Kinds are rows of an app above.
    certificate_kinds = models.JSONField(default=list, blank=True)
    confirmations_need_code = models.BooleanField(
        _("supervisors also write a code"),
        default=False,
        help_text=_("The code goes to the supervisor’s contact in the register."),
    )
    closed_at = models.DateTimeField(null=True, blank=True)  # since then nobody begins in it

    objects = ProgrammeQuerySet.as_manager()

    if TYPE_CHECKING:
        owner_id: int
        grounds: Any
        financiers: Any
        projects: Any

    class Meta:
        ordering = ["name"]
        constraints = [
            period_in_order("programme_period_in_order"),
            models.CheckConstraint(
                name="programme_ages_in_order",
                condition=Q(youngest__isnull=True)
                | Q(oldest__isnull=True)
                | Q(oldest__gte=F("youngest")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:show_programme", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def begin(cls, *, by: User, **facts: Any) -> "Programme":
        """Make a programme: name, public name, owner and period; its rules come one by one."""
        programme = cls.objects.create(**facts)
        Event.record(programme, "begin", by=by)
        return programme

    @transaction.atomic
    def describe(self, *, by: User, **facts: Any) -> None:
        """Say what it is called, when it goes on and what it may cost; recorded as it was before.

        Refused where an area of it would exist on no day of the period, or the period is settled.
        """
        if why := self._lock().why_not_moved_to(facts["starts_on"], facts["ends_on"]):
            raise Refused(why, subject=self)
        gone = self.areas_outside(facts["starts_on"], facts["ends_on"])
        if gone:
            raise Refused(say_no_such_area(gone), subject=self)
        self._write("describe", facts, by=by)

    @transaction.atomic
    def set_ages(self, *, by: User, youngest: int | None, oldest: int | None) -> None:
        """Say from and to which age somebody may take part, both included; None is no limit."""
        self._write("set_ages", {"youngest": youngest, "oldest": oldest}, by=by)

    @transaction.atomic
    def add_area(self, area: Area, *, by: User) -> None:
        """Let those who are registered in the area take part; refused if it never existed then."""
        self._lock()
        if not Area.objects.overlapping(self.starts_on, self.ends_on).filter(pk=area.pk).exists():
            raise Refused(say_no_such_area([area]), subject=self)
        self.areas.add(area)
        Event.record(self, "add_area", by=by, note=str(area))

    @transaction.atomic
    def remove_area(self, area: Area, *, by: User) -> None:
        """Take an area out of the rules; whoever takes part already is not touched."""
        self.areas.remove(area)
        Event.record(self, "remove_area", by=by, note=str(area))

    @transaction.atomic
    def use_frameworks(self, frameworks: Iterable[Framework], *, by: User) -> None:
        """Say which versions of frameworks the participants are shown and assessed by."""
        chosen = list(frameworks)
        self.frameworks.set(chosen)
        Event.record(self, "use_frameworks", by=by, note=", ".join(map(str, chosen)))

    @transaction.atomic
    def use_certificates(self, kinds: Iterable[str], *, by: User) -> None:
        """Say which kinds of certificate come of it, by their codes; none named means all."""
        self._write("use_certificates", {"certificate_kinds": sorted(kinds)}, by=by)

    @transaction.atomic
    def demand_code(self, *, by: User, is_needed: bool) -> None:
        """Say whether supervisors write a code beside their answers."""
        self._write("demand_code", {"confirmations_need_code": is_needed}, by=by)

    @transaction.atomic
    def close(self, *, by: User) -> None:
        """Let nobody begin in it any more; refused as long as somebody takes part, or is invited.

        What else may be open is known above this app, and asked there before.
        """
        self._refuse_unless(is_closed=False)
        there = self.projects.filter(enrolments__state__in=["invited", "active", "paused"])
        if there.exists():
            raise Refused(gettext("Somebody takes part in it still."), subject=self)
        self.closed_at = timezone.now()
        self.save(update_fields=["closed_at"])
        Event.record(self, "close", by=by)

    @transaction.atomic
    def reopen(self, *, by: User) -> None:
        """Let people begin in it again."""
        self._refuse_unless(is_closed=True)
        self.closed_at = None
        self.save(update_fields=["closed_at"])
        Event.record(self, "reopen", by=by)

    def refuse_if_closed(self) -> None:
        """Raise Refused once it is closed. Locks it: whoever closes it meanwhile waits."""
        if self._lock().is_closed:
            raise Refused(gettext("The programme is closed. Nobody begins in it."), subject=self)

    def _refuse_unless(self, *, is_closed: bool) -> None:
        if self._lock().is_closed != is_closed:
            raise Refused(gettext("That is done already."), subject=self)

    def _lock(self) -> "Programme":
        return Programme.objects.select_for_update().get(pk=self.pk)

    def _write(self, verb: str, facts: dict[str, Any], *, by: User) -> None:
        """Save the facts and write down what was there before; nothing if nothing changed."""
        before = {name: getattr(self, name) for name in facts}
        changed = {name: value for name, value in facts.items() if before[name] != value}
        if not changed:
            return
        for name, value in changed.items():
            setattr(self, name, value)
        self.save(update_fields=list(changed))
        said = "; ".join(f"{name}: {_flat(before[name])}" for name in changed)
        Event.record(self, verb, by=by, note=said)

    # Questions

    @property
    def has_begun(self) -> bool:
        return self.starts_on <= timezone.localdate()

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def is_going_on(self) -> bool:
        return self.has_begun and not self.is_over

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def areas_outside(self, starts_on: date, ends_on: date | None) -> list[Area]:
        """Return its areas that exist on no day of a period. Queries."""
        inside = Area.objects.overlapping(starts_on, ends_on).values("pk")
        return list(self.areas.exclude(pk__in=inside).with_names(starts_on))

    def why_not_moved_to(self, starts_on: date, ends_on: date | None) -> str:
        """Say in a sentence why it cannot have this period: how long things are kept counts from
        its last day. Empty if it can, or has. Queries, if it would end on another day.
        """
        if (starts_on, ends_on) == (self.starts_on, self.ends_on):
            return ""
        if self.is_closed:
            return gettext("The programme is closed, so its days stay. Open it again first.")
        if ends_on and ends_on != self.ends_on and self._anybody_after(ends_on):
            return gettext("Somebody was there after that day.")
        return ""

    def _anybody_after(self, day: date) -> bool:
        """Say whether somebody has their first or last day there after a day. Queries."""
        later = Q(enrolments__starts_on__gt=day) | Q(enrolments__ends_on__gt=day)
        by_mistake = Q(enrolments__end_reason="mistake")
        return bool(self.projects.filter(later & ~by_mistake).exists())

    def eligibility_of(
        self, born: date | None, *, area: Area | None, grounds: Collection[int], on: date
    ) -> Eligibility:
        """Say which conditions somebody meets on a day, and in sentences which not. Queries."""
        return weigh(self, born, area=area, grounds=grounds, on=on)

    def is_for_age_of(self, born: date, *, on: date) -> Condition | None:
        """Say whether somebody is within the ages on a day; None where there is no limit."""
        return weigh_age(self, born, on)

    def goes_on(self, on: date) -> Condition:
        """Say whether it goes on that day."""
        return weigh_period(self, on)

    def uses_kind(self, kind: str) -> bool:
        """Say whether certificates of a kind come of it, by its code; none named means all."""
        return not self.certificate_kinds or kind in self.certificate_kinds

    def is_led_by(self, user: User) -> bool:
        """Say whether the person leads projects for the owner today."""
        return user.has_role(Role.PROJECT_LEAD, at=self.owner_id)

    # Display

    @property
    def phase(self) -> str:
        if self.is_closed:
            return gettext("Closed")
        if self.is_over:
            return gettext("Has ended")
        return gettext("Going on") if self.has_begun else gettext("Planned")

    @property
    def ages(self) -> str:
        """«15–24», «from 15», «to 24», or that there is no limit."""
        if self.youngest is None and self.oldest is None:
            return gettext("no limit")
        if self.oldest is None:
            return gettext("from %(age)d") % {"age": self.youngest}
        if self.youngest is None:
            return gettext("to %(age)d") % {"age": self.oldest}
        return f"{self.youngest}–{self.oldest}"

    @property
    def shown_budget(self) -> str:
        return kronor(self.budget or 0)


def say_no_such_area(areas: Iterable[Area]) -> str:
    """Return the sentence about areas that exist on no day of a programme."""
    listed = ", ".join(f"{area} ({area.period})" for area in areas)
    said = gettext("Does not exist during the programme: %(areas)s. Choose the areas of that time.")
    return said % {"areas": listed}


def kronor(amount: int) -> str:
    """Write an amount as people do: «10 600 000 kr», with spaces that do not break."""
    return f"{amount:,} kr".replace(",", "\u00a0")


def _flat(value: Any) -> str:
    return " / ".join(value.values()) if isinstance(value, dict) else str(value)

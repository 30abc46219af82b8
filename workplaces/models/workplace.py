"""A place where something can be shown."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db import IntegrityError, models, transaction
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, Organisation, Role, User
from competencies.models import Competency
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from workplaces.numbers import shown_number

# Who keeps the register of places and supervisors of an organisation.
KEEPERS = TEAM | {Role.PROJECT_LEAD}
NAME_IS_TAKEN = _("A place of that name is in the register already.")
MAP = "https://www.openstreetmap.org/search?"


class WorkplaceQuerySet(models.QuerySet["Workplace"]):
    def visible_to(self, user: User) -> "WorkplaceQuerySet":
        """The team of the organisation that keeps the register."""
        return self.filter(organisation__in=user.organisations_as(*KEEPERS))

    def matching(self, words: str) -> "WorkplaceQuerySet":
        """Return those whose name, line of work, address or description holds each word."""
        fields = ("name", "sector", "address", "about")
        found = self
        for word in words.split():
            said = [Q(**{f"{field}__icontains": word}) for field in fields]
            found = found.filter(reduce(or_, said))
        return found

    def narrowed(self, wanted: dict[str, Any]) -> "WorkplaceQuerySet":
        """Return those that are asked for: words, kind, a competency, room on a day."""
        found = self.matching(wanted.get("q", ""))
        if not wanted.get("closed"):
            found = found.open()
        if wanted.get("kind"):
            found = found.filter(kind=wanted["kind"])
        if wanted.get("shows"):
            found = found.filter(shows=wanted["shows"])
        return found.with_room_on(wanted["free_on"]) if wanted.get("free_on") else found

    def open(self) -> "WorkplaceQuerySet":
        """Return those that take people."""
        return self.filter(state=Workplace.State.OPEN)

    def with_room_on(self, day: date) -> "WorkplaceQuerySet":
        """Return those that can take one more on a day; who said no number has room."""
        there = Q(placements__state__in=["agreed", "active"], placements__starts_on__lte=day) & (
            Q(placements__ends_on=None) | Q(placements__ends_on__gte=day)
        )
        # Nobody learns from a number that somebody with a protected identity is there.
        seen = there & Q(placements__participant__is_protected=False)
        taken = self.annotate(taken=Count("placements", filter=seen, distinct=True))
        return taken.filter(Q(capacity=None) | Q(taken__lt=F("capacity")))


class Workplace(Stateful):
    """A place where something can be shown: a workplace, youth centre, association or other."""

    class Kind(models.TextChoices):
        WORKPLACE = "workplace", _("Workplace")
        YOUTH_CENTRE = "youth_centre", _("Youth centre")
        ASSOCIATION = "association", _("Association")
        OTHER = "other", _("Other activity")

    class State(models.TextChoices):
        OPEN = "open", _("Takes people")
        CLOSED = "closed", _("Takes nobody now")

    TRANSITIONS = {
        "close": Transition({State.OPEN}, State.CLOSED),
        "reopen": Transition({State.CLOSED}, State.OPEN),
    }

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    sector = models.CharField(max_length=200, blank=True)  # printed instead of the name, if chosen
    organisation = models.ForeignKey(  # whose register it stands in
        Organisation, on_delete=models.PROTECT, related_name="workplaces"
    )
    organisation_number = models.CharField(max_length=10, blank=True)  # digits; nobody's own
    is_sole_trader = models.BooleanField(default=False)
    address = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=500, blank=True)  # what is done there; nothing of persons
    shows = models.ManyToManyField(Competency, blank=True, related_name="workplaces")
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)  # participants at once
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)

    objects = WorkplaceQuerySet.as_manager()

    if TYPE_CHECKING:
        organisation_id: int

    class Meta:
        verbose_name = _("Place")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_workplace_per_name"),
            models.CheckConstraint(
                name="sole_trader_has_no_number_here",
                condition=Q(is_sole_trader=False) | Q(organisation_number=""),
            ),
            models.CheckConstraint(
                name="place_takes_somebody", condition=Q(capacity=None) | Q(capacity__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workplaces:show_workplace", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def add(cls, facts: dict[str, Any], *, organisation: Organisation, by: User) -> "Workplace":
        """Write a place into the register of an organisation. Refused if the name is there."""
        shows = facts.pop("shows")
        try:
            with transaction.atomic():
                place = cls.objects.create(organisation=organisation, **facts)
        except IntegrityError as error:  # someone was faster
            there = cls.objects.get(organisation=organisation, name=facts["name"])
            raise Refused(NAME_IS_TAKEN, subject=there) from error
        place.shows.set(shows)
        Event.record(place, "add", by=by)
        return place

    @classmethod
    @transaction.atomic
    def add_all(
        cls, places: Sequence[dict[str, Any]], *, organisation: Organisation, by: User
    ) -> "list[Workplace]":
        """Write several places into a register: all, or IntegrityError if a name is there."""
        made = cls.objects.bulk_create(cls(organisation=organisation, **facts) for facts in places)
        Event.record_all(made, "add", by=by)
        return made

    @transaction.atomic
    def describe(self, facts: dict[str, Any], *, by: User) -> None:
        """Say anew what is known of the place. What it said before stays on record."""
        before = Workplace.objects.select_for_update().get(pk=self.pk)
        shows = facts.pop("shows")
        changed = {name: fact for name, fact in facts.items() if getattr(before, name) != fact}
        shown = {competency.pk for competency in before.shows.all()}
        if changed:
            self._save(changed)
        self.shows.set(shows)
        if changed or shown != {competency.pk for competency in shows}:
            note = "; ".join(f"{name}: {getattr(before, name) or '–'}" for name in changed)
            Event.record(self, "describe", by=by, note=note)

    def _save(self, facts: dict[str, Any]) -> None:
        for name, fact in facts.items():
            setattr(self, name, fact)
        try:
            with transaction.atomic():
                self.save(update_fields=list(facts))
        except IntegrityError as error:  # someone was faster
            raise Refused(NAME_IS_TAKEN, subject=self) from error

    @transaction.atomic
    def close(self, *, by: User) -> None:
        """Take nobody more. Who is there, or will come, has to end or be cancelled first."""
        self._take("close", by=by)
        if self.placements.open().exists():
            raise Refused(_("Somebody is there, or will come. End that first."), subject=self)

    @transaction.atomic
    def reopen(self, *, by: User) -> None:
        """Take people again."""
        self._take("reopen", by=by)

    # Questions

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_work(self) -> bool:
        """Whether the rules for minors at work hold: not in leisure (AFS 2012:3, domain 8.7)."""
        return self.kind == self.Kind.WORKPLACE

    # Display

    @property
    def shown_number(self) -> str:
        """The organisation number as people write it; a sole trader's is a person's own."""
        return shown_number(self.organisation_number)

    @property
    def map_link(self) -> str:
        """Where a map shows the address. Nothing is asked of the map before somebody follows it."""
        return MAP + urlencode({"query": self.address}) if self.address else ""

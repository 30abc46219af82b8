"""Counties, municipalities and districts, with the days between which each existed.

A code stays when a name changes; which area lies within which is a row with dates of its own, and
says nothing of the other wholes: Kungsbacka is in the Gothenburg region and in the county Halland.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import PeriodQuerySet, period_in_order


class AreaQuerySet(PeriodQuerySet):
    def overlapping(self, starts_on: date, ends_on: date | None) -> "AreaQuerySet":
        """Return the areas that exist on at least one day of a period; None is an open end."""
        begun = Q(starts_on__lte=ends_on) if ends_on else Q()
        found: AreaQuerySet = self.filter(
            begun, Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
        )
        return found

    def within(self, wholes: Iterable[int], on: date) -> "AreaQuerySet":
        """Return the areas and all that lie in them on a day. One query for each rung."""
        found = rung = set(wholes)
        while rung:
            parts = AreaPart.objects.current(on).filter(whole__in=rung)
            rung = set(parts.values_list("part", flat=True)) - found
            found = found | rung
        inside: AreaQuerySet = self.current(on).filter(pk__in=found)
        return inside

    def with_names(self, on: date | None = None) -> "AreaQuerySet":
        """Add what each is called on a day, today if none is named; by that name in order."""
        names = AreaName.objects.filter(area=OuterRef("pk"), starts_on__lte=on or _today())
        latest = names.order_by("-starts_on").values("name")[:1]
        called = Coalesce(Subquery(latest), F("name"))
        found: AreaQuerySet = self.annotate(called=called).order_by("called", "pk")
        return found


class Area(models.Model):
    """A part of the country that somebody can be registered in, from a day until a day.

    `name` is what it is called first in our data; later names are rows.
    """

    class Kind(models.TextChoices):
        COUNTY = "county", _("County")
        ASSOCIATION = "association", _("Association of municipalities")
        MUNICIPALITY = "municipality", _("Municipality")
        DISTRICT = "district", _("District until 2020")  # stadsdelsnämndsområde
        CITY_AREA = "city_area", _("City area from 2021")  # stadsområde

    # Where somebody is registered; the other kinds are made of these.
    OF_PEOPLE = (Kind.MUNICIPALITY, Kind.DISTRICT, Kind.CITY_AREA)

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    code = models.SlugField(_("code"), max_length=60, allow_unicode=False)
    name = models.CharField(_("name"), max_length=100)
    starts_on = models.DateField(_("exists from"))
    ends_on = models.DateField(_("exists until"), null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    if TYPE_CHECKING:
        called: str

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["kind", "name"]
        constraints = [
            period_in_order("area_period_in_order"),
            models.UniqueConstraint(fields=["kind", "code"], name="one_area_per_code"),
        ]

    def __str__(self) -> str:
        return getattr(self, "called", self.name)

    # Steps

    @transaction.atomic
    def rename(self, name: str, *, starts_on: date) -> "AreaName":
        """Call the area by another name from a day on. Code and earlier names stay."""
        return AreaName.objects.update_or_create(
            area=self, starts_on=starts_on, defaults={"name": name}
        )[0]

    # Questions

    def name_on(self, day: date) -> str:
        """Return what it was called on a day. Queries."""
        latest = self.names.filter(starts_on__lte=day).order_by("starts_on").last()
        return latest.name if latest else self.name

    def exists_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def exists_all_of(self, starts_on: date, ends_on: date | None) -> bool:
        """Say whether it exists on every day of a period; None is an open end."""
        return self.starts_on <= starts_on and (
            self.ends_on is None or (ends_on is not None and ends_on <= self.ends_on)
        )

    def lies_within(self, wholes: "set[int]", on: date) -> bool:
        """Say whether it is one of the areas, or lies in one, on a day. One query for each rung."""
        rung = {self.pk}
        while rung:
            if rung & wholes:
                return True
            parts = AreaPart.objects.current(on).filter(part__in=rung)
            rung = set(parts.values_list("whole", flat=True))
        return False

    # Display

    @property
    def period(self) -> str:
        """Its days as people write them: «2011-01-01–2020-12-31»."""
        return f"{self.starts_on}–{self.ends_on or ''}"


class AreaName(models.Model):
    """What an area is called from a day on."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=100)
    starts_on = models.DateField(_("from"))

    class Meta:
        verbose_name = _("later name")
        verbose_name_plural = _("later names")
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["area", "starts_on"], name="one_name_from_a_day")
        ]

    def __str__(self) -> str:
        return self.name


class AreaPart(models.Model):
    """One area lies within another, from a day until a day."""

    part = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="wholes")
    whole = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="parts")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects: Any = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("lies within")
        verbose_name_plural = _("lies within")
        constraints = [
            period_in_order("area_part_period_in_order"),
            models.CheckConstraint(name="area_is_no_part_of_itself", condition=~Q(part=F("whole"))),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} < {self.whole_id}"


def _today() -> date:
    return timezone.localdate()

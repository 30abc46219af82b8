"""Where it happened, as far as the holder wants it said."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from certificates.content import Activity, Text
from certificates.issuing import wording
from certificates.issuing.wording import joined, listed, same
from certificates.models import Certificate
from portfolio.models import SelfAssessment
from programmes.models import Enrolment
from workplaces.models import Placement, Workplace


@dataclass(frozen=True)
class Discretion:
    """How much of a place may be said: its name, only its kind, or nothing."""

    names: bool
    kinds: bool

    @classmethod
    def of(cls, certificate: Certificate) -> "Discretion":
        """Follow the holder's choice; without it, nothing tells where a protected person was."""
        chosen = certificate.shows_workplace
        return cls(names=chosen, kinds=chosen or not certificate.participant.is_protected)

    @property
    def is_silent(self) -> bool:
        """Whether nothing may tell where: then nobody's name or organisation does either."""
        return not (self.names or self.kinds)

    def place(self, workplace: Workplace) -> Text | None:
        """Say a place as far as it may be said. Its line of work is written in Swedish only: in
        English its kind stands for it.
        """
        if self.names:
            return same(workplace.name)
        if self.kinds and workplace.sector:
            return {"sv": workplace.sector, "en": wording.PLACES[workplace.kind]}
        return None

    def signature(self, workplace: Workplace | None) -> Text:
        """Say who confirmed: a role, and where if that may be said. Titles are free text, so no."""
        place = self.place(workplace) if workplace else None
        if not place:
            return wording.SUPERVISOR
        said = joined(wording.SUPERVISOR, place)
        return said if self.names else said | {"en": wording.SUPERVISOR["en"]}

    def places(self, placements: Iterable[Placement]) -> list[Text]:
        """Say several places, each once."""
        said = [self.place(placement.workplace) for placement in placements]
        return [place for place in said if place]


def activity_of_case(shown: list[SelfAssessment], discretion: Discretion) -> Activity | None:
    """Say where and when what is shown happened; only places in our register, first day first."""
    entries = [each.entry for each in shown]
    places = discretion.places(entry.placement for entry in entries if entry.placement)
    if not places:
        return None
    return Activity(listed(places), entries[0].happened_on, entries[-1].happened_on)


def activity_of_enrolment(
    enrolment: Enrolment, discretion: Discretion, *, hours: int | None = None
) -> Activity:
    """Say where and when somebody took part. A programme is no place: in what stands above."""
    last = enrolment.ends_on or timezone.localdate()
    placements = (
        Placement.objects.of(enrolment.participant)
        .begun()
        .filter(starts_on__lte=last)
        .exclude(ends_on__lt=enrolment.starts_on)
        .select_related("workplace")
        .order_by("starts_on")
    )
    places = discretion.places(placements)
    return Activity(listed(places) if places else None, enrolment.starts_on, last, hours)

"""Whether somebody may take part: computed from a programme's rules each time it is asked."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from accounts.models import age_on
from programmes.models.area import Area

if TYPE_CHECKING:
    from programmes.models.programme import Programme


@dataclass(frozen=True)
class Condition:
    """One condition, and in a sentence whether it is met."""

    name: str  # period, age, area, ground
    holds: bool
    sentence: str


@dataclass(frozen=True)
class Eligibility:
    """All conditions of a programme as somebody meets them on a day."""

    conditions: tuple[Condition, ...]

    @property
    def holds(self) -> bool:
        return all(condition.holds for condition in self.conditions)

    @property
    def met(self) -> list[str]:
        return [each.sentence for each in self.conditions if each.holds]

    @property
    def missing(self) -> list[str]:
        return [each.sentence for each in self.conditions if not each.holds]


def weigh(
    programme: "Programme",
    born: date | None,
    *,
    area: Area | None,
    grounds: Collection[int],
    on: date,
) -> Eligibility:
    """Weigh somebody against the rules on a day, by the calendar where the day is asked for."""
    return Eligibility(
        (
            weigh_period(programme, on),
            *filter(None, [weigh_age(programme, born, on)]),
            *_area(programme, area, on),
            *_grounds(programme, set(grounds)),
        )
    )


def weigh_period(programme: "Programme", on: date) -> Condition:
    """Say whether the programme goes on that day."""
    if on < programme.starts_on:
        said = gettext("The programme begins on %(day)s.") % {"day": programme.starts_on}
        return Condition("period", holds=False, sentence=said)
    if programme.ends_on and on > programme.ends_on:
        said = gettext("The programme ended on %(day)s.") % {"day": programme.ends_on}
        return Condition("period", holds=False, sentence=said)
    return Condition("period", holds=True, sentence=gettext("The programme goes on that day."))


def weigh_age(programme: "Programme", born: date | None, on: date) -> Condition | None:
    """Say whether somebody is within the ages that day; None where the programme has no limit."""
    youngest, oldest = programme.youngest, programme.oldest
    if youngest is None and oldest is None:
        return None
    if born is None:
        said = gettext("The birth date is needed, as the programme has limits of age.")
        return Condition("age", holds=False, sentence=said)
    age = age_on(on, born=born)
    if youngest is not None and age < youngest:
        words, holds = gettext("Is %(age)d on %(day)s; the programme is from %(limit)d."), False
    elif oldest is not None and age > oldest:
        words, holds = gettext("Is %(age)d on %(day)s; the programme is to %(limit)d."), False
    else:
        words, holds = gettext("Is %(age)d on %(day)s, which is within the ages."), True
    limit = youngest if youngest is not None and age < youngest else oldest
    return Condition("age", holds, words % {"age": age, "day": on, "limit": limit})


def _area(programme: "Programme", area: Area | None, on: date) -> Iterator[Condition]:
    allowed = {each.pk: each.name_on(on) for each in programme.areas.all()}
    if not allowed:
        return
    if area is None:
        said = gettext("Where the person is registered is needed.")
        yield Condition("area", holds=False, sentence=said)
        return
    named = {"area": area.name_on(on), "day": on}
    if not area.exists_on(on):
        said, holds = gettext("%(area)s does not exist on %(day)s."), False
    elif not area.lies_within(set(allowed), on):
        said, holds = gettext("%(area)s is not one of the programme’s areas: %(areas)s."), False
        named["areas"] = get_text_list(sorted(allowed.values()), gettext("and"))
    else:
        said, holds = (
            gettext("Registered in %(area)s, one of the programme’s areas."),
            True,
        )
    yield Condition("area", holds, said % named)


def _grounds(programme: "Programme", chosen: set[int]) -> Iterator[Condition]:
    offered = defaultdict(list)
    for ground in programme.grounds.filter(is_offered=True):
        offered[ground.group].append(ground)
    for group in offered.values():
        held = [str(ground) for ground in group if ground.pk in chosen]
        if held:
            said = gettext("Holds: %(grounds)s.") % {"grounds": "; ".join(held)}
        else:
            asked = "; ".join(map(str, group))
            said = ngettext(
                "This ground is asked for: %(grounds)s.",
                "At least one of these grounds is asked for: %(grounds)s.",
                len(group),
            ) % {"grounds": asked}
        yield Condition("ground", bool(held), said)

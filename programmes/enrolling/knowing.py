"""Who somebody is already: by number, by address, by birth date and name.

Asked about one or about thousands, the rules are the same, and so are the queries: three at most,
and one for each protected person whose number it is. That somebody protected is here is told to
nobody but those who handle them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from django.db.models.functions import Lower

from accounts.keys import blind
from accounts.models import PersonIdentifier, User
from programmes.models import Enrolment, LocalProject

ALIKE = 0.8  # of 1: how alike two names are that may be one
MOST_SIMILAR = 20  # born on one day


def people() -> Any:
    """Return everybody who can take part: no staff, and no account that was merged away."""
    return User.objects.filter(merged_into=None, erased_at=None, role_assignments=None)


def alike(one: str, other: str) -> bool:
    """Say whether two names may be one person's: one within the other, or nearly the same."""
    first, second = one.casefold().split(), other.casefold().split()
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= ALIKE


class Known:
    """Those whom numbers, addresses and birth dates may mean, as far as the reader may know."""

    def __init__(
        self,
        *,
        by: User,
        project: LocalProject,
        numbers: Iterable[str] = (),
        addresses: Iterable[str] = (),
        births: Iterable[date] = (),
    ) -> None:
        self.by, self.project = by, project
        self._numbers = {blind(number): number for number in numbers if number}
        self._addresses = {address.lower() for address in addresses if address}
        self._births = set(births)

    def by_number(self, number: str, *, born: date) -> User | None:
        """Return the one person with this number and birth date."""
        found = [each for each in self._holders.get(number, []) if each.birth_date == born]
        return found[0] if len(found) == 1 else None

    def with_number_here(self, number: str) -> list[User]:
        """Return those of the organisation with this number, whatever their birth date."""
        return [each for each in self._holders.get(number, []) if each.pk in self._here]

    def is_taken(self, address: str) -> bool:
        """Say whether the address is anybody's, participant or not."""
        return address.lower() in self._owners

    def by_address(self, address: str, *, born: date, name: str) -> User | None:
        """Return whose address it is, if birth date and name fit too."""
        owner = self._owners.get(address.lower())
        if owner is None or owner.birth_date != born or not alike(owner.name, name):
            return None
        can_take_part = owner.pk in self._participants and not owner.is_protected
        return owner if can_take_part else None

    def similar(self, name: str, *, born: date) -> list[User]:
        """Return the people of the organisation with that birth date and a similar name."""
        then = self._born.get(born, [])[:MOST_SIMILAR]
        return [each for each in then if alike(each.name, name)]

    @cached_property
    def _holders(self) -> dict[str, list[User]]:
        holders: dict[str, list[User]] = defaultdict(list)
        if self._numbers:
            held = PersonIdentifier.objects.filter(blind_index__in=self._numbers, valid_to=None)
            held = held.filter(user__in=people().values("pk")).select_related("user").order_by("pk")
            for each in held:
                if _may_know(each.user, self.by):
                    holders[self._numbers[each.blind_index]].append(each.user)
        return holders

    @cached_property
    def _owners(self) -> dict[str, User]:
        if not self._addresses:
            return {}
        written = User.objects.annotate(written=Lower("email"))
        return {each.email.lower(): each for each in written.filter(written__in=self._addresses)}

    @cached_property
    def _participants(self) -> set[int]:
        owners = [each.pk for each in self._owners.values()]
        return set(people().filter(pk__in=owners).values_list("pk", flat=True))

    @cached_property
    def _born(self) -> dict[date, list[User]]:
        born: dict[date, list[User]] = defaultdict(list)
        if self._births:
            there = people().filter(pk__in=self._enrolled_here.values("participant"))
            for each in there.filter(birth_date__in=self._births).order_by("pk"):
                born[each.birth_date].append(each)
        return born

    @cached_property
    def _here(self) -> set[int]:
        holders = {each.pk for found in self._holders.values() for each in found}
        there = self._enrolled_here.filter(participant__in=holders)
        return set(there.values_list("participant", flat=True))

    @property
    def _enrolled_here(self) -> Any:
        there = Enrolment.objects.filter(local_project__organisation=self.project.organisation_id)
        return there.exclude(state=Enrolment.State.ERASED).unprotected_for(self.by)


def _may_know(person: User, by: User) -> bool:
    if not person.is_protected:
        return True
    return Enrolment.objects.filter(participant=person).unprotected_for(by).exists()

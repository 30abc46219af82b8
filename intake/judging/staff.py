"""Staff of a list: who gets an account, which roles in the organisation, and a place in a team.

Only the professions of a team are given by a list. Whatever lets somebody lead, assess, issue or
handle protected identities is given one by one, by an administrator.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, TypeVar

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import TEAM, Role, RoleAssignment, User
from intake.cells import Unreadable, chosen, folded, read_day, split_up
from intake.columns import Kind
from intake.judging.findings import Finding, Findings, Outcome
from intake.judging.reading import Reading
from intake.judging.scope import Scope
from programmes.enrolling.knowing import alike
from programmes.models import Team, TeamMember

Held = TypeVar("Held")
IN_ORDER: Final = [role for role in Role if role in TEAM]


@dataclass
class Colleague:
    """What one row says of one member of staff."""

    reading: Reading
    name: str
    email: str
    phone: str
    roles: list[Role]
    team: str
    starts_on: date
    ends_on: date | None


@dataclass(eq=False)
class Engagement:
    """What a row makes: an account if there is none, roles that are not held, and memberships."""

    name: str
    email: str
    phone: str
    starts_on: date
    ends_on: date | None
    person: User | None
    roles: list[Role] = field(default_factory=list)
    memberships: list[tuple[Team, Role]] = field(default_factory=list)


def read_colleague(row: int, said: dict[str, str], *, today: date) -> Colleague:
    """Read one row."""
    reading = Reading(row, Kind.STAFF, said)
    starts_on = reading.read("starts_on", lambda it: _day(it, today), empty=today)
    ends_on = reading.read("ends_on", lambda it: _day(it, today), empty=None)
    for name, sentence in (("email", _("Write the address.")), ("roles", _("Write a role."))):
        if name not in said:
            reading.refuse(name, sentence)
    if ends_on and ends_on < max(starts_on, today):
        reading.refuse("ends_on", _("The last day is before the first, or has been."))
    return Colleague(
        reading,
        name=reading.name(),
        email=reading.email(),
        phone=reading.phone(),
        roles=reading.read("roles", _roles, empty=[]),
        team=reading.words("team", most=200),
        starts_on=starts_on,
        ends_on=ends_on,
    )


def _day(words: str, today: date) -> date:
    day = read_day(words, today=today, is_past=False)
    if abs(day.year - today.year) > 20:
        raise Unreadable(_("Look at the year again."))
    return day


def _roles(words: str) -> list[Role]:
    """Return the roles in a cell: several, by their names in any of our languages."""
    roles = dict.fromkeys(_role(part) for part in split_up(words))
    if others := [role for role in roles if role not in TEAM]:
        said = _("“%(role)s” is given by an administrator, one by one.")
        raise Unreadable(said % {"role": others[0].label})
    return list(roles)


def _role(words: str) -> Role:
    named: dict[str, Role] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            named |= {str(role.label): role for role in Role}
    return chosen(words, named, shown=[str(role.label) for role in IN_ORDER])


def judge(colleagues: Sequence[Colleague], scope: Scope) -> Findings[Engagement]:
    """Say of each row what it would do. Four queries, however many rows there are."""
    found = list(_Judge(colleagues, scope).judged())
    made = [engagement for _finding, engagement in found if engagement]
    return Findings([finding for finding, _engagement in found], made)


class _Judge:
    def __init__(self, colleagues: Sequence[Colleague], scope: Scope) -> None:
        self.colleagues, self.scope = colleagues, scope
        self.rows: dict[str, int] = {}

    def judged(self) -> Iterator[tuple[Finding, Engagement | None]]:
        for each in self.colleagues:
            outcome, engagement = self._judge(each)
            says = [*each.reading.wrong, *each.reading.notes]
            yield Finding(each.reading.row, each.name, outcome, says), engagement

    def _judge(self, colleague: Colleague) -> tuple[Outcome, Engagement | None]:
        person = self._account_of(colleague)
        team = self._team_of(colleague)
        if colleague.reading.wrong:
            return Outcome.WRONG, None
        engagement = self._engagement(colleague, person, team)
        if person is None:
            colleague.reading.notes.append(_say_new(engagement))
            return Outcome.NEW, engagement
        if engagement.roles or engagement.memberships:
            colleague.reading.notes.append(_("Has an account already, and gets what is new."))
            return Outcome.JOINS, engagement
        colleague.reading.notes.append(_("Has all of this already. Nothing is done."))
        return Outcome.THERE, None

    def _engagement(
        self, colleague: Colleague, person: User | None, team: Team | None
    ) -> Engagement:
        held = self.held.get(person.pk, set()) if person else set()
        member = self.members.get(person.pk, set()) if person else set()
        in_team = [(team, role) for role in colleague.roles] if team else []
        return Engagement(
            colleague.name,
            colleague.email,
            colleague.phone,
            colleague.starts_on,
            colleague.ends_on,
            person,
            roles=[role for role in colleague.roles if role not in held],
            memberships=[(team, role) for team, role in in_team if (team.pk, role) not in member],
        )

    def _account_of(self, colleague: Colleague) -> User | None:
        """Return whose address it is, if that is one of the staff and the name fits."""
        reading = colleague.reading
        if not colleague.email:
            return None
        if (row := self.rows.setdefault(colleague.email, reading.row)) != reading.row:
            said = _("It stands in row %(row)d, too. Several roles fit in one cell.")
            reading.refuse("email", said % {"row": row})
        owner = self.owners.get(colleague.email)
        if owner == self.scope.by:
            reading.refuse("email", _("That is you: nobody gives themselves a role."))
        elif owner and not self._is_staff(owner, colleague):
            reading.refuse("email", _("That address cannot be used here. Write another."))
        return owner

    def _is_staff(self, owner: User, colleague: Colleague) -> bool:
        return owner.is_active and owner.pk in self.staff and alike(owner.name, colleague.name)

    def _team_of(self, colleague: Colleague) -> Team | None:
        if not colleague.team:
            return None
        team = self.teams.get(folded(colleague.team))
        if team is None:
            names = ", ".join(each.name for each in self.teams.values()) or "–"
            said = _("The project has no team of that name. It has: %(teams)s.")
            colleague.reading.refuse("team", said % {"teams": names})
        return team

    @cached_property
    def owners(self) -> dict[str, User]:
        written = User.objects.annotate(written=Lower("email"))
        named = [each.email for each in self.colleagues if each.email]
        return {each.email.lower(): each for each in written.filter(written__in=named)}

    @cached_property
    def staff(self) -> set[int]:
        """Those of them who work here, or have: participants get no role by a list."""
        ids = [each.pk for each in self.owners.values()]
        return set(RoleAssignment.objects.filter(user__in=ids).values_list("user", flat=True))

    @cached_property
    def held(self) -> dict[int, set[str]]:
        """Which roles each holds in the organisation, today or soon."""
        lasting = Q(ends_on=None) | Q(ends_on__gte=self.scope.today)
        there = RoleAssignment.objects.filter(
            lasting, organisation=self.scope.organisation, user__in=self.staff
        )
        return _grouped(there.values_list("user", "role"))

    @cached_property
    def members(self) -> dict[int, set[tuple[int, str]]]:
        there = TeamMember.objects.current().filter(
            staff__in=self.staff, team__project=self.scope.project
        )
        rows = there.values_list("staff", "team", "role")
        return _grouped((staff, (team, role)) for staff, team, role in rows)

    @cached_property
    def teams(self) -> dict[str, Team]:
        return {folded(team.name): team for team in self.scope.project.teams.all()}


def _say_new(engagement: Engagement) -> str:
    said = _("Gets an account, and is %(roles)s here from %(day)s.")
    roles = get_text_list([str(role.label) for role in engagement.roles], _("and"))
    return said % {"roles": roles, "day": engagement.starts_on}


def _grouped(rows: Iterable[tuple[int, Held]]) -> dict[int, set[Held]]:
    grouped: dict[int, set[Held]] = defaultdict(set)
    for owner, thing in rows:
        grouped[owner].add(thing)
    return grouped

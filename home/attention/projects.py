"""Local projects in numbers, for who leads them: how many take part, are new, have gone quiet.

People with a protected identity are in none of the numbers: a small one would tell of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Role, User
from home.attention.group import QUIET_AFTER
from portfolio.models import Entry
from programmes.models import Enrolment, LocalProject


@dataclass(frozen=True)
class ProjectInNumbers:
    """One local project: how many take part today, came this month, have shared nothing lately."""

    project: LocalProject
    active: int = 0
    new: int = 0
    quiet: int = 0


def projects_of(lead: User) -> list[ProjectInNumbers]:
    """Return the projects of the organisations that somebody leads. Two queries."""
    organisations = lead.organisations_as(Role.PROJECT_LEAD)
    projects = LocalProject.objects.filter(organisation__in=organisations)
    numbers = {row["local_project"]: row for row in _counted(organisations, timezone.localdate())}
    return [
        ProjectInNumbers(project, **_of(numbers.get(project.pk, {})))
        for project in projects.select_related("programme").order_by("programme__name", "name")
    ]


def _of(row: dict[str, Any]) -> dict[str, int]:
    return {name: row.get(name, 0) for name in ("active", "new", "quiet")}


def _counted(organisations: Iterable[int], today: date) -> QuerySet[Any, Any]:
    since = today - QUIET_AFTER
    lately = Entry.objects.filter(
        Entry.is_shared_q(), participant=OuterRef("participant"), happened_on__gt=since
    )
    is_quiet = Q(~Exists(lately), starts_on__lte=since)
    who = "participant"
    there = Enrolment.objects.current(today).filter(
        local_project__organisation__in=organisations, participant__is_protected=False
    )
    return (  # type: ignore[no-any-return]
        there.order_by()
        .values("local_project")
        .annotate(
            active=Count(who, distinct=True),
            new=Count(who, distinct=True, filter=Q(starts_on__gte=today.replace(day=1))),
            quiet=Count(who, distinct=True, filter=is_quiet),
        )
    )

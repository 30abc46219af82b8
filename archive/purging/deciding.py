"""What a purge would take, and the decision: one proposes it, another approves what was seen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from archive.models import Purge, PurgeRow
from archive.purging.reaching import going
from archive.reach import Leaver, in_handfuls, leavers_of
from certificates.canonical import canonical
from lifecycle.transitions import Refused
from programmes.models import Enrolment, Hold, Programme, RetentionRule
from reporting.figures.frozen import freeze


@dataclass(frozen=True)
class Foresight:
    """A dry run: whom it takes, and how many rows of each table."""

    leavers: Sequence[Leaver]
    counts: Counter[str]

    @property
    def lasts(self) -> int:
        return sum(leaver.is_last for leaver in self.leavers)


def why_not_yet(programme: Programme) -> str:
    """Say in a sentence why nothing can be erased today; empty if something can. One query, unless
    the rule was fetched with it.
    """
    rule: RetentionRule | None = getattr(programme, "retention", None)
    if not programme.is_closed:
        return _("The programme is not closed.")
    if rule is None:
        return _("No rule says how long it is kept. Until then nothing is erased.")
    if rule.is_held:
        return _("A hold lies on the programme: nothing is erased until it is lifted.")
    if rule.ends_on is None:
        return _("The programme has no last day, so the time of keeping has not begun.")
    if rule.ends_on >= timezone.localdate():
        return _("It is kept until %(day)s.") % {"day": date_format(rule.ends_on, "j F Y")}
    return ""


def foresee(programme: Programme) -> Foresight:
    """Count what would go today, and erase nothing. Some fifty queries a handful of people."""
    leavers, _held = leavers_today(programme)
    counts: Counter[str] = Counter()
    for some in in_handfuls(leavers):
        for rows in going(some):
            if number := rows.count():
                counts[rows.model._meta.label] += number
    return Foresight(leavers, counts)


@dataclass(frozen=True)
class Numbers:
    """How many people a purge would take today, how many of them are in nothing else, and how many
    a hold keeps.
    """

    people: int
    lasts: int
    held: int


def numbers_today(programme: Programme) -> Numbers:
    """Count whom a purge would take, without fetching anybody. Three queries."""
    theirs = _retained(programme)
    held = _held_among(theirs)
    taken = theirs.exclude(participant__in=held)
    others = Enrolment.objects.exclude(state=Enrolment.State.ERASED)
    elsewhere = others.filter(participant=OuterRef("participant")).exclude(
        local_project__programme=programme, state=Enrolment.State.RETAINED
    )
    people = taken.values("participant").distinct().count()
    stay = taken.filter(Exists(elsewhere)).values("participant").distinct().count()
    return Numbers(people, people - stay, held.distinct().count())


def leavers_today(programme: Programme) -> tuple[list[Leaver], int]:
    """Return whom a purge takes, and how many a hold keeps. Four queries."""
    theirs = _retained(programme)
    held = set(_held_among(theirs))
    taken = theirs.exclude(participant__in=held) if held else theirs
    return leavers_of(taken), len(held)


def _retained(programme: Programme) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(
        local_project__programme=programme, state=Enrolment.State.RETAINED
    ).order_by()


def _held_among(enrolments: QuerySet[Enrolment]) -> "QuerySet[Hold, int]":
    """Return the people of these of whom a hold lies on one."""
    holds = Hold.objects.open().filter(enrolment__in=enrolments.values("pk"))
    return holds.values_list("enrolment__participant", flat=True)


def seen_of(leaver: Leaver) -> str:
    """Sum up what of a person was looked at: which enrolments end, and which go on."""
    leaving, staying = sorted(map(str, leaver.leaving)), sorted(map(str, leaver.staying))
    said = [leaver.accounts, sorted(leaver.enrolments), leaving, staying]
    return sha256(canonical(said)).hexdigest()


@transaction.atomic
def propose(programme: Programme, *, by: User) -> Purge:
    """Write down what would go, for somebody else to approve."""
    rule = _ripe(programme)
    if Purge.objects.filter(programme=programme, state__in=Purge.OPEN).exists():
        raise Refused(_("It is proposed already."), subject=programme)
    foresight = foresee(programme)
    if not foresight.leavers:
        raise Refused(_("There is nobody left to erase."), subject=programme)
    assert rule.ends_on is not None
    purge = Purge.objects.create(
        programme=programme,
        months=rule.months,
        legal_basis=rule.legal_basis,
        rule_decided=rule.decided,
        kept_until=rule.ends_on,
        fingerprint=_sum_of(seen_of(leaver) for leaver in foresight.leavers),
        foreseen=foresight.counts,
        proposed_by=by,
    )
    PurgeRow.objects.bulk_create(
        PurgeRow(
            purge=purge,
            participant_id=leaver.person,
            is_last=leaver.is_last,
            seen=seen_of(leaver),
        )
        for leaver in foresight.leavers
    )
    return purge


@transaction.atomic
def approve(purge: Purge, *, by: User) -> list[int]:
    """Approve what was proposed, if it is still the same people; return the rows to carry out.

    The numbers of the programme are frozen first: nobody can count them afterwards.
    """
    _ripe(purge.programme)
    purge.refuse_unless_proposed(by=by)
    leavers, _held = leavers_today(purge.programme)
    if _sum_of(map(seen_of, leavers)) != purge.fingerprint:
        raise Refused(
            _("It has changed since: other people, or other days. Drop it, and propose it anew."),
            subject=purge,
        )
    purge.approve(by=by)
    freeze(purge.programme)
    return list(purge.rows.order_by("pk").values_list("pk", flat=True))


def _ripe(programme: Programme) -> RetentionRule:
    """Lock the programme and return its rule, if the time of keeping is over."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if why := why_not_yet(locked):
        raise Refused(why, subject=programme)
    return RetentionRule.objects.get(programme=locked)


def _sum_of(fingerprints: "Iterator[str] | map[str]") -> str:
    return sha256(canonical(sorted(fingerprints))).hexdigest()

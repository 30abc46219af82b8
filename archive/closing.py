"""Closing a programme: what is open in it still, and the last step, when nothing is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role, User
from archive import letters
from archive.models import DECIDERS, Purge
from archive.reach import belongs, in_handfuls, leavers_of
from assessments.models import AssessmentCase
from certificates.models import Certificate
from confirmations.models import ConfirmationRequest
from lifecycle.post import post
from lifecycle.transitions import Refused
from privacy import exchange
from programmes.models import ClosingTalk, Enrolment, Programme
from reporting.models import ReportingMonth
from workplaces.models import Placement

# A draft that nobody has touched for so long stops nothing.
PATIENCE = timedelta(days=365)

State = Enrolment.State
STILL_THERE = (State.INVITED, *Enrolment.TAKING_PART)


@dataclass(frozen=True)
class Line:
    """One line of the list: what is counted, how many there are, and where to see to it."""

    what: str
    number: int
    where: str = ""


@dataclass(frozen=True)
class Checklist:
    """What is open, line by line; `hidden` says that there is more, which only few may see."""

    lines: list[Line]
    hidden: bool
    people: int
    talks: int

    @property
    def is_clear(self) -> bool:
        return not self.hidden and not any(line.number for line in self.lines)


def kept_by(reader: User) -> QuerySet[Programme]:
    """Return the programmes whose archive the reader keeps, or that of a part, the last first."""
    places = reader.organisations_as(*DECIDERS)
    local = Programme.objects.filter(projects__organisation__in=places).values("pk")
    theirs = Programme.objects.filter(Q(owner__in=places) | Q(pk__in=local))
    return theirs.select_related("owner", "retention").order_by(
        F("ends_on").asc(nulls_last=True), "name", "pk"
    )


def enrolments_of(programme: Programme, *, reader: User) -> Any:
    """Return those the reader answers for: the owner's leads for all, others for their own part."""
    theirs = Enrolment.objects.filter(local_project__programme=programme)
    theirs = theirs.exclude(state=State.ERASED)
    if not programme.is_led_by(reader):
        places = reader.organisations_as(*DECIDERS, Role.PROTECTED_HANDLER)
        theirs = theirs.filter(local_project__organisation__in=places)
    return theirs


def leavers_seen_by(reader: User) -> Any:
    """Return those whose names the reader may see: of their own organisation, the protected only
    to whoever handles such there.
    """
    kept = Q(
        local_project__organisation__in=reader.organisations_as(*DECIDERS),
        participant__is_protected=False,
    )
    handled = Q(
        local_project__organisation__in=reader.organisations_as(Role.PROTECTED_HANDLER),
        participant__is_protected=True,
    )
    return Enrolment.objects.filter(kept | handled).exclude(state=State.ERASED)


def checklist_of(programme: Programme, *, reader: User) -> Checklist:
    """Count what is open among those the reader answers for. Seven queries, however many they are.

    Nobody with a protected identity is in a number; that something of theirs is open is said.
    """
    theirs = enrolments_of(programme, reader=reader)
    seen = theirs.unprotected_for(reader).order_by()
    counted: Counter[str] = Counter()
    hidden = False
    for kind, is_seen, number in _open_things(theirs, seen):
        counted[kind] += number if is_seen else 0
        hidden |= not is_seen
    months = ReportingMonth.objects.filter(programme=programme)
    counted["months"] = months.exclude(state=ReportingMonth.State.LOCKED).count()
    met = theirs.exclude(state=State.INVITED).filter(participant__in=seen.values("participant"))
    talks = ClosingTalk.objects.filter(enrolment__in=met.order_by().values("pk")).count()
    return Checklist(list(_lines(programme, counted)), hidden, met.count(), talks)


@transaction.atomic
def close(programme: Programme, *, by: User) -> None:
    """Close it, if nothing is open, and keep what is left only for the record from now on."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    if not checklist_of(programme, reader=by).is_clear:
        raise Refused(_("Something is open still. Here you see what."), subject=programme)
    programme.close(by=by)
    over = Enrolment.objects.filter(local_project__programme=programme)
    for enrolment in over.filter(state__in=Enrolment.OVER).order_by("pk"):
        enrolment.retain(by=by)


@transaction.atomic
def reopen(programme: Programme, *, by: User) -> None:
    """Let it go on, as long as nobody of it is erased, or about to be."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if is_being_erased(locked):
        raise Refused(_("People of it are erased, or about to be."), subject=programme)
    programme.reopen(by=by)


def is_being_erased(programme: Programme) -> bool:
    """Whether people of it are erased, or about to be. Two queries at most."""
    theirs = Enrolment.objects.filter(local_project__programme=programme, state=State.ERASED)
    purges = Purge.objects.filter(programme=programme, state__in=Purge.OPEN)
    return theirs.exists() or purges.exists()


@transaction.atomic
def talk(enrolment: Enrolment, said: dict[str, Any], *, by: User) -> ClosingTalk:
    """Write down the closing conversation. Whoever wants everything along gets a copy made, and a
    letter that leads to it; only they can fetch it.
    """
    talk = ClosingTalk.record(enrolment, by=by, **said)
    if talk.wants_everything:
        who = enrolment.participant
        exchange.make_for(who, by=by)
        key = f"archive.offer:{enrolment.pk}:{timezone.localdate()}"
        post(
            letters.offer_everything, about=enrolment, to=who.email, language=who.language, key=key
        )
    return talk


def _lines(programme: Programme, counted: Counter[str]) -> Iterator[Line]:
    people = reverse("archive:list_leavers", args=[programme.pk])
    enrolments = reverse("programmes:list_enrolments")
    yield Line(_("Take part, pause or are invited"), counted["enrolments"], enrolments)
    yield Line(_("Questions to supervisors without an answer"), counted["requests"], people)
    yield Line(_("Cases being assessed"), counted["cases"], people)
    yield Line(_("Certificates on their way"), counted["certificates"], people)
    placements = reverse("workplaces:list_placements")
    yield Line(_("Placements planned or under way"), counted["placements"], placements)
    months = reverse("reporting:list_months", args=[programme.pk])
    yield Line(_("Months that are not locked"), counted["months"], months)


def _open_things(theirs: Any, seen: Any) -> Iterator[tuple[str, bool, int]]:
    """Yield how many things of each kind are open, of those seen and of others. Of whoever takes
    part elsewhere too, one query a handful; of all the others, one.
    """
    others = Enrolment.objects.exclude(state=State.ERASED).exclude(pk__in=theirs.values("pk"))
    stays = Exists(others.filter(participant=OuterRef("participant")))
    people = theirs.filter(~stays).order_by().values("participant")
    merged = User.objects.filter(merged_into__in=people).values("pk")

    def lasts(*, who: str, day: str) -> Q:
        return Q(**{f"{who}__in": people}) | Q(**{f"{who}__in": merged})

    there = theirs.filter(state__in=STILL_THERE)
    yield from _counted([(there, "enrolments", "participant"), *_open_among(lasts)], seen)
    for some in in_handfuls(leavers_of(theirs.filter(stays))):
        yield from _counted(_open_among(partial(belongs, some)), seen)


def _open_among(belong: Callable[..., Q]) -> Iterator[tuple[QuerySet[Any], str, str]]:
    """Yield what is open of those to whom it belongs, of which kind, and the way to whose it is."""
    asked = belong(who="entry__participant", day="created_at__date")
    requests = ConfirmationRequest.objects.open().filter(asked)
    yield requests, "requests", "entry__participant"
    handed = belong(who="participant", day="submitted_at__date")
    yield AssessmentCase.objects.at_work().filter(handed), "cases", "participant"
    begun = belong(who="participant", day="made_at__date")
    yield on_their_way().filter(begun), "certificates", "participant"
    placed = belong(who="participant", day="starts_on")
    yield Placement.objects.open().filter(placed), "placements", "participant"


def _counted(
    things: Iterable[tuple[QuerySet[Any], str, str]], seen: Any
) -> Iterator[tuple[str, bool, int]]:
    kinds = []
    for some, kind, who in things:
        is_seen = Exists(seen.filter(participant=OuterRef(who)))
        named = some.order_by().annotate(kind=Value(kind), is_seen=is_seen)
        kinds.append(named.values_list("kind", "is_seen").annotate(number=Count("pk")))
    yield from kinds[0].union(*kinds[1:], all=True)


def on_their_way() -> QuerySet[Certificate]:
    """Return the certificates that wait for their holder or to be issued, and are not forgotten."""
    lately = Q(state=Certificate.State.DRAFT, made_at__gt=timezone.now() - PATIENCE)
    found: QuerySet[Certificate] = Certificate.objects.filter(
        lately | Q(state=Certificate.State.ACCEPTED)
    )
    return found

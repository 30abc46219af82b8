"""What the receiver of a sharing sees now: cut out anew at every look, so that nothing outlives
what the participant has decided since.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch

from accounts.models import User
from certificates.content.sharing import Choice, Shared, choose
from certificates.models import Certificate
from collaboration.models import SharedMoment, Sharing
from portfolio.models import Entry, SelfAssessment


@dataclass(frozen=True)
class SeenMoment:
    """One moment as the receiver sees it."""

    text: str
    happened_on: date
    where: str
    shown: list[str]
    picture: int | None  # the key of the SharedMoment


@dataclass(frozen=True)
class Seen:
    """All that a receiver sees. One more kind of thing, a plan for one, is one more field here,
    one question in SharingForm and one argument of Sharing.make.
    """

    name: str
    email: str
    certificates: list[Shared]
    moments: list[SeenMoment]


def seen_in(sharing: Sharing) -> Seen:
    """Return what is shown. Of a protected person: the alias, no place, no picture. Six queries."""
    person = sharing.participant
    return Seen(
        name=person.shown_name,
        email=person.email if sharing.shows_contact else "",
        certificates=[_cut(each, person) for each in sharing.certificates.valid().order_by("pk")],
        moments=[_told(each, person) for each in _moments_of(sharing)],
    )


def _cut(certificate: Certificate, person: User) -> Shared:
    """Cut out what may stand there. Its number is not in it: that would open it for good."""
    codes = frozenset(each.code for each in certificate.printed.competencies)
    is_open = not person.is_protected
    choice = Choice(
        full_name=is_open, competencies=codes, birth_date=False, workplace=is_open, number=False
    )
    shared = choose(certificate.printed, choice)
    return shared if is_open else replace(shared, name=person.called, situations=(), dialogue=None)


def _moments_of(sharing: Sharing) -> list[SharedMoment]:
    """Return the moments that are still shared with the team, too, the newest first."""
    there = sharing.moments.filter(entry__in=Entry.objects.filter(Entry.is_shared_q()))
    said = SelfAssessment.objects.select_related("competency")
    return list(
        there.select_related("entry__placement__workplace")
        .prefetch_related("entry__evidence", Prefetch("entry__self_assessments", said))
        .order_by("-entry__happened_on", "pk")
    )


def _told(moment: SharedMoment, person: User) -> SeenMoment:
    entry = moment.entry
    is_open = not person.is_protected
    return SeenMoment(
        text=entry.text,
        happened_on=entry.happened_on,
        where=entry.where if is_open else "",
        shown=[str(said.competency.name) for said in entry.self_assessments.all()],
        picture=moment.pk if entry.photo and is_open else None,
    )

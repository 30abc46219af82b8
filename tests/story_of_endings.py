"""How both historical programmes came to their end: who was there, and what is proposed now.

In Hikikomori the time of keeping is over, so that a purge waits for somebody to approve it.
"""

from datetime import date, datetime, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

from accounts.models import NO_MAIL, Role, User
from archive import purging
from programmes.models import (
    ClosingTalk,
    Enrolment,
    GroundHeld,
    Hold,
    LocalProject,
    Programme,
    RetentionRule,
)
from tests.cast import Cast, employ, person

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OF_HIKIKOMORI = (
    ("Elin Sandberg", date(1998, 4, 2)),
    ("Hamid Rezai", date(1996, 11, 23)),
    ("Josefin Ek", date(2000, 1, 15)),
    ("Anton Bergström", date(1994, 7, 30)),
    ("Sahra Nur", date(1999, 9, 9)),
    ("Viktor Lundin", date(1997, 2, 28)),
    ("Mira Kovač", date(1995, 12, 5)),
    ("Ibrahim Khalil", date(2001, 3, 19)),
)
OF_INVUX = (
    ("Wilma Öberg", date(2002, 6, 4)),
    ("Yonas Tesfay", date(2000, 10, 12)),
    ("Moa Stenberg", date(2004, 2, 2)),
    ("Daniel Wikström", date(1999, 8, 21)),
    ("Leila Haddad", date(2003, 5, 17)),
    ("Oskar Palm", date(2001, 12, 30)),
)
AFTERWARDS = Enrolment.EndReason
REASONS = cycle((AFTERWARDS.STUDIES, AFTERWARDS.WORK, AFTERWARDS.STUDIES))


def tell_endings(cast: Cast) -> None:
    """Let people have been in both, close them, and propose to erase the first by its rule."""
    hikikomori = Programme.objects.get(name="Hikikomori 2015–2018")
    invux = Programme.objects.get(name="InVux 2019–2022")
    gunilla = User.objects.get(name="Gunilla Rask")
    arvid = person("arvid", "Arvid Holm")
    employ(arvid, cast.goteborg, Role.RECORDS_OFFICER)
    there = _were_there(hikikomori, OF_HIKIKOMORI, by=cast.lo)
    _were_there(invux, OF_INVUX, by=gunilla)
    _closed(hikikomori, by=cast.lo)
    _closed(invux, by=gunilla)
    _let_go_after_eight_years(hikikomori, by=arvid)
    Hold.place(there[-1], "Begäran om utlämnande, dnr 0417/26", by=arvid)
    purging.propose(hikikomori, by=arvid)


def _were_there(
    programme: Programme, people: tuple[tuple[str, date], ...], *, by: User
) -> list[Enrolment]:
    """Let people have begun in its projects in turn, and ended with a conversation."""
    projects = cycle(LocalProject.objects.filter(programme=programme).order_by("pk"))
    return [
        _was_there(who, born, next(projects), by=by, month=number)
        for number, (who, born) in enumerate(people)
    ]


def _was_there(name: str, born: date, project: LocalProject, *, by: User, month: int) -> Enrolment:
    programme = project.programme
    address = f"{name.split(' ')[0].lower()}.{programme.starts_on.year}"
    first = programme.starts_on + timedelta(days=31 * month + 14)
    last = first + timedelta(days=400)
    who = User.objects.create(email=f"{address}@{NO_MAIL}", name=name, birth_date=born)
    enrolment = Enrolment.invite(who, project, by=by, starts_on=first)
    enrolment.start(by=by, on=first)
    ground = programme.grounds.earliest("pk")
    GroundHeld.objects.create(
        enrolment=enrolment,
        ground=ground,
        note="Visat vid starten.",
        decided_by=by,
        decided_on=first,
    )
    ClosingTalk.record(enrolment, by=by, on=last, partner=by, wants=ClosingTalk.Wants.NOTHING)
    enrolment.complete(by=by, on=last, reason=next(REASONS), talked_on=last)
    return enrolment


def _closed(programme: Programme, *, by: User) -> None:
    """Close it on the day after its last, and keep everybody for the record."""
    programme.close(by=by)
    assert programme.ends_on is not None
    midday = datetime.combine(programme.ends_on, datetime.min.time(), STOCKHOLM)
    Programme.objects.filter(pk=programme.pk).update(closed_at=midday + timedelta(hours=36))
    for enrolment in Enrolment.objects.filter(local_project__programme=programme):
        enrolment.retain(by=by)
    programme.refresh_from_db()


def _let_go_after_eight_years(programme: Programme, *, by: User) -> None:
    rule = programme.retention
    RetentionRule.set_for(
        programme,
        by=by,
        months=96,
        legal_basis=rule.legal_basis,
        decided_by=rule.decided_by,
        decided_on=date(2026, 5, 20),
        kept=rule.kept,
    )

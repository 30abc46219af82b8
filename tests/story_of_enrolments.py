"""People of the demo in each state of an enrolment, and somebody who is there twice."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import PersonIdentifier, User
from archive.purging.erasing import erase
from archive.reach import leavers_of
from programmes.models import Enrolment, LocalProject
from tests.cast import START, Cast, enrol

# Numbers that the Tax Agency gives out for tests alone; they are nobody's.
FOR_TESTS = "198507099805"


def tell_enrolments(cast: Cast) -> None:
    """Tell of somebody invited, pausing, completed, ended early, kept, erased, and there twice."""
    project = Enrolment.objects.get(participant=cast.amina).local_project
    _invite(cast, project)
    _begin("Alva Holm", cast, project).pause(by=cast.sara)
    _end(_begin("Elias Nord", cast, project), cast, "complete", "studies")
    _end(_begin("Tove Lind", cast, project), cast, "withdraw", "own_wish")
    kept = _begin("Milo Berg", cast, project)
    _end(kept, cast, "complete", "work")
    kept.retain(by=cast.lo)
    gone = _begin("Ines Falk", cast, project)
    _end(gone, cast, "complete", "period_over")
    gone.retain(by=cast.lo)
    _erase(gone, cast)
    _somebody_twice(cast, project)


def _erase(enrolment: Enrolment, cast: Cast) -> None:
    """Let the person be gone as after a purge: account, name and all."""
    [leaver] = leavers_of(Enrolment.objects.filter(pk=enrolment.pk))
    erase(leaver, by=cast.lo)


def _invite(cast: Cast, project: LocalProject) -> None:
    in_a_week = timezone.localdate() + timedelta(days=7)
    vera = User.objects.create_user("vera@jagkan.example", "Vera Ström")
    Enrolment.invite(vera, project, by=cast.lo, starts_on=in_a_week)


def _begin(name: str, cast: Cast, project: LocalProject) -> Enrolment:
    someone = User.objects.create_without_mail(name, birth_date=START.replace(year=2005))
    return enrol(someone, project, cast.sara)


def _end(enrolment: Enrolment, cast: Cast, step: str, reason: str) -> None:
    day = timezone.localdate() - timedelta(days=14)
    getattr(enrolment, step)(by=cast.sara, on=max(day, START), reason=reason, talked_on=day)


def _somebody_twice(cast: Cast, project: LocalProject) -> None:
    """Noor enrolled Jonna once more, without the number that Sara had written down."""
    born = START.replace(year=2006)
    first = User.objects.create_without_mail("Jonna Sjö", birth_date=born)
    enrol(first, project, cast.sara)
    PersonIdentifier.record(first, "personnummer", FOR_TESTS, by=cast.sara)
    second = User.objects.create_user("jonna@jagkan.example", "Jonna Maria Sjö", birth_date=born)
    enrol(second, project, cast.noor)

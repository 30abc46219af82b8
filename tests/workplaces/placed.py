"""Places and people to be placed, for tests."""

from datetime import date

from django.utils import timezone

from accounts.models import User
from programmes.models import LocalProject
from tests.cast import Cast, enrol, person
from workplaces.models import Supervisor, Workplace


def make_place(cast: Cast, name: str = "Lagret i Frölunda", **facts: object) -> Workplace:
    """Return a workplace in Göteborg's register."""
    said: dict[str, object] = {"kind": Workplace.Kind.WORKPLACE, "shows": [], **facts}
    return Workplace.add({"name": name, **said}, organisation=cast.goteborg, by=cast.reza)


def make_boss(place: Workplace, name: str = "Eva Ek") -> Supervisor:
    """Return an approved supervisor at a place."""
    boss = Supervisor.objects.create(
        name=name,
        email=f"{name.split()[0].lower()}@lager.example",
        workplace=place,
        organisation=place.organisation,
    )
    boss.approve(by=User.objects.get(email="reza@jagkan.example"))
    return boss


def make_minor(
    cast: Cast, born: date = date(2010, 3, 1), name: str = "Nils Ung", **facts: object
) -> User:
    """Return somebody who takes part in Göteborg: 16 this year, if nothing else is said."""
    minor = person(name.split()[0].lower(), name, birth_date=born, **facts)
    enrol(minor, LocalProject.objects.get(organisation=cast.goteborg))
    return minor


def today() -> date:
    return timezone.localdate()

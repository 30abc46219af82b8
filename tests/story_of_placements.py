"""A dozen places around Göteborg, and placements in each state, as the team has found them."""

from datetime import date, time, timedelta

from django.utils import timezone

from accounts.models import User
from programmes.models import LocalProject
from tests.cast import Cast, enrol, person
from tests.placing import begin, plan
from workplaces.hours import Shift
from workplaces.models import Agreement, Item, Placement, Supervisor, Workplace
from workplaces.models.contacts import name_contact

# name, kind, line of work, address, what is done there, how many, whom to call, what is shown
PLACES = [
    ("Majornas Bageri", "workplace", "Bageri", "Karl Johansgatan 28, 414 59 Göteborg",
     "Bakar bröd från fyra på morgonen; lärlingar kommer klockan åtta.", 2, "Mona Lindh", "A1.1"),
    ("Frölunda Lager & Logistik", "workplace", "Lager", "Gruvgatan 35, 421 30 Västra Frölunda",
     "Plockar, packar och skickar.", 3, "Dragan Ilić", "A3.1"),
    ("Hisingens Trädgårdstjänst", "workplace", "Trädgård", "Tuvevägen 120, 417 44 Göteborg",
     "Planterar, klipper och krattar åt föreningar.", 2, "Ing-Marie Dahl", "A2.1"),
    ("Second hand Lindholmen", "workplace", "Handel", "Ceresgatan 12, 417 59 Göteborg",
     "Sorterar, prismärker och säljer.", 4, "Farida Noori", "A4.1"),
    ("Biblioteket i Lundby", "workplace", "Bibliotek", "Borstbindaregatan 12, 417 04 Göteborg",
     "Ställer upp böcker och hjälper besökare.", 1, "Tove Hägg", "A4.1"),
    ("Elins Hundvård", "workplace", "Djurvård", "Kungssten 4, 414 73 Göteborg",
     "Badar, klipper och går ut med hundar.", 1, "Elin Sundh", "A1.4"),
    ("Fritidsgården Kaptensgatan", "youth_centre", "", "Kaptensgatan 8, 414 59 Göteborg",
     "Café, musik och läxhjälp om kvällarna.", None, "Jonas Wik", "A2.1"),
    ("Tynnereds Ungdomshus", "youth_centre", "", "Grevegårdsvägen 210, 421 61 Göteborg",
     "Öppet hus, film och dans.", None, "Sahar Amiri", "A4.1"),
    ("Västerhavets Scoutkår", "association", "", "Fiskebäcksvägen 80, 426 55 Göteborg",
     "Leder yngre på hajk och möten.", None, "Per-Olof Nord", "A3.1"),
    ("Göteborgs Spelförening", "association", "", "Första Långgatan 10, 413 03 Göteborg",
     "Ordnar turneringar och spelkvällar.", 6, "Kim Åberg", "A2.1"),
    ("Replokalen Ringön", "other", "Musik", "Järnmalmsgatan 5, 417 07 Göteborg",
     "Ljud, ljus och scenbygge.", 2, "Stina Falk", "A3.1"),
    ("Odla i Gårdsten", "other", "Odling", "Salviagatan 2, 424 40 Angered",
     "Sår, gödslar, skördar och säljer.", 5, "Rosa Haile", "A1.1"),
]  # fmt: skip
MORNINGS = [Shift(day, time(9), time(12)) for day in range(4)]


def tell_of_places(cast: Cast) -> None:
    """Let Reza have found the places, and somebody be at some of them."""
    places = {facts[0]: _found(cast, *facts) for facts in PLACES}
    project = LocalProject.objects.get(organisation=cast.goteborg, name="Team Väster")
    day = timezone.localdate()
    _tell_of_adults(cast, places, project, day)
    _tell_of_minors(cast, places, project, day)
    places["Second hand Lindholmen"].close(by=cast.reza)


def _found(
    cast: Cast,
    name: str,
    kind: str,
    sector: str,
    address: str,
    about: str,
    capacity: int | None,
    contact: str,
    shows: str,
) -> Workplace:
    facts = {
        "name": name,
        "kind": kind,
        "sector": sector,
        "address": address,
        "about": about,
        "capacity": capacity,
        "is_sole_trader": name == "Elins Hundvård",
        "shows": [cast.competency(shows)],
    }
    place = Workplace.add(facts, organisation=cast.goteborg, by=cast.reza)
    mailbox = f"{contact.split()[0].lower()}@{place.pk}.example"
    told = {"name": contact, "title": "", "email": mailbox, "phone": ""}
    name_contact(place, {**told, "told_on": timezone.localdate()}, by=cast.reza)
    if kind == "workplace":
        period = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 12, 31)}
        Agreement.note(place, {"kind": "cooperation", **period}, by=cast.reza)
    return place


def _tell_of_adults(
    cast: Cast, places: dict[str, Workplace], project: LocalProject, day: date
) -> None:
    """One is there, one has been, one will be, one changed their mind."""
    bakery, store = places["Majornas Bageri"], places["Frölunda Lager & Logistik"]
    begin(_planned(cast, _young(project, "Hanna Öst", 2004), bakery, day - timedelta(30)),
          by=cast.reza, week=MORNINGS)  # fmt: skip
    over = _planned(cast, _young(project, "Said Noor", 2003), store, day - timedelta(90))
    begin(over, by=cast.reza, week=MORNINGS)
    over.end(by=cast.reza, on=day - timedelta(14))
    coming = _planned(cast, _young(project, "Sanna Vik", 2005), store, day + timedelta(7))
    coming.change_schedule(MORNINGS, by=cast.reza)
    coming.agree(by=cast.reza)
    _planned(cast, _young(project, "Ali Reza Moradi", 2005), store, day).cancel(by=cast.reza)


def _tell_of_minors(
    cast: Cast, places: dict[str, Workplace], project: LocalProject, day: date
) -> None:
    """One at work whose checklist is not complete yet, one planned, one in leisure."""
    garden, band = places["Hisingens Trädgårdstjänst"], places["Replokalen Ringön"]
    elliot = _young(project, "Elliot Granat", day.year - 17)
    waiting = _planned(cast, elliot, garden, day)
    waiting.change_schedule(MORNINGS, by=cast.reza)
    waiting.check_off({Item.RISK: day, Item.SCHOOL: day}, by=cast.reza)
    waiting.agree(by=cast.reza)
    _planned(cast, _young(project, "Mira Sten", day.year - 15), places["Elins Hundvård"], day)
    begin(_planned(cast, _young(project, "Yusra Omar", day.year - 16), band, day), by=cast.reza)


def _young(project: LocalProject, name: str, born: int) -> User:
    someone = person(name.split()[0].lower(), name, birth_date=date(born, 1, 2))
    enrol(someone, project)
    return someone


def _planned(cast: Cast, who: User, place: Workplace, starts_on: date) -> Placement:
    boss = Supervisor.objects.filter(workplace=place).first()
    return plan(who, place, boss, by=cast.reza, starts_on=starts_on, tasks=place.about[:100])

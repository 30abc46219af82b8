"""A group that works together, and what Amina shows a case officer, by the steps people take."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import Organisation, Role, User
from certificates.models import Certificate
from collaboration.models import Document, Group, Meeting, Post, Sharing
from collaboration.uploads import take_in
from portfolio.models import Entry
from programmes.models import LocalProject, Programme
from tests.cast import Cast, employ, person

AGENCY = "Arbetsförmedlingen Frölunda"
NOTES = (
    "Minnesanteckningar, samverkansmöte\n\n"
    "- Verkstaden på Cykelköket har plats för två till från och med januari.\n"
    "- Vi provar gemensamma studiebesök på tisdagar.\n"
    "- Nästa gång pratar vi om bekräftelser: hur hjälper vi handledarna?\n"
)


def tell_collaboration(cast: Cast) -> None:
    """Tell what stands on two group pages, and of Amina's sharing."""
    group = Group.open_for(Programme.objects.get(name="Hikikomori"), by=cast.lo)
    _write(cast, group)
    _keep_notes(cast, group)
    _plan(cast, group)
    team = Group.open_for(LocalProject.objects.get(name="Team Väster"), by=cast.sara)
    Post.write(team, "Nu har vi en egen sida för teamet. Säg till om något saknas.", by=cast.sara)
    _share_with_an_officer(cast, hire_officer())


def hire_officer() -> User:
    """Let somebody work at the employment agency, who sees only what is shared with them."""
    kind = Organisation.Kind.AGENCY
    agency, _new = Organisation.objects.get_or_create(name=AGENCY, defaults={"kind": kind})
    omar = person("omar", "Omar Öberg")
    employ(omar, agency, Role.CASE_OFFICER)
    return omar


def _write(cast: Cast, group: Group) -> None:
    Post.write(
        group,
        "Välkomna hit. Här samlar vi möten, anteckningar och det vi behöver veta av varandra.\n\n"
        "Inget om deltagare hör hemma på sidan.",
        by=cast.lo,
    )
    wrong = Post.write(group, "Fel sida, förlåt.", by=cast.reza)
    wrong.remove(by=cast.reza)
    visit = Post.write(group, "Studiebesöket hos Cykelköket är på tisdag kl. 10.", by=cast.reza)
    visit.edit("Studiebesöket hos Cykelköket är på onsdag kl. 10. Vi ses vid porten.", by=cast.reza)


def _keep_notes(cast: Cast, group: Group) -> None:
    today = timezone.localdate()
    first = take_in(NOTES.encode(), name="anteckningar.txt", today=today)
    document = Document.add(group, "Minnesanteckningar i höst", first, by=cast.sara)
    more = f"{NOTES}- Reza tar kontakt med biblioteket.\n"
    second = take_in(more.encode(), name="anteckningar.txt", today=today)
    document.replace(second, by=cast.reza)
    table = "Vecka;Aktivitet;Ansvarig\n49;Studiebesök;Reza\n50;Julmarknad;Noor\n"
    plan = take_in(table.encode(), name="plan.csv", today=today)
    Document.add(group, "Aktiviteter vecka för vecka", plan, by=cast.noor)


def _plan(cast: Cast, group: Group) -> None:
    for days, title, place in (
        (5, "Samverkansmöte", "Frölunda kulturhus, rum 3"),
        (12, "Studiebesök", "Cykelköket"),
        (26, "Styrgrupp", "På nätet"),
    ):
        day = timezone.localdate() + timedelta(days=days)
        begins = timezone.make_aware(datetime.combine(day, time(13)))
        Meeting.plan(
            group,
            by=cast.lo,
            title=title,
            place=place,
            agenda="Läget i teamen\nVad vi behöver hjälpas åt med\nNästa gång",
            starts_at=begins,
            ends_at=begins + timedelta(minutes=90),
        )
    Meeting.objects.get(group=group, title="Studiebesök").cancel(by=cast.lo)


def _share_with_an_officer(cast: Cast, officer: User) -> None:
    shared = Entry.objects.filter(Entry.is_shared_q(), participant=cast.amina).newest_first()
    Sharing.make(
        officer.role_assignments.get(),
        by=cast.amina,
        until=timezone.now() + timedelta(days=30),
        shows_contact=True,
        certificates=list(Certificate.objects.of(cast.amina).valid()[:1]),
        entries=list(shared[:2]),
    )

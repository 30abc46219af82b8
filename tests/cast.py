"""The people every test and the demo can count on, and what each is there to show."""

from dataclasses import dataclass, fields
from datetime import date
from importlib import import_module
from typing import Any

from django.apps import apps

from accounts.models import Organisation, Role, RoleAssignment, User
from certificates.models import CertificateType
from competencies.exchange.own_json import SHIPPED, import_framework
from competencies.models import Competency, Framework
from competencies.texts import Text
from programmes.models import Assignment, Enrolment, LocalProject, Programme
from tests.placing import begin, lay_hour_limits, plan
from workplaces.models import Placement, Supervisor, Workplace

START = date(2026, 1, 12)


@dataclass(frozen=True)
class Cast:
    # participants
    amina: User  # in Göteborg; most stories are hers
    mehari: User  # newly arrived, in Partille; his first language is Tigrinya
    skye: User  # has a protected identity
    # the adults around them
    sara: User  # pedagogue, follows Amina
    noor: User  # youth leader, follows Amina and, as a handler of protected identities, Skye
    reza: User  # recruiter in Göteborg, assigned to nobody
    petra: User  # pedagogue in Partille, follows Mehari: must see nothing of Amina's
    lo: User  # project lead in Göteborg
    # the issuing organisation
    ada: User  # assessor
    elin: User  # assessor, quality assurer, and handler of protected identities
    ines: User  # issuer
    isak: User  # issuer too: what takes two people takes Ines and him
    finn: User  # framework editor
    ulla: User  # system administrator: sees no portfolio
    # supervisors, without accounts
    kalle: Supervisor  # at Cykelköket, approved
    berit: Supervisor  # at a café in Partille: must see nothing of Amina's
    # places
    goteborg: Organisation
    partille: Organisation
    issuer: Organisation
    cykelkoket: Workplace
    placement: Placement  # Amina's, at Cykelköket under Kalle
    framework: Framework

    def competency(self, code: str) -> Competency:
        """Return the competency with this code, «A1.1» for one."""
        return Competency.objects.get(framework=self.framework, code=code)


def person(email: str, name: str, **fields: object) -> User:
    return User.objects.create_user(f"{email}@jagkan.example", name, **fields)


def employ(user: User, organisation: Organisation, *roles: Role) -> None:
    for role in roles:
        RoleAssignment.objects.create(
            user=user, role=role, organisation=organisation, starts_on=START
        )


def enrol(participant: User, project: LocalProject, *team: User) -> Enrolment:
    """Let somebody begin in a project, with a team of whom the first is the contact person."""
    by = team[0] if team else participant
    enrolment = Enrolment.invite(participant, project, by=by, starts_on=START)
    enrolment.start(by=by, on=START)
    for staff in team:
        Assignment.objects.create(
            enrolment=enrolment, staff=staff, starts_on=START, is_contact=staff == team[0]
        )
    return enrolment


def build_cast() -> Cast:
    """Make everybody, in the order in which they depend on each other."""
    _lay_certificate_kinds()
    lay_hour_limits()
    _lay_areas()
    places = _build_organisations()
    staff = _build_staff(**places)
    participants = _build_participants()
    _build_programmes(places, staff, participants)
    rooms = _build_workplaces(places, staff, participants)
    everything: dict[str, Any] = {**places, **staff, **participants, **rooms}
    return Cast(**everything, framework=_build_framework(staff["finn"]))


def meet_cast() -> Cast:
    """Return the cast; made anew if a test with real transactions has emptied the database."""
    return find_cast() if User.objects.exists() else build_cast()


def find_cast() -> Cast:
    """Return the cast that is already in the database."""
    people: dict[str, Any] = {user.email.split("@")[0]: user for user in User.objects.all()}
    return Cast(
        **{field.name: people[field.name] for field in fields(Cast) if field.name in people},
        goteborg=Organisation.objects.get(name="Göteborgs Stad"),
        partille=Organisation.objects.get(name="Partille kommun"),
        issuer=Organisation.objects.get(name="Validering Väst"),
        kalle=Supervisor.objects.get(email="kalle@cykelkoket.example"),
        berit=Supervisor.objects.get(email="berit@cafe.example"),
        cykelkoket=Workplace.objects.get(name="Cykelköket"),
        placement=Placement.objects.get(workplace__name="Cykelköket"),
        framework=Framework.objects.in_use().get(),
    )


def _lay_certificate_kinds() -> None:
    """Lay down again what a migration did, after a test with real transactions."""
    laid = ("0003_kinds", "0011_five_kinds")
    kinds: dict[str, dict[str, Any]] = {}
    for name in laid:
        kinds |= import_module(f"certificates.migrations.{name}").KINDS
    shorter = import_module("certificates.migrations.0017_method_in_two_sentences")
    for code, words in kinds.items():
        words["method"] = shorter.in_two_sentences(words["method"])
        CertificateType.objects.get_or_create(code=code, defaults=words)


def _lay_areas() -> None:
    """Lay down again what a migration did, after a test with real transactions."""
    import_module("programmes.migrations.0011_areas").lay(apps)


def _build_organisations() -> dict[str, Organisation]:
    kind = Organisation.Kind
    make = Organisation.objects.create
    return {
        "goteborg": make(name="Göteborgs Stad", kind=kind.MUNICIPALITY),
        "partille": make(name="Partille kommun", kind=kind.MUNICIPALITY),
        "issuer": make(name="Validering Väst", kind=kind.REGION),
    }


def _build_staff(
    goteborg: Organisation, partille: Organisation, issuer: Organisation
) -> dict[str, User]:
    staff = {
        "sara": person("sara", "Sara Nyberg"),
        "noor": person("noor", "Noor Haddad"),
        "reza": person("reza", "Reza Karimi"),
        "petra": person("petra", "Petra Lindqvist"),
        "lo": person("lo", "Lo Andersson"),
        "ada": person("ada", "Ada Björk"),
        "elin": person("elin", "Elin Lind"),
        "ines": person("ines", "Ines Ekström"),
        "isak": person("isak", "Isak Berglund"),
        "finn": person("finn", "Finn Dahl"),
        "ulla": person("ulla", "Ulla Berg", is_staff=True, is_superuser=True),
    }
    employ(staff["sara"], goteborg, Role.PEDAGOGUE)
    employ(staff["noor"], goteborg, Role.YOUTH_LEADER, Role.PROTECTED_HANDLER)
    employ(staff["reza"], goteborg, Role.RECRUITER)
    employ(staff["petra"], partille, Role.PEDAGOGUE)
    employ(staff["lo"], goteborg, Role.PROJECT_LEAD)
    employ(staff["ada"], issuer, Role.ASSESSOR)
    employ(staff["elin"], issuer, Role.ASSESSOR, Role.QUALITY_ASSURER, Role.PROTECTED_HANDLER)
    employ(staff["ines"], issuer, Role.ISSUER)
    employ(staff["isak"], issuer, Role.ISSUER)
    employ(staff["finn"], issuer, Role.FRAMEWORK_EDITOR)
    employ(staff["ulla"], issuer, Role.SYSTEM_ADMINISTRATOR)
    return staff


def _build_participants() -> dict[str, User]:
    return {
        "amina": person("amina", "Amina Yusuf", birth_date=date(2007, 4, 17)),
        "mehari": person("mehari", "Mehari Habtom", birth_date=date(2008, 9, 2)),
        "skye": person(
            "skye",
            "Solveig Strand",
            preferred_name="Skye",
            birth_date=date(2009, 2, 11),
            is_protected=True,
        ),
    }


def _build_programmes(
    places: dict[str, Organisation], staff: dict[str, User], participants: dict[str, User]
) -> None:
    public_name = Text(sv="Steg framåt", en="Steps forward")
    hikikomori = Programme.objects.create(
        name="Hikikomori", public_name=public_name, owner=places["goteborg"], starts_on=START
    )
    invux = Programme.objects.create(
        name="InVux",
        public_name=Text(sv="InVux Göteborgsregionen", en="InVux Gothenburg region"),
        owner=places["partille"],
        starts_on=START,
    )
    frolunda = LocalProject.objects.create(
        programme=hikikomori, organisation=places["goteborg"], name="Team Väster"
    )
    partille = LocalProject.objects.create(
        programme=invux, organisation=places["partille"], name="Partille"
    )
    enrol(participants["amina"], frolunda, staff["sara"], staff["noor"])
    enrol(participants["skye"], frolunda, staff["noor"])
    enrol(participants["mehari"], partille, staff["petra"])


def _build_workplaces(
    places: dict[str, Organisation], staff: dict[str, User], participants: dict[str, User]
) -> dict[str, Workplace | Supervisor | Placement]:
    cykelkoket = Workplace.objects.create(
        name="Cykelköket",
        kind=Workplace.Kind.ASSOCIATION,
        sector="Cykelverkstad",
        organisation=places["goteborg"],
    )
    cafe = Workplace.objects.create(
        name="Kafé Kulturum",
        kind=Workplace.Kind.WORKPLACE,
        sector="Kafé och kök",
        organisation=places["partille"],
    )
    kalle = register_supervisor(
        "Kalle Berg", "verkstadsledare", "kalle@cykelkoket.example", cykelkoket, by=staff["reza"]
    )
    berit = register_supervisor(
        "Berit Sand", "köksmästare", "berit@cafe.example", cafe, by=staff["petra"]
    )
    by, tasks = staff["reza"], "Laga och serva cyklar"
    placement = plan(participants["amina"], cykelkoket, kalle, tasks=tasks, by=by)
    begin(placement, by=by)
    begin(plan(participants["mehari"], cafe, berit, by=staff["petra"]), by=staff["petra"])
    return {"kalle": kalle, "berit": berit, "cykelkoket": cykelkoket, "placement": placement}


def register_supervisor(
    name: str, title: str, email: str, workplace: Workplace, *, by: User
) -> Supervisor:
    """Make a supervisor whom a member of staff knows, and who is approved therefore."""
    supervisor = Supervisor.objects.create(
        name=name,
        title=title,
        email=email,
        workplace=workplace,
        organisation=workplace.organisation,
    )
    supervisor.approve(by=by)
    return supervisor


def _build_framework(editor: User) -> Framework:
    framework = import_framework(SHIPPED.read_bytes(), by=editor).framework
    assert framework is not None
    framework.publish(by=editor)
    return framework

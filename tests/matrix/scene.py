"""Two organisations built alike, with one of everything in each; and a person of every role.

Everybody who works for an organisation works for the first. What is private, what is shared, and
what belongs to the other organisation is written with words that occur nowhere else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Model

from accounts.models import Organisation, PersonIdentifier, Role, User
from assessments.models import AssessmentCase
from attendance.models import AttendanceKind
from certificates.models import Certificate, ShareLink
from collaboration.models import SharedMoment
from competencies.texts import Text
from confirmations.models import Comment
from plans.models import Goal, Plan
from plans.models.goal import Wish
from portfolio.models import Entry, Evidence
from programmes.models import (
    Area,
    Assignment,
    Enrolment,
    Financier,
    Ground,
    InformationText,
    LocalProject,
    Partner,
    Programme,
    Team,
)
from reporting.models import Indicator
from tests.architecture.samples import make_samples
from tests.assessments.cases import make_shared_entry, make_submitted_case
from tests.cast import Cast, employ, enrol, person, register_supervisor
from tests.certificates.certificates import make_draft
from tests.collaboration.together import hire_officer
from tests.confirmations.asked import ask, make_entry, said_to
from tests.matrix.doors import open_doors
from tests.placing import begin, plan
from tests.portfolio.moments import photo
from workplaces.models import Workplace

GUEST = "guest"
PRIVATE, SHARED = "hemligviska", "delatord"  # with the side’s name before it
COMMENT = "Ring mig på 070-123 45 67."  # a telephone number: the team reads it first

# Role: who of the scene holds it. Everybody holds one role and no other, as far as there is a
# choice: that somebody handles protected identities is a duty beside their work.
TEAM_COLUMNS = {
    "pedagogue": Role.PEDAGOGUE,
    "youth_leader": Role.YOUTH_LEADER,
    "social_worker": Role.SOCIAL_WORKER,
    "recruiter": Role.RECRUITER,
}


@dataclass(frozen=True)
class Names:
    """What a side is called, and who runs and who owns its programme: a municipality, a region."""

    side: str
    place: str
    owner: str


@dataclass(frozen=True)
class Side:
    """One organisation, as a cast of its own, and what there is: {model: {which: thing}}."""

    name: str
    cast: Cast
    things: dict[type[Model], dict[str, Model]]
    parts: dict[str, Model]  # what an address names beside its thing
    doors: dict[str, str]  # the token of each door

    @property
    def private_words(self) -> str:
        return f"{self.name}{PRIVATE}"

    @property
    def shared_words(self) -> str:
        return f"{self.name}{SHARED}"


@dataclass(frozen=True)
class Scene:
    own: Side
    other: Side
    people: dict[str, User | None]  # by column; None is a guest


def build_scene(cast: Cast) -> Scene:
    """Build both organisations, and the people who are asked about."""
    pure = _pure_staff(cast)
    own, people = _build_side(Names("mo", "Mölndal", "Regionen väster"), pure)
    other, _strangers = _build_side(Names("al", "Alingsås", "Regionen öster"), pure)
    everybody = {
        **people,
        "assessor": pure.ada,
        "quality_assurer": pure.elin,
        "issuer": pure.ines,
        "framework_editor": cast.finn,
        "system_administrator": cast.ulla,
    }
    return Scene(own, other, {GUEST: None, **everybody})


def _pure_staff(cast: Cast) -> Cast:
    """Return the cast with people at the issuer who hold one role each."""
    assessor, assurer, issuer = (
        person(f"pure.{role}", name)
        for role, name in (("assessor", "Asta"), ("assurer", "Kim"), ("issuer", "Ute"))
    )
    employ(assessor, cast.issuer, Role.ASSESSOR)
    employ(assurer, cast.issuer, Role.QUALITY_ASSURER)
    employ(issuer, cast.issuer, Role.ISSUER)
    return replace(cast, ada=assessor, elin=assurer, ines=issuer)


def _build_side(names: Names, cast: Cast) -> tuple[Side, dict[str, Any]]:
    name, kinds = names.side, Organisation.Kind
    runs = Organisation.objects.create(name=names.place, kind=kinds.MUNICIPALITY)
    owns = Organisation.objects.create(name=names.owner, kind=kinds.REGION)
    people = _employ_people(name, runs, owns)
    project = _begin_project(name, runs, owns, by=people["programme_lead"])
    team = [people[column] for column in ("pedagogue", "youth_leader", "social_worker")]
    enrolled = enrol(people["participant"], project, *team)
    enrol(people["fellow"], project, people["colleague"])
    officer = hire_officer(f"Omar{name}", agency=f"Arbetsförmedlingen {name}")
    people["case_officer"] = officer
    workplace, supervisor = _open_workplace(name, runs, by=people["recruiter"])
    placement = plan(people["participant"], workplace, supervisor, by=people["recruiter"])
    begin(placement, by=people["recruiter"])
    here = replace(
        cast,
        amina=people["participant"],
        sara=people["pedagogue"],
        noor=people["youth_leader"],
        reza=people["recruiter"],
        lo=people["project_lead"],
        goteborg=runs,
        cykelkoket=workplace,
        kalle=supervisor,
        placement=placement,
    )
    things = _make_things(here, officer, people)
    parts = {**people, **_make_parts(here, enrolled), "photo": things[Evidence][""]}
    side = Side(name, here, things, parts, open_doors(here))
    _mark(side)
    return side, people


def _employ_people(name: str, runs: Organisation, owns: Organisation) -> dict[str, Any]:
    """Return who takes part and who works there, by column."""

    def somebody(column: str, **facts: Any) -> User:
        return person(f"{name}.{column}", f"{name.title()} {column.title()}", **facts)

    born = date(2006, 5, 1)
    people: dict[str, User] = {
        column: somebody(column, birth_date=born) for column in ("participant", "fellow")
    }
    for column, role in TEAM_COLUMNS.items():
        people[column] = somebody(column)
        employ(people[column], runs, role)
    people["colleague"] = somebody("colleague")
    employ(people["colleague"], runs, Role.PEDAGOGUE)
    people["protected_handler"] = somebody("protected_handler")
    employ(people["protected_handler"], runs, Role.YOUTH_LEADER, Role.PROTECTED_HANDLER)
    for column, role, place in (
        ("project_lead", Role.PROJECT_LEAD, runs),
        ("programme_lead", Role.PROJECT_LEAD, owns),
        ("records_officer", Role.RECORDS_OFFICER, owns),
    ):
        people[column] = somebody(column)
        employ(people[column], place, role)
    return people


def _begin_project(name: str, runs: Organisation, owns: Organisation, *, by: User) -> LocalProject:
    programme = Programme.begin(
        by=by,
        name=f"Programmet {name}",
        public_name=Text(sv=f"Programmet {name}", en=f"Programme {name}"),
        owner=owns,
        starts_on=date(2026, 1, 12),
    )
    return LocalProject.add(programme, runs, f"Team {name}", by=by)


def _open_workplace(name: str, runs: Organisation, *, by: User) -> tuple[Workplace, Any]:
    workplace = Workplace.objects.create(
        name=f"Verkstaden {name}", kind=Workplace.Kind.ASSOCIATION, organisation=runs
    )
    mail = f"handledare@{name}.example"
    return workplace, register_supervisor("Hanna Berg", "chef", mail, workplace, by=by)


def _make_things(
    here: Cast, officer: User, people: dict[str, User]
) -> dict[type[Model], dict[str, Model]]:
    """Return one thing of every kind in every state; and what a protected person has."""
    samples = make_samples(here, officer=officer)
    link = samples[ShareLink][0]
    samples[Certificate] += [link.certificate]  # type: ignore[attr-defined]
    things = {
        model: {told(thing): thing for thing in reversed(found)} for model, found in samples.items()
    }
    things[Entry]["private"] = make_entry(here, share=False)
    things[Comment] = {"": _let_comment(here)}
    things[AssessmentCase]["submitted"], things[Evidence] = _hand_over_a_picture(here)
    moment: Any = things[SharedMoment][""]
    moment.entry.add_photo(photo(), by=here.amina)
    things[Goal]["private"] = Goal.choose(Wish("Jag vill laga mat."), by=people["fellow"])
    things[Plan]["private"] = Plan.of(people["fellow"])
    for model, thing in _protect(here, people["protected_handler"]):
        things[model]["protected"] = thing
    return things


def told(thing: Any) -> str:
    """Return in which state a thing is, as far as that says who may see it."""
    if hasattr(thing, "is_shared") and not isinstance(thing, Entry):
        return "shared" if thing.is_shared else "private"
    return str(getattr(thing, "state", ""))


def _hand_over_a_picture(here: Cast) -> tuple[AssessmentCase, dict[str, Model]]:
    """Return a case that waits for an assessor, and the picture in it."""
    pictured = make_shared_entry(here, "A6.1", place="Torget")
    picture = pictured.add_photo(photo(), by=here.amina)
    case = AssessmentCase.make([pictured], [here.competency("A6.1")], by=here.amina)
    return case, {"": picture}


def _let_comment(here: Cast) -> Comment:
    asked = ask(here)
    asked.answer(said_to(asked, "yes", COMMENT))
    return Comment.objects.get(confirmation__request=asked)


def _protect(here: Cast, handler: User) -> Iterator[tuple[type[Model], Model]]:
    """Yield what somebody with a protected identity has in the same project."""
    hidden = person(
        f"{handler.email.split('.')[0]}.hidden",
        "Dolda Namnet",
        preferred_name="Alias",
        birth_date=date(2006, 5, 1),
        is_protected=True,
    )
    project = Enrolment.objects.get(participant=here.amina).local_project
    yield Enrolment, enrol(hidden, project, handler)
    yield Entry, make_shared_entry(here, participant=hidden)
    yield AssessmentCase, make_submitted_case(here, "A2.1", participant=hidden)
    yield Certificate, make_draft(here, participant=hidden)


def _make_parts(here: Cast, enrolled: Enrolment) -> dict[str, Model]:
    """Return what an address names beside its thing, by the name it has there."""
    project, by = enrolled.local_project, here.lo
    programme = project.programme
    area = Area.objects.get(name=here.goteborg.name)
    programme.add_area(area, by=by)
    team = Team.add(project, "Laget", by=by)
    facts = {"at": Indicator.At.EXIT, "counts": Indicator.Counts.TICKED}
    mapping = project.mappings.get()
    return {
        "area": area,
        "partner": Partner.add(programme, here.issuer, "Metod", by=by),
        "financier": Financier.add(programme, here.issuer, by=by),
        "ground": Ground.add(programme, Text(sv="Utan studier", en="Not studying"), by=by),
        "information": InformationText.write(
            programme, "Det du skriver är ditt.", by=by, age_band="adult", language="sv"
        ),
        "team": team,
        "member": team.add_member(here.sara, Role.PEDAGOGUE, by=by),
        "goal": mapping.add_goal("Alla har mött laget.", by=by, due_on=date(2026, 12, 24)),
        "assignment": Assignment.objects.get(enrolment=enrolled, staff=here.sara),
        "indicator": Indicator.objects.create(
            programme=programme, name=Text(sv="Till studier", en="To studies"), **facts
        ),
        "kind": AttendanceKind.objects.filter(programme=programme)[0],
        "identifier": _number_of(here.amina, by=by),
    }


def _number_of(participant: User, *, by: User) -> Model:
    return PersonIdentifier.record(participant, "reserve", f"R-{participant.pk}", by=by)


def _mark(side: Side) -> None:
    """Put words into what participants wrote that are found on no other page."""
    whose = {"participant": side.cast.amina}
    private = Entry.objects.filter(**whose, state=Entry.State.PRIVATE)
    private.update(text=f"Jag {side.private_words}.")
    Entry.objects.filter(**whose).exclude(state=Entry.State.PRIVATE).update(
        text=f"Jag {side.shared_words}."
    )

"""How the demo comes to its two historical programmes, and the running ones to their rules."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from accounts.models import Organisation, Role, User
from certificates.content import COMPETENCE_CERTIFICATE, PARTICIPATION
from competencies.texts import Text
from programmes.models import (
    Area,
    Financier,
    Ground,
    GroupMapping,
    InformationText,
    LocalProject,
    Partner,
    Programme,
    RetentionRule,
    Team,
    TeamMember,
    copy_rules,
)
from tests.cast import Cast, employ, person
from tests.words_of_programmes import INFORMATION, INVUX_MAPPINGS

DISTRICTS = ("Askim-Frölunda-Högsbo", "Lundby", "Norra Hisingen", "Västra Göteborg")
MUNICIPALITIES = ("Ale", "Härryda", "Lerum", "Mölndal", "Partille", "Stenungsund")
KIND = Organisation.Kind
FUNDING = Text(
    sv="Projektet medfinansierades av Europeiska socialfonden.",
    en="The project was co-funded by the European Social Fund.",
)
EMBLEM = Text(sv="Medfinansieras av Europeiska unionen", en="Co-funded by the European Union")
GROUNDS = [
    Text(
        sv="Hög ogiltig frånvaro i årskurs 9 på en pilotskola",
        en="High unauthorised absence in year 9 at a pilot school",
    ),
    Text(sv="Har lämnat gymnasieskolan", en="Has left upper secondary school"),
    Text(
        sv="Arbetslös, i behov av meningsfull sysselsättning och utan annat stöd från någon"
        " myndighet vid starten",
        en="Unemployed, in need of meaningful occupation, and without other support from an"
        " authority at the start",
    ),
]
AT_RISK = Text(
    sv="Riskerar att inte etablera sig i arbete eller studier",
    en="At risk of not establishing themselves in work or studies",
)
TEAMS = {
    "Team Frölunda": ("Signe Holmgren", "Patrik Sjö", "Farah Amini", "Rolf Ekman"),
    "Team Hisingen": ("Selma Dahlin", "Pia Norén", "Filip Åkesson", "Rut Wallin"),
}
PROFESSIONS = (Role.SOCIAL_WORKER, Role.PEDAGOGUE, Role.YOUTH_LEADER, Role.RECRUITER)


def tell_programmes(cast: Cast) -> None:
    """Tell of both historical programmes, and let the running ones follow them."""
    gunilla, pelle = person("gunilla", "Gunilla Rask"), person("pelle", "Pelle Strand")
    region = organisation("Göteborgsregionen", KIND.REGION)
    employ(gunilla, region, Role.PROJECT_LEAD)
    employ(pelle, cast.partille, Role.PROJECT_LEAD)
    hikikomori = tell_hikikomori(cast)
    invux = tell_invux(cast, region, by=gunilla)
    running = Programme.objects.get(name="Hikikomori")
    follow(hikikomori, running, by=cast.lo)
    running.use_certificates([], by=cast.lo)  # the earlier ones knew two kinds; now there are five
    follow(invux, Programme.objects.get(name="InVux"), by=pelle)


def tell_hikikomori(cast: Cast) -> Programme:
    """Tell of the labour-market project of Göteborgs Stad, 2015–2018."""
    lo = cast.lo
    programme = Programme.begin(
        by=lo,
        name="Hikikomori 2015–2018",
        public_name=Text(sv="Steg framåt 2015–2018", en="Steps forward 2015–2018"),
        owner=cast.goteborg,
        funding_line=FUNDING,
        starts_on=date(2015, 9, 1),
        ends_on=date(2018, 8, 31),
        budget=22_600_000,
    )
    esf = Financier.add(programme, fund(), by=lo, amount=10_600_000)
    esf.add_emblem(EMBLEM, by=lo, is_eu_emblem=True, png=b"", height=14)
    for name in ("Arbetsförmedlingen Frölunda", "Arbetsförmedlingen Hisingen"):
        Financier.add(programme, organisation(name, KIND.AGENCY), by=lo)
        Partner.add(programme, organisation(name, KIND.AGENCY), "Personal bredvid teamen", by=lo)
    Financier.add(programme, cast.issuer, by=lo)
    Partner.add(programme, cast.issuer, "Stöd i validering (Västra Götalandsregionen)", by=lo)
    programme.set_ages(by=lo, youngest=15, oldest=24)
    for name in DISTRICTS:
        programme.add_area(Area.objects.get(kind=Area.Kind.DISTRICT, name=name), by=lo)
    for text in GROUNDS:
        decided_by = "Teamets socionom tillsammans med deltagaren"
        Ground.add(programme, text, by=lo, needs_note=True, decided_by=decided_by)
    finish(programme, cast, by=lo, decided=date(2015, 6, 16))
    add_teams(programme, cast)
    return programme


def add_teams(programme: Programme, cast: Cast) -> None:
    """Give it two teams of four professions, whose people have left since."""
    project = LocalProject.add(programme, cast.goteborg, "Göteborg", by=cast.lo)
    period = {"starts_on": programme.starts_on, "ends_on": programme.ends_on}
    for name, people in TEAMS.items():
        team = Team.add(project, name, by=cast.lo)
        for role, who in zip(PROFESSIONS, people, strict=True):
            staff = person(who.split(" ")[0].lower() + ".hikikomori", who, is_active=False)
            TeamMember.objects.create(team=team, staff=staff, role=role, **period)


def tell_invux(cast: Cast, region: Organisation, *, by: User) -> Programme:
    """Tell of the programme of Göteborgsregionen in six municipalities, 2019–2022."""
    programme = Programme.begin(
        by=by,
        name="InVux 2019–2022",
        public_name=Text(sv="InVux 2019–2022", en="InVux 2019–2022"),
        owner=region,
        funding_line=FUNDING,
        starts_on=date(2019, 9, 1),
        ends_on=date(2022, 9, 30),
        budget=24_100_000,
    )
    esf = Financier.add(programme, fund(), by=by, amount=11_300_000)
    esf.add_emblem(EMBLEM, by=by, is_eu_emblem=True, png=b"", height=14)
    programme.set_ages(by=by, youngest=15, oldest=24)
    Ground.add(programme, AT_RISK, by=by, needs_note=True, decided_by="Delprojektets team")
    finish(programme, cast, by=by, decided=date(2019, 6, 11))
    for name in MUNICIPALITIES:
        area = Area.objects.get(kind=Area.Kind.MUNICIPALITY, name=name)
        programme.add_area(area, by=by)
        runs = organisation(f"{name} kommun", KIND.MUNICIPALITY)
        Partner.add(programme, runs, "Driver ett delprojekt", by=by)
        project = LocalProject.add(programme, runs, name, by=by, area=area)
        tell_mapping(project, by=by)
    return programme


def tell_mapping(project: LocalProject, *, by: User) -> None:
    """Let the local project start from a mapping, and follow its goal up."""
    conditions, needs, measures, aim, seen = INVUX_MAPPINGS[project.name]
    mapping = GroupMapping.begin(project, by=by)
    mapping.write(by=by, conditions=conditions, needs=needs, measures=measures)
    goal = mapping.add_goal(aim, by=by, due_on=date(2020, 6, 30))
    mapping.adopt(by=by)
    mapping.follow_up(goal, seen, by=by)
    happened(mapping, date(2019, 11, 15))


def finish(programme: Programme, cast: Cast, *, by: User, decided: date) -> None:
    """Set what both have alike: retention, framework, kinds, and what participants are told."""
    RetentionRule.set_for(
        programme,
        by=by,
        months=120,
        legal_basis="Beslut om stöd från Svenska ESF-rådet; arkivlagen (1990:782) 10 §",
        decided_by=f"{programme.owner}, arkivansvarig (demo)",
        decided_on=decided,
        kept="Programmets uppbyggnad, statistik utan personer, protokoll över gallring.",
    )
    programme.use_frameworks([cast.framework], by=by)
    programme.use_certificates([PARTICIPATION, COMPETENCE_CERTIFICATE], by=by)
    for (band, language), text in INFORMATION.items():
        InformationText.write(programme, text, by=by, age_band=band, language=language).publish(
            by=by
        )
    since = datetime.combine(programme.starts_on, datetime.min.time(), ZoneInfo("Europe/Stockholm"))
    programme.information.update(published_at=since)


def follow(earlier: Programme, programme: Programme, *, by: User) -> None:
    """Let a running programme follow the earlier one with its rules."""
    copy_rules(earlier, programme, by=by)
    for text in programme.information.all():
        text.publish(by=by)
    if not programme.areas.exists():  # the districts of the first round are no more
        areas = Area.objects.filter(kind=Area.Kind.CITY_AREA, name__in=("Sydväst", "Hisingen"))
        for area in areas:
            programme.add_area(area, by=by)


def happened(mapping: GroupMapping, day: date) -> None:
    """Let a mapping have been adopted on a day long ago: the demo has to have a past."""
    mapping.adopted_on = day
    mapping.save(update_fields=["adopted_on"])
    for goal in mapping.goals.all():
        goal.follow_ups.update(seen_on=goal.due_on)


def organisation(name: str, kind: str) -> Organisation:
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def fund() -> Organisation:
    return organisation("Europeiska socialfonden", KIND.AGENCY)

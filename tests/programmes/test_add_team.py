"""A local project has teams of several professions; being in one gives no access by itself."""

import pytest

from accounts.models import Role
from lifecycle.transitions import Refused
from programmes.models import LocalProject, Team
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import area, door, last_event, programme_of, project_of, say


def test_a_local_project_is_added_with_its_area(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)
    programme.add_area(area("Partille"), by=cast.lo)
    said = {"name": "Partille", "organisation": cast.partille.pk, "area": area("Partille").pk}

    page = say(sign_in(cast.lo), door("add_project", programme.pk), **said)

    project = programme.projects.get(name="Partille")
    assert "Delprojektet finns" in page
    assert (project.organisation, project.area) == (cast.partille, area("Partille"))
    assert last_event(programme) == ("add_project", "Partille")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": "team väster"}, "Programmet har ett delprojekt som heter så"),
        ({"name": ""}, "Skriv ett namn"),
        ({"organisation": ""}, "Välj vem som driver det"),
        ({"area": "1"}, "giltigt"),
    ],
)
def test_bad_local_projects_get_a_sentence(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    said = {"name": "Nytt", "organisation": str(cast.goteborg.pk), **changed}

    response = sign_in(cast.lo).post(door("add_project", programme_of(cast).pk), said)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert LocalProject.objects.filter(programme=programme_of(cast)).count() == 1


def test_a_team_and_its_professions(cast: Cast, sign_in: SignIn) -> None:
    project, browser = project_of(cast), sign_in(cast.lo)

    say(browser, door("add_team", project.pk), name="Väster")
    team = project.teams.get()
    for staff, role in ((cast.sara, Role.PEDAGOGUE), (cast.reza, Role.RECRUITER)):
        page = say(
            browser, door("add_member", project.pk, team.pk), staff=staff.pk, role=role.value
        )

    assert "Reza Karimi är i teamet" in page
    assert [(each.staff, each.role) for each in team.members.all()] == [
        (cast.sara, "pedagogue"),
        (cast.reza, "recruiter"),
    ]
    assert last_event(project) == ("add_member", f"Väster: {cast.reza.pk}, recruiter")


def test_being_in_a_team_opens_no_participant(cast: Cast, sign_in: SignIn) -> None:
    team = Team.add(project_of(cast), "Väster", by=cast.lo)
    team.add_member(cast.reza, Role.RECRUITER, by=cast.lo)

    page = sign_in(cast.reza).get(cast.amina.enrolments.get().get_absolute_url())

    assert page.status_code == 404


def test_somebody_leaves_the_team_and_stays_in_its_history(cast: Cast, sign_in: SignIn) -> None:
    team = Team.add(project_of(cast), "Väster", by=cast.lo)
    member = team.add_member(cast.sara, Role.PEDAGOGUE, by=cast.lo)

    page = say(sign_in(cast.lo), door("end_member", project_of(cast).pk, member.pk))

    member.refresh_from_db()
    assert "Sara Nyberg" in page
    assert member.ends_on is not None
    assert last_event(project_of(cast))[0] == "end_member"
    with pytest.raises(Refused):
        member.end(by=cast.lo)


@pytest.mark.parametrize(
    ("name", "role", "sentence"),
    [
        ("sara", "recruiter", "inte vad personen arbetar som där"),
        ("petra", "pedagogue", "giltigt"),  # works in Partille
        ("amina", "pedagogue", "giltigt"),
        ("noor", "youth_leader", "Är redan i teamet"),
        ("noor", "protected_handler", "giltigt"),  # says nothing of a profession
    ],
)
def test_whoever_does_not_work_so_there_is_refused(
    cast: Cast, sign_in: SignIn, name: str, role: str, sentence: str
) -> None:
    project = project_of(cast)
    team = Team.add(project, "Väster", by=cast.lo)
    team.add_member(cast.noor, Role.YOUTH_LEADER, by=cast.lo)
    said = {"staff": getattr(cast, name).pk, "role": role}

    response = sign_in(cast.lo).post(door("add_member", project.pk, team.pk), said)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert team.members.count() == 1


@pytest.mark.parametrize("name", ["väster", " "])
def test_a_team_needs_a_name_of_its_own(cast: Cast, sign_in: SignIn, name: str) -> None:
    project = project_of(cast)
    Team.add(project, "Väster", by=cast.lo)

    response = sign_in(cast.lo).post(door("add_team", project.pk), {"name": name})

    assert response.status_code == 422
    assert project.teams.count() == 1

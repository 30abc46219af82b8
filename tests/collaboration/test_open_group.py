"""A programme and a local project get a page each, opened by whoever works there first."""

from accounts.models import Role
from collaboration.models import Group
from lifecycle.models import Event
from programmes.models import LocalProject, Partner, Programme
from tests.cast import Cast
from tests.collaboration.together import group_of, hire_officer
from tests.conftest import SignIn


def hikikomori() -> Programme:
    return Programme.objects.get(name="Hikikomori")


def test_whoever_works_there_opens_it(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.sara)

    answer = client.post("/groups/open/", {"place": f"programme-{hikikomori().pk}"}, follow=True)

    group = Group.objects.get()
    assert answer.redirect_chain[-1][0] == group.get_absolute_url()
    assert "Inga personuppgifter om deltagare här" in answer.content.decode()
    assert Event.objects.about(group).get(action="open").by == cast.sara


def test_a_local_project_has_a_page_of_its_own(cast: Cast, sign_in: SignIn) -> None:
    place = LocalProject.objects.get(name="Team Väster")

    sign_in(cast.noor).post("/groups/open/", {"place": f"localproject-{place.pk}"})

    assert Group.objects.get().name == "Hikikomori: Team Väster"


def test_twice_is_the_same_page_and_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    group_of(cast)

    answer = sign_in(cast.sara).post("/groups/open/", {"place": f"programme-{hikikomori().pk}"})

    assert answer.status_code == 422
    assert "Den sidan är redan öppen" in answer.content.decode()
    assert Group.objects.count() == 1


def test_another_organisation_neither_opens_nor_sees_it(cast: Cast, sign_in: SignIn) -> None:
    group = group_of(cast)
    for stranger in (cast.petra, cast.ada, cast.ines, cast.ulla):
        client = sign_in(stranger)

        page = client.get("/groups/").content.decode()
        answer = client.post("/groups/open/", {"place": f"programme-{hikikomori().pk}"})

        assert "Hikikomori" not in page
        assert answer.status_code == 422
        for way in ("", "people/", "write/", "documents/", "documents/add/", "meetings/"):
            assert client.get(f"{group.get_absolute_url()}{way}").status_code == 404


def test_participants_and_case_officers_have_no_group_pages(cast: Cast, sign_in: SignIn) -> None:
    group = group_of(cast)
    for outsider in (cast.amina, hire_officer()):
        client = sign_in(outsider)

        assert client.get("/groups/").status_code == 403
        assert client.post("/groups/open/", {"place": "programme-1"}).status_code == 403
        assert client.get(group.get_absolute_url()).status_code == 404


def test_a_case_officer_of_the_owner_does_not_work_there(cast: Cast) -> None:
    agency = hire_officer().role_assignments.get().organisation
    Programme.objects.filter(name="Hikikomori").update(owner=agency)
    group = group_of(cast)

    assert not Group.objects.visible_to(hire_officer()).exists()
    assert all(held.role != Role.CASE_OFFICER for held in group.people)


def test_who_stops_working_there_sees_it_no_more(cast: Cast, sign_in: SignIn) -> None:
    group, client = group_of(cast), sign_in(cast.sara)
    assert client.get(group.get_absolute_url()).status_code == 200

    cast.sara.role_assignments.update(ends_on="2026-01-31")

    assert client.get(group.get_absolute_url()).status_code == 404


def test_the_owner_of_the_programme_works_in_its_local_projects(cast: Cast) -> None:
    place = LocalProject.objects.get(name="Partille")
    Programme.objects.filter(name="InVux").update(owner=cast.goteborg)
    group = Group.open_for(place, by=cast.petra)

    assert Group.objects.visible_to(cast.sara).get() == group
    assert Group.objects.visible_to(cast.petra).get() == group
    assert {held.user for held in group.people} >= {cast.sara, cast.petra}


def test_a_partner_works_in_the_programme_and_not_in_its_local_projects(cast: Cast) -> None:
    place = Group.open_for(LocalProject.objects.get(name="Team Väster"), by=cast.sara)
    Partner.add(hikikomori(), cast.issuer, "Stöd för validering", by=cast.lo)
    group = group_of(cast)

    assert Group.objects.visible_to(cast.ada).get() == group
    assert place not in Group.objects.visible_to(cast.ada)
    assert cast.ada in {held.user for held in group.people}

"""The demo holds both historical programmes completely, as rows; the running ones follow them."""

from datetime import date

import pytest

from programmes.models import AgeBand, Area, GroupMapping, InformationText, Programme
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import area
from tests.story_of_programmes import tell_programmes


@pytest.fixture
def hikikomori(cast: Cast) -> Programme:
    tell_programmes(cast)
    return Programme.objects.get(name="Hikikomori 2015–2018")


@pytest.fixture
def invux(cast: Cast) -> Programme:
    tell_programmes(cast)
    return Programme.objects.get(name="InVux 2019–2022")


def test_hikikomori_is_as_it_was(cast: Cast, hikikomori: Programme) -> None:
    assert (hikikomori.owner, hikikomori.is_over) == (cast.goteborg, True)
    assert (hikikomori.starts_on, hikikomori.ends_on) == (date(2015, 9, 1), date(2018, 8, 31))
    assert hikikomori.ages == "15–24"
    assert [str(each) for each in hikikomori.areas.all()] == [
        "Askim-Frölunda-Högsbo",
        "Lundby",
        "Norra Hisingen",
        "Västra Göteborg",
    ]
    assert [each.group for each in hikikomori.grounds.all()] == [1, 1, 1]
    assert [str(each) for each in hikikomori.financiers.all()] == [
        "Europeiska socialfonden",
        "Arbetsförmedlingen Frölunda",
        "Arbetsförmedlingen Hisingen",
        "Validering Väst",
    ]
    assert hikikomori.retention.ends_on == date(2028, 8, 31)
    teams = hikikomori.projects.get().teams.all()
    assert len(teams) == 2
    for team in teams:
        professions = {member.role for member in team.members.all()}
        assert professions == {"social_worker", "pedagogue", "youth_leader", "recruiter"}


def test_a_young_person_of_then_is_weighed_by_the_rules_of_then(hikikomori: Programme) -> None:
    lundby, ground = area("Lundby", "district"), hikikomori.grounds.all()[1]

    def holds(on: date, where: Area = lundby, grounds: tuple[int, ...] = (ground.pk,)) -> bool:
        born = date(2000, 9, 1)
        return hikikomori.eligibility_of(born, area=where, grounds=grounds, on=on).holds

    assert holds(date(2015, 9, 1))  # 15 that day
    assert not holds(date(2015, 8, 31))
    assert not holds(date(2018, 9, 1))
    assert not holds(date(2016, 1, 1), where=area("Centrum", "district"))
    assert not holds(date(2016, 1, 1), where=area("Partille"))
    assert not holds(date(2016, 1, 1), grounds=())


def test_invux_is_as_it_was(invux: Programme) -> None:
    assert str(invux.owner) == "Göteborgsregionen"
    assert (invux.starts_on, invux.ends_on) == (date(2019, 9, 1), date(2022, 9, 30))
    places = ["Ale", "Härryda", "Lerum", "Mölndal", "Partille", "Stenungsund"]
    assert [project.name for project in invux.projects.all()] == places
    assert [str(each) for each in invux.areas.all()] == places
    for project in invux.projects.all():
        mapping = project.mappings.get()
        assert mapping.state == GroupMapping.State.ADOPTED
        assert all((mapping.conditions, mapping.needs, mapping.measures))
        assert mapping.goals.get().follow_ups.exists()


def test_the_running_programmes_follow_them_with_their_rules(hikikomori: Programme) -> None:
    now, invux = Programme.objects.get(name="Hikikomori"), Programme.objects.get(name="InVux")

    assert now.follows == hikikomori
    assert (now.ages, invux.ages) == ("15–24", "15–24")
    assert now.grounds.count() == 3
    # The districts of the first round are no more; the areas that took their place are named.
    assert {str(each) for each in now.areas.all()} == {"Sydväst", "Hisingen"}
    assert invux.areas.count() == 6
    for band in AgeBand.values:
        assert InformationText.objects.told(now, band, "sv") is not None


def test_their_leads_see_them_and_others_do_not(
    cast: Cast, sign_in: SignIn, hikikomori: Programme
) -> None:
    invux = Programme.objects.get(name="InVux 2019–2022")
    page = sign_in(cast.lo).get(hikikomori.get_absolute_url()).content.decode()

    assert "Avslutat" in page
    assert sign_in(cast.lo).get(invux.get_absolute_url()).status_code == 404
    for lead in invux.owner.staff.all():
        assert sign_in(lead.user).get(invux.get_absolute_url()).status_code == 200

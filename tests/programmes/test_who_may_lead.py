"""Every page of a programme lead, by everybody: who sees nothing, who only looks, who leads."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from accounts.models import Role, User
from competencies.texts import Text
from programmes.models import (
    Financier,
    Ground,
    InformationText,
    LocalProject,
    Partner,
    Programme,
    Team,
)
from tests.cast import Cast, employ, person
from tests.conftest import SignIn
from tests.programmes.leading import area, door, draft_of, lead_elsewhere, programme_of, project_of

GET, POST = "get", "post"
# Each verb that changes a programme, with how its page is asked for.
ON_A_PROGRAMME = {
    "begin_next_programme": GET,
    "describe_programme": GET,
    "use_frameworks": GET,
    "demand_code": POST,
    "add_partner": GET,
    "add_financier": GET,
    "set_ages": GET,
    "add_area": GET,
    "add_ground": GET,
    "write_information": GET,
    "set_retention": GET,
    "lift_hold": POST,
    "add_project": GET,
}
ON_A_PART_OF_IT: dict[str, tuple[str, Callable[[Programme, User], int]]] = {
    "remove_partner": (POST, lambda p, lo: Partner.add(p, p.owner, "Driver", by=lo).pk),
    "remove_financier": (POST, lambda p, lo: Financier.add(p, p.owner, by=lo).pk),
    "add_emblem": (GET, lambda p, lo: Financier.add(p, p.owner, by=lo).pk),
    "remove_area": (POST, lambda p, lo: p.add_area(area("Ale"), by=lo) or area("Ale").pk),
    "withdraw_ground": (POST, lambda p, lo: Ground.add(p, Text(sv="a", en="a"), by=lo).pk),
    "offer_ground": (POST, lambda p, lo: Ground.add(p, Text(sv="a", en="a"), by=lo).pk),
    "publish_information": (
        POST,
        lambda p, lo: InformationText.write(p, "Hej.", by=lo, age_band="adult", language="sv").pk,
    ),
}


def ask(browser: object, how: str, address: str) -> int:
    code: int = getattr(browser, how)(address).status_code
    return code


@pytest.mark.parametrize("verb", ON_A_PROGRAMME)
def test_verbs_on_a_programme(cast: Cast, sign_in: SignIn, verb: str) -> None:
    how, address = ON_A_PROGRAMME[verb], door(verb, programme_of(cast).pk)

    assert ask(sign_in(lead_elsewhere(cast)), how, address) == 404
    assert ask(sign_in(cast.amina), how, address) == 404
    assert ask(sign_in(cast.ines), how, address) == 404
    assert ask(sign_in(cast.ulla), how, address) == 404
    assert ask(sign_in(cast.sara), how, address) == 403
    assert ask(sign_in(cast.lo), how, address) in (200, 302, 404 if verb == "lift_hold" else 200)


@pytest.mark.parametrize("verb", ON_A_PART_OF_IT)
def test_verbs_on_a_part_of_a_programme(cast: Cast, sign_in: SignIn, verb: str) -> None:
    programme = programme_of(cast)
    how, make = ON_A_PART_OF_IT[verb]
    part = make(programme, cast.lo)
    address = door(verb, programme.pk, part)
    through_another = door(verb, Programme.objects.get(name="InVux").pk, part)

    assert ask(sign_in(pelle := lead_elsewhere(cast)), how, address) == 404
    assert ask(sign_in(pelle), how, through_another) == 404
    assert ask(sign_in(cast.sara), how, address) == 403
    assert ask(sign_in(cast.lo), how, address) in (200, 302)


@pytest.mark.parametrize("verb", ["add_team", "begin_mapping"])
def test_verbs_on_a_local_project(cast: Cast, sign_in: SignIn, verb: str) -> None:
    how = POST if verb == "begin_mapping" else GET
    address = door(verb, project_of(cast).pk)

    assert ask(sign_in(lead_elsewhere(cast)), how, address) == 404
    assert ask(sign_in(cast.sara), how, address) == 403
    assert ask(sign_in(cast.lo), how, address) in (200, 302)


@pytest.mark.parametrize("verb", ["write_mapping", "add_goal", "adopt_mapping"])
def test_verbs_on_a_mapping(cast: Cast, sign_in: SignIn, verb: str) -> None:
    how = POST if verb == "adopt_mapping" else GET
    address = door(verb, draft_of(cast).pk)

    assert ask(sign_in(lead_elsewhere(cast)), how, address) == 404
    assert ask(sign_in(cast.sara), how, address) == 403
    assert ask(sign_in(cast.lo), how, address) in (200, 302)


def test_a_team_s_verbs(cast: Cast, sign_in: SignIn) -> None:
    team = Team.add(project_of(cast), "Väster", by=cast.lo)
    member = team.add_member(cast.sara, Role.PEDAGOGUE, by=cast.lo)
    adding = door("add_member", project_of(cast).pk, team.pk)
    ending = door("end_member", project_of(cast).pk, member.pk)

    pelle = lead_elsewhere(cast)
    for how, address in ((GET, adding), (POST, ending)):
        assert ask(sign_in(pelle), how, address) == 404
        assert ask(sign_in(cast.sara), how, address) == 403
        assert ask(sign_in(cast.lo), how, address) in (200, 302)


def test_the_kinds_of_certificates(cast: Cast, sign_in: SignIn) -> None:
    address = reverse("certificates:use_certificates", args=[programme_of(cast).pk])

    assert ask(sign_in(lead_elsewhere(cast)), GET, address) == 404
    assert ask(sign_in(cast.ines), GET, address) == 404
    assert ask(sign_in(cast.sara), GET, address) == 403
    assert ask(sign_in(cast.lo), GET, address) == 200


def test_the_team_looks_without_leading(cast: Cast, sign_in: SignIn) -> None:
    programme, project, mapping = programme_of(cast), project_of(cast), draft_of(cast)
    pages = [
        door("list_programmes"),
        programme.get_absolute_url(),
        project.get_absolute_url(),
        mapping.get_absolute_url(),
        door("try_rules", programme.pk),
    ]

    browser = sign_in(cast.sara)
    for address in pages:
        page = browser.get(address)
        assert page.status_code == 200
        assert "/describe/" not in page.content.decode()
        assert "Fastställ" not in page.content.decode()
    stranger = sign_in(lead_elsewhere(cast))
    assert [ask(stranger, GET, address) for address in pages] == [200, 404, 404, 404, 404]
    assert "Hikikomori" not in stranger.get(pages[0]).content.decode()


@pytest.mark.parametrize("name", ["amina", "ada", "ines", "finn", "ulla"])
def test_who_has_nothing_to_do_with_programmes_finds_no_list(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    assert ask(sign_in(getattr(cast, name)), GET, door("list_programmes")) == 403


def test_whoever_runs_a_local_part_sees_the_programme_and_leads_the_part_alone(
    cast: Cast, sign_in: SignIn
) -> None:
    pelle = lead_elsewhere(cast)
    programme = programme_of(cast)
    part = LocalProject.add(programme, cast.partille, "Partille", by=cast.lo)
    browser = sign_in(pelle)

    assert ask(browser, GET, programme.get_absolute_url()) == 200
    assert ask(browser, GET, door("describe_programme", programme.pk)) == 403
    assert ask(browser, GET, door("add_team", part.pk)) == 200
    assert ask(browser, POST, door("begin_mapping", part.pk)) == 302
    assert ask(browser, GET, door("add_team", project_of(cast).pk)) == 404
    # The owner's lead reads the mapping of a part that another organisation runs, and no more.
    mapping = part.mappings.get()
    assert ask(sign_in(cast.lo), GET, mapping.get_absolute_url()) == 200
    assert ask(sign_in(cast.lo), GET, door("write_mapping", mapping.pk)) == 403


def test_a_lead_whose_assignment_has_ended_leads_no_more(cast: Cast, sign_in: SignIn) -> None:
    former = person("former", "Frida Nordin")
    employ(former, cast.goteborg, Role.PROJECT_LEAD)
    address = programme_of(cast).get_absolute_url()
    assert ask(sign_in(former), GET, address) == 200

    former.role_assignments.update(ends_on="2026-01-31")

    assert ask(sign_in(former), GET, address) == 404


def test_nobody_comes_in_without_signing_in(cast: Cast, client: object) -> None:
    assert ask(client, GET, programme_of(cast).get_absolute_url()) == 302

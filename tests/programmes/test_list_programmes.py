"""The pages of programmes ask the database as often for many rows as for few."""

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation, Role
from competencies.texts import Text
from programmes.models import (
    Area,
    Financier,
    Ground,
    InformationText,
    LocalProject,
    Partner,
    Programme,
    Team,
)
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, draft_of, programme_of, project_of

MOST = 12


def queries_of(browser: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def fill(cast: Cast, *, rows: int) -> None:
    """Give the programme and its local project so many rows of each kind."""
    programme, project = programme_of(cast), project_of(cast)
    for number in range(rows):
        who = Organisation.objects.create(name=f"Organisation {number}", kind="agency")
        Partner.add(programme, who, "Värd", by=cast.lo)
        Financier.add(programme, who, by=cast.lo)
        Ground.add(programme, Text(sv=f"{number}", en=f"{number}"), by=cast.lo)
        LocalProject.add(programme, who, f"Delprojekt {number}", by=cast.lo)
        Team.add(project, f"Team {number}", by=cast.lo).add_member(
            cast.sara, Role.PEDAGOGUE, by=cast.lo
        )
        for version in ("a", "b"):
            InformationText.write(
                programme, version, by=cast.lo, age_band="adult", language=f"l{number}"
            ).publish(by=cast.lo)
    for area in Area.objects.filter(kind=Area.Kind.MUNICIPALITY)[:rows]:
        programme.add_area(area, by=cast.lo)


def test_a_programme_and_its_parts_cost_the_same_however_full(cast: Cast, sign_in: SignIn) -> None:
    browser, mapping = sign_in(cast.lo), draft_of(cast)
    pages = [each.get_absolute_url() for each in (programme_of(cast), project_of(cast), mapping)]
    fill(cast, rows=1)
    few = [queries_of(browser, address) for address in pages]

    programme_of(cast).partners.all().delete()
    Financier.objects.all().delete()
    Organisation.objects.filter(name="Organisation 0").update(name="Organisation X")
    LocalProject.objects.filter(name="Delprojekt 0").update(name="Delprojekt X")
    Team.objects.update(name="Team X")
    fill(cast, rows=9)
    many = [queries_of(browser, address) for address in pages]

    assert many == few
    assert max(many) <= MOST


def test_the_list_is_paged_and_costs_the_same_for_many(cast: Cast, sign_in: SignIn) -> None:
    browser, address = sign_in(cast.lo), door("list_programmes")
    few = queries_of(browser, address)

    for number in range(30):
        Programme.begin(
            by=cast.lo, name=f"Nr {number}", owner=cast.goteborg, starts_on=date(2026, 1, 1)
        )

    assert queries_of(browser, address) == few <= MOST
    page = browser.get(address).content.decode()
    assert page.count('data-label="Ägare"') == 25
    assert "Sida 1 av 2" in page


def test_only_the_last_version_of_each_text_is_listed(cast: Cast, sign_in: SignIn) -> None:
    fill(cast, rows=2)

    page = sign_in(cast.lo).get(programme_of(cast).get_absolute_url()).content.decode()

    assert page.count("version 2") == 2
    assert "version 1" not in page

"""A list of staff lands as accounts, roles and places in teams, let in by another person."""

import pytest

from accounts.models import Role, User
from intake.columns import Kind
from intake.models import Intake
from programmes.models import TeamMember
from tests.cast import Cast
from tests.conftest import SignIn
from tests.intake.lists import (
    SAM,
    bring_in,
    choose_staff,
    counts,
    csv_of,
    door,
    says,
    second_lead,
    team_of,
    upload,
)


def test_the_whole_way(cast: Cast, sign_in: SignIn) -> None:
    team = team_of(cast)
    row = {**SAM, "phone": "070-174 06 05", "roles": "Pedagog, fritidsledare", "team": "team ett"}

    answer = upload(sign_in(cast.lo), door("staff", cast), csv_of(Kind.STAFF, row))
    page = sign_in(cast.lo).get(answer.headers["Location"]).content.decode()
    assert "Får ett konto" in page
    assert not User.objects.filter(email="sam@x.example").exists()

    intake = bring_in(Intake.objects.get(), by=second_lead(cast))
    sam = User.objects.get(email="sam@x.example")
    held = sam.role_assignments.filter(organisation=cast.goteborg)
    assert intake.is_imported
    assert sam.phone == "+46701740605"
    assert not sam.has_usable_password()
    assert set(held.values_list("role", flat=True)) == {Role.PEDAGOGUE, Role.YOUTH_LEADER}
    members = TeamMember.objects.filter(team=team, staff=sam).values_list("role", flat=True)
    assert set(members) == {Role.PEDAGOGUE, Role.YOUTH_LEADER}


def test_somebody_who_is_here_gets_what_is_new_and_no_second_account(cast: Cast) -> None:
    before = User.objects.count()
    row = {"name": cast.sara.name, "email": cast.sara.email, "roles": "Rekryterare"}
    intake = choose_staff(cast, row)
    assert counts(intake) == {"joins": 1}, says(intake)

    bring_in(intake, by=second_lead(cast))

    assert User.objects.count() == before + 1  # the second lead
    assert cast.sara.has_role(Role.RECRUITER, at=cast.goteborg.pk)
    again = choose_staff(cast, row)
    assert counts(again) == {"there": 1}


@pytest.mark.parametrize("role", ["Projektledare", "Bedömare", "Utfärdare", "Systemadministratör"])
def test_no_list_gives_a_role_that_decides(cast: Cast, role: str) -> None:
    intake = choose_staff(cast, {**SAM, "roles": role})
    assert counts(intake) == {"wrong": 1}
    assert role in says(intake)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"email": ""}, "adress"),
        ({"roles": "Trollkarl"}, "Pedagog"),
        ({"team": "Team Ingen"}, "inget team"),
        ({"starts_on": "2027-01-01", "ends_on": "2026-12-31"}, "sista dagen"),
        ({"ends_on": "2020-01-01"}, "sista dagen"),
        ({"starts_on": "1826-01-01"}, "årtalet"),
    ],
)
def test_a_row_that_cannot_be_gets_a_sentence(
    cast: Cast, row: dict[str, str], sentence: str
) -> None:
    given = {name: words for name, words in {**SAM, **row}.items() if words}
    intake = choose_staff(cast, given)
    assert counts(intake) == {"wrong": 1}
    assert sentence in says(intake)


def test_a_participants_address_gives_nobody_a_role(cast: Cast) -> None:
    intake = choose_staff(cast, {**SAM, "name": cast.amina.name, "email": cast.amina.email})
    assert counts(intake) == {"wrong": 1}
    assert cast.amina.name not in says(intake)


def test_nobody_gives_themselves_a_role(cast: Cast) -> None:
    intake = choose_staff(cast, {"name": cast.lo.name, "email": cast.lo.email, "roles": "Pedagog"})
    assert counts(intake) == {"wrong": 1}


def test_two_rows_of_one_address_are_told(cast: Cast) -> None:
    assert counts(choose_staff(cast, SAM, {**SAM, "roles": "Socionom"})) == {"new": 1, "wrong": 1}

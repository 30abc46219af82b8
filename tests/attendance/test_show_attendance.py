"""Who sees hours: the participant and the team around them, and nobody who judges."""

import pytest

from accounts.models import Reading
from attendance.models import AttendanceKind, AttendanceRecord
from lifecycle.models import Event
from tests.attendance.hours import complete, enrolment_of, kind_of, seen_here
from tests.cast import Cast
from tests.conftest import SignIn


def test_the_team_sees_a_month_and_it_is_written_down_who_looked(
    cast: Cast, sign_in: SignIn
) -> None:
    record = complete(cast)

    page = sign_in(cast.noor).get(record.get_absolute_url() + "&lang=en").content.decode()

    assert "3 h counts." in page
    assert Reading.objects.filter(participant=cast.amina, reader=cast.noor).exists()


@pytest.mark.parametrize("who", ["mehari", "petra", "reza", "ada", "elin", "ines", "ulla"])
def test_nobody_else_finds_it(cast: Cast, sign_in: SignIn, who: str) -> None:
    record = complete(cast)
    user = getattr(cast, who)

    assert not AttendanceRecord.objects.visible_to(user).exists()
    assert sign_in(user).get(record.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("who", ["lo", "ada", "elin", "ines", "ulla", "amina"])
def test_the_months_of_all_are_for_the_team(cast: Cast, sign_in: SignIn, who: str) -> None:
    assert sign_in(getattr(cast, who)).get("/attendance/month/").status_code == 403


def test_a_protected_person_is_there_for_handlers_only(cast: Cast, sign_in: SignIn) -> None:
    record = seen_here(cast, cast.skye, by=cast.noor)

    for address in ("/attendance/", "/attendance/month/", record.get_absolute_url()):
        noors = sign_in(cast.noor).get(address).content.decode()
        assert "Skye" in noors
        assert "Strand" not in noors
    for address in ("/attendance/", "/attendance/month/"):
        assert "Skye" not in sign_in(cast.sara).get(address).content.decode()
    assert sign_in(cast.sara).get(record.get_absolute_url()).status_code == 404


def test_a_month_counts_what_both_have_said(cast: Cast, sign_in: SignIn) -> None:
    record = seen_here(cast)
    address = f"/attendance/month/?lang=en&month={record.day:%Y-%m}"
    browser = sign_in(cast.sara)
    assert "3 h" not in browser.get(address).content.decode()

    AttendanceRecord.sign(AttendanceRecord.objects.all(), by=cast.amina)

    assert "3 h" in browser.get(address).content.decode()


def test_the_lead_chooses_what_people_can_be_here_for(cast: Cast, sign_in: SignIn) -> None:
    programme = enrolment_of(cast.amina).local_project.programme
    browser = sign_in(cast.lo)
    address = f"/attendance/kinds/{programme.pk}/"

    browser.post(address, {"sv": "Studiebesök", "en": ""})
    kind = AttendanceKind.objects.get(programme=programme)
    assert str(kind) == "Studiebesök"
    assert "Studiebesök" in browser.get(address).content.decode()
    browser.post(address, {"turn": kind.pk})

    kind.refresh_from_db()
    assert not kind.is_offered
    assert [event.action for event in Event.objects.about(kind)] == ["add", "turn"]
    assert "Skriv vad man är här för" in browser.post(address, {"sv": " "}).content.decode()


def test_kinds_are_the_owners(cast: Cast, sign_in: SignIn) -> None:
    of_partille = enrolment_of(cast.mehari).local_project.programme
    kind_of(of_partille)

    assert sign_in(cast.lo).get(f"/attendance/kinds/{of_partille.pk}/").status_code == 403
    assert sign_in(cast.sara).get(f"/attendance/kinds/{of_partille.pk}/").status_code == 403
    assert sign_in(cast.lo).get("/attendance/kinds/999999/").status_code == 404


def test_the_lead_who_keeps_the_list_reads_nobodys_days(cast: Cast, sign_in: SignIn) -> None:
    """Lo sees that Amina takes part, and sums in reports; not on which days she came."""
    record = complete(cast)

    assert not AttendanceRecord.objects.visible_to(cast.lo).exists()
    assert sign_in(cast.lo).get(record.get_absolute_url()).status_code == 403

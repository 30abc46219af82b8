"""A file is prepared by one and released by another; then the month's hours are closed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Role
from attendance.models import AttendanceRecord, ClosedMonth
from lifecycle.transitions import Refused
from programmes.models import LocalProject
from reporting import exchange
from reporting.models import ReportFile, ReportingMonth, Scope
from tests.attendance.hours import complete, enrolment_of, seen_here
from tests.cast import Cast, employ, person
from tests.conftest import SignIn
from tests.reporting.months import (
    actions,
    hikikomori,
    open_months,
    prepare,
    profile_of,
    project,
    send,
)
from tests.story_of_hours import second_lead


def test_months_are_opened_as_they_end(cast: Cast, sign_in: SignIn) -> None:
    months = open_months(cast)
    assert [month.month.written for month in months] == ["2026-01", "2026-02", "2026-03", "2026-04"]

    assert open_months(cast, date(2026, 6, 1))[-1].month.written == "2026-05"
    assert [month.state for month in Scope(hikikomori()).months] == ["open"] * 5
    assert actions(months[0]) == ["begin"]


def test_a_programme_reports_as_a_whole_or_piece_by_piece(cast: Cast) -> None:
    open_months(cast)

    with pytest.raises(Refused, match="i sin helhet"):
        ReportingMonth.begin(Scope(hikikomori(), project()), until=date(2026, 5, 1), by=cast.lo)


def test_lo_prepares_and_vera_releases(cast: Cast, sign_in: SignIn) -> None:
    month = open_months(cast)[0]
    file = prepare(month, cast)

    sign_in(second_lead(cast)).post(f"/reports/files/{file.pk}/release/")

    month.refresh_from_db()
    file.refresh_from_db()
    assert (month.state, file.released_by) == ("exported", second_lead(cast))
    assert ClosedMonth.objects.get().local_project == project()
    assert actions(month) == ["begin", "release"]
    assert actions(file) == ["prepare", "release"]


def test_nobody_releases_what_they_prepared(cast: Cast, sign_in: SignIn) -> None:
    month = open_months(cast)[0]
    file = prepare(month, cast)

    page = sign_in(cast.lo).post(f"/reports/files/{file.pk}/release/", follow=True)

    month.refresh_from_db()
    assert "Den som förberedde filen släpper den inte" in page.content.decode()
    assert month.is_open
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportFile.objects.filter(pk=file.pk).update(
            released_by=cast.lo, released_at=file.prepared_at
        )


def test_what_has_changed_since_is_not_released(cast: Cast) -> None:
    month = open_months(cast)[0]
    file = prepare(month, cast)
    complete(cast, day=month.month.last)

    with pytest.raises(Refused, match="har ändrats"):
        exchange.release(file, by=second_lead(cast))

    month.refresh_from_db()
    assert month.is_open
    assert not ClosedMonth.objects.exists()


def test_hours_without_both_words_change_nothing(cast: Cast) -> None:
    month = open_months(cast)[0]
    file = prepare(month, cast)
    seen_here(cast, day=month.month.last)

    exchange.release(file, by=second_lead(cast))

    assert file.is_released


def test_months_go_in_order(cast: Cast) -> None:
    january, february, *_later = open_months(cast)
    file = prepare(february, cast)

    with pytest.raises(Refused, match="januari 2026 först"):
        exchange.release(file, by=second_lead(cast))

    send(january, cast)
    file.month.refresh_from_db()
    exchange.release(file, by=second_lead(cast))


def test_once_is_enough(cast: Cast) -> None:
    month = open_months(cast)[0]
    file = send(month, cast)

    with pytest.raises(Refused):
        exchange.release(file, by=second_lead(cast))
    with pytest.raises(Refused, match="har skickats"):
        prepare(month, cast)


def test_a_sent_month_takes_no_more_hours(cast: Cast) -> None:
    month = open_months(cast)[0]
    send(month, cast)

    with pytest.raises(Refused, match="är redovisade"):
        seen_here(cast, day=month.month.last)
    assert not AttendanceRecord.objects.exists()


@pytest.mark.parametrize("who", ["amina", "sara", "petra", "ada", "ines", "ulla"])
def test_strangers_find_nothing(cast: Cast, sign_in: SignIn, who: str) -> None:
    month = open_months(cast)[0]
    file = prepare(month, cast)
    browser = sign_in(getattr(cast, who))

    for address in (month.get_absolute_url(), file.get_absolute_url()):
        assert browser.get(address).status_code == 404
    assert browser.post(f"/reports/files/{file.pk}/release/").status_code == 404
    assert browser.post(f"/reports/files/{file.pk}/download/").status_code == 404
    assert browser.post(f"/reports/{hikikomori().pk}/months/begin/").status_code == 404
    assert browser.get("/reports/").status_code == 403


def test_another_owners_months_are_not_there(cast: Cast, sign_in: SignIn) -> None:
    of_partille = enrolment_of(cast.mehari).local_project.programme

    assert sign_in(cast.lo).get(f"/reports/{of_partille.pk}/months/").status_code == 404
    assert profile_of(of_partille).get_absolute_url()
    profile = profile_of(of_partille)
    assert sign_in(cast.lo).get(profile.get_absolute_url()).status_code == 404


def test_a_local_lead_reports_their_own_project_and_no_other(cast: Cast, sign_in: SignIn) -> None:
    """The owner's leads see all; a local project's lead sees that one."""
    there = LocalProject.objects.create(
        programme=hikikomori(), organisation=cast.partille, name="Partille"
    )
    nils = person("nils", "Nils Ek")
    employ(nils, cast.partille, Role.PROJECT_LEAD)
    theirs = ReportingMonth.begin(Scope(hikikomori(), there), until=date(2026, 3, 1), by=cast.lo)
    ours = ReportingMonth.begin(Scope(hikikomori(), project()), until=date(2026, 3, 1), by=cast.lo)
    browser = sign_in(nils)
    months = f"/reports/{hikikomori().pk}/months/"

    assert browser.get(theirs[0].get_absolute_url()).status_code == 200
    assert browser.get(ours[0].get_absolute_url()).status_code == 404
    assert browser.get(f"{months}?project={there.pk}").status_code == 200
    assert browser.get(f"{months}?project={project().pk}").status_code == 404
    assert browser.get(f"{months}?project=").status_code == 404
    assert browser.get(f"/reports/{hikikomori().pk}/profiles/add/").status_code == 403
    assert browser.get(f"/reports/{hikikomori().pk}/figures/").status_code == 200
    assert sign_in(cast.lo).get(theirs[0].get_absolute_url()).status_code == 200

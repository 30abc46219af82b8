"""Rows of protected people are shown to handlers only, however late somebody was protected."""

from typing import Any

import pytest

from accounts.models import Role, User
from home import protecting
from reporting.models import ReportFile
from tests.cast import Cast, employ
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas
from tests.reporting.months import open_months, prepare, send
from tests.story_of_hours import second_lead

LEFT_OUT = "Rader för personer med skyddade personuppgifter visas bara"


def page_of(file: ReportFile, reader: User, sign_in: SignIn) -> str:
    return sign_in(reader).get(file.get_absolute_url()).content.decode()


def protect_amina(cast: Cast) -> None:
    protecting.protect(aminas(cast), "Alma", by=cast.sara)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_lead_sees_no_row_of_whoever_was_protected_later(
    cast: Cast, sign_in: SignIn, kind: str
) -> None:
    file = prepare(open_months(cast)[0], cast, kind)
    before = page_of(file, cast.lo, sign_in)
    protect_amina(cast)

    after = page_of(file, cast.lo, sign_in)

    assert "Amina" in before
    assert "Amina" not in after
    assert LEFT_OUT in after


def test_a_lead_sees_no_code_of_whoever_was_protected_before(cast: Cast, sign_in: SignIn) -> None:
    shown = page_of(prepare(open_months(cast)[0], cast), cast.lo, sign_in)

    assert "Amina" in shown
    assert "20090211" not in shown
    assert LEFT_OUT in shown


def test_a_lead_who_handles_such_sees_all(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.lo, cast.goteborg, Role.PROTECTED_HANDLER)
    file = prepare(open_months(cast)[0], cast)
    protect_amina(cast)

    shown = page_of(file, cast.lo, sign_in)

    assert "Amina" in shown
    assert "20090211" in shown
    assert LEFT_OUT not in shown


def test_of_an_old_file_nothing_is_shown_if_anybody_is_protected(
    cast: Cast, sign_in: SignIn
) -> None:
    file = prepare(open_months(cast)[0], cast)
    ReportFile.objects.update(whose=[])

    hidden = page_of(file, cast.lo, sign_in)
    User.objects.filter(pk=cast.skye.pk).update(is_protected=False)
    shown = page_of(file, cast.lo, sign_in)

    assert ("Amina" in hidden, LEFT_OUT in hidden) == (False, True)
    assert ("Amina" in shown, LEFT_OUT in shown) == (True, False)


def take(file: ReportFile, reader: User, sign_in: SignIn) -> Any:
    return sign_in(reader).post(f"/reports/files/{file.pk}/download/", follow=True)


def test_a_released_file_with_a_code_is_taken_by_any_lead(cast: Cast, sign_in: SignIn) -> None:
    file = send(open_months(cast)[0], cast)

    content = take(file, second_lead(cast), sign_in).getvalue()

    assert b"20090211Tf29" in content


@pytest.mark.parametrize("whose_is_known", [True, False])
def test_a_file_that_names_whoever_was_protected_later_is_not_handed_out(
    cast: Cast, sign_in: SignIn, whose_is_known: bool
) -> None:
    file = send(open_months(cast)[0], cast)
    if not whose_is_known:
        ReportFile.objects.update(whose=[])
    protect_amina(cast)

    shown = page_of(file, cast.lo, sign_in)
    refused = take(file, cast.lo, sign_in).content.decode()
    employ(cast.lo, cast.goteborg, Role.PROTECTED_HANDLER)
    taken = take(file, cast.lo, sign_in).getvalue()

    assert f"/reports/files/{file.pk}/download/" not in shown
    assert "Någon i filen har skyddade personuppgifter nu" in refused
    assert b"Amina" in taken


def test_whose_rows_they_were_goes_with_the_content(cast: Cast) -> None:
    file = send(open_months(cast)[0], cast)
    assert aminas(cast).pk in file.whose

    ReportFile.empty_all_of(file.month.programme)

    file.refresh_from_db()
    assert file.whose == []

"""Whoever reports chooses the columns: nothing of a funder's is in the code."""

from typing import Any

import pytest

from reporting.models import ExportProfile
from tests.cast import Cast
from tests.conftest import SignIn
from tests.reporting.months import actions, hikikomori, open_months, prepare, profile_of


def filled_in(*columns: dict[str, Any], **said: Any) -> dict[str, Any]:
    sent: dict[str, Any] = {
        "name": "SCB 2026",
        "protected_code": "YYYYMMDDTf29",
        "is_offered": "on",
        "c-TOTAL_FORMS": len(columns),
        "c-INITIAL_FORMS": 0,
        **said,
    }
    for place, column in enumerate(columns):
        for name in ("position", "heading", "fact", "text"):
            sent[f"c-{place}-{name}"] = column.get(name, "")
    return sent


NUMBER = {"position": 2, "heading": "Pnr", "fact": "identity_number"}
HOURS = {"position": 1, "heading": "Tid", "fact": "hours"}
TEXT = {"position": 3, "heading": "Dnr", "text": "2015/00261"}


def address() -> str:
    return f"/reports/{hikikomori().pk}/profiles/add/"


def test_lo_writes_columns_in_an_order(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(address(), filled_in(NUMBER, HOURS, TEXT, {}))

    profile = ExportProfile.objects.get(name="SCB 2026")
    columns = [(each.heading, each.fact, each.text) for each in profile.columns.all()]
    assert columns == [
        ("Tid", "hours", ""),
        ("Pnr", "identity_number", ""),
        ("Dnr", "", "2015/00261"),
    ]
    assert actions(profile) == ["edit"]


def test_files_that_were_made_stay_as_they_are(cast: Cast, sign_in: SignIn) -> None:
    profile = profile_of(hikikomori())
    file = prepare(open_months(cast)[0], cast)
    before = bytes(file.content)

    sign_in(cast.lo).post(profile.get_absolute_url(), filled_in(NUMBER, name="Ny"))

    file.refresh_from_db()
    assert bytes(file.content) == before
    assert [each.heading for each in profile.columns.all()] == ["Pnr"]


@pytest.mark.parametrize(
    ("columns", "said", "sentence"),
    [
        ([HOURS], {}, "has to be the identity number or the name"),
        ([NUMBER | {"text": "x"}], {}, "Choose a fact or write a text, not both."),
        ([NUMBER, {"fact": "hours"}], {}, "Write a heading."),
        ([NUMBER | {"fact": "diagnosis"}], {}, "Choose among those that are shown."),
        ([NUMBER | {"position": "först"}], {}, "Write a number from 1 to 999."),
        ([NUMBER], {"name": ""}, "Write a name."),
        ([NUMBER], {"protected_code": ""}, "such persons are never named"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, columns: Any, said: dict[str, str], sentence: str
) -> None:
    sent = filled_in(*columns, TEXT, **said)

    response = sign_in(cast.lo).post(address() + "?lang=en", sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "2015/00261" in page
    assert not ExportProfile.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("sara", 404), ("petra", 404), ("ines", 404)])
def test_only_the_owners_lead(cast: Cast, sign_in: SignIn, who: str, status: int) -> None:
    browser = sign_in(getattr(cast, who))

    assert browser.get(address()).status_code == status
    assert browser.get(profile_of(hikikomori()).get_absolute_url()).status_code == status

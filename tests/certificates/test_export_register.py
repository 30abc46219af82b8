"""The register as a file: what the page shows, no formula, and it is noted who took it."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localtime
from openpyxl import load_workbook

from certificates.models import Certificate
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import (
    choose,
    issue,
    make_draft,
    make_handler,
    make_issued,
    make_participation,
)
from tests.conftest import SignIn

ADDRESS = "/register/export/"


@pytest.fixture
def ines(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.ines)


def taken(client: Client, kind: str, search: str = "") -> bytes:
    response: Any = client.post(f"{ADDRESS}?{search}", {"as": kind})
    assert response.status_code == 200
    assert f".{kind}" in response.headers["Content-Disposition"]
    content: bytes = response.getvalue()
    return content


def lines_of(file: bytes) -> list[list[str]]:
    assert file.startswith(b"\xef\xbb\xbf")
    return [*csv.reader(StringIO(file.decode("utf-8-sig")), delimiter=";")]


def cells_of(file: bytes) -> list[Any]:
    return [cell for row in load_workbook(BytesIO(file)).active for cell in row]


def test_both_say_what_the_page_says_and_no_more(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast, name="Amina Öst")
    said = [
        str(certificate.serial),
        "Amina Öst",
        str(certificate.type.title),
        f"{localtime(certificate.issued_at):%Y-%m-%d}",
        "Gäller",
        certificate.shown_number,
    ]

    assert lines_of(taken(ines, "csv"))[1:] == [said]
    assert [cell.value for cell in cells_of(taken(ines, "xlsx"))][6:] == said


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_name_is_a_formula(cast: Cast, ines: Client, sign: str) -> None:
    name = f'{sign}HYPERLINK("http://x.example")'
    certificate = make_issued(cast)
    Certificate.objects.filter(pk=certificate.pk).update(name=name)

    (cell,) = [cell for cell in cells_of(taken(ines, "xlsx")) if "HYPERLINK" in str(cell.value)]

    assert (cell.data_type, cell.value) == ("s", name)
    assert lines_of(taken(ines, "csv"))[1][1] == f"'{name}"


def test_control_signs_break_no_workbook(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast)
    Certificate.objects.filter(pk=certificate.pk).update(name="Ami\x07na")

    assert "Amina" in [cell.value for cell in cells_of(taken(ines, "xlsx"))]


def test_it_holds_what_the_search_finds_on_all_pages(
    cast: Cast, ines: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("certificates.views.register.PER_PAGE", 1)
    make_issued(cast)
    for day in (1, 2):
        issue(cast, make_participation(cast, day))

    names = [line[1] for line in lines_of(taken(ines, "csv", "q=mehari&below=1"))[1:]]

    assert names == ["Mehari Habtom"] * 2


def test_it_is_noted_who_took_what_but_not_whom_they_looked_for(cast: Cast, ines: Client) -> None:
    make_issued(cast)

    taken(ines, "csv", "q=amina&state=issued")

    event = Event.objects.about(cast.ines).get(action="export_register")
    assert event.by == cast.ines
    assert event.note == "csv: q=…, state=issued"


@pytest.mark.parametrize(
    ("search", "kind", "said"),
    [
        ("since=igår", "csv", "Avgränsa sökningen"),
        ("state=draft", "xlsx", "Avgränsa sökningen"),
        ("", "exe", "Välj Excel eller CSV"),
        ("", "", "Välj Excel eller CSV"),
    ],
)
def test_what_cannot_be_read_gives_no_file(
    cast: Cast, ines: Client, search: str, kind: str, said: str
) -> None:
    response = ines.post(f"{ADDRESS}?{search}", {"as": kind})

    assert response.status_code == 302
    assert not Event.objects.filter(action="export_register").exists()
    assert said in ines.get(response.headers["Location"]).content.decode()


def test_too_many_for_the_words_give_no_file_that_lacks_some(
    cast: Cast, ines: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (1, 2):
        issue(cast, make_participation(cast, day))
    monkeypatch.setattr("certificates.models.words.LOOKED_AT", 1)

    assert ines.post(f"{ADDRESS}?q=mehari", {"as": "csv"}).status_code == 302


def test_protected_persons_are_in_it_for_handlers_only(
    cast: Cast, ines: Client, sign_in: SignIn
) -> None:
    draft = make_draft(cast, participant=cast.skye)
    choose(draft, name="Solveig Hemlig")
    draft.accept(by=cast.skye)
    issue(cast, draft)

    assert "Solveig" not in taken(ines, "csv").decode()
    assert "Solveig" in taken(sign_in(make_handler(cast)), "csv").decode()


@pytest.mark.parametrize("name", ["amina", "sara", "ada", "elin", "lo"])
def test_others_may_not(cast: Cast, sign_in: SignIn, name: str) -> None:
    assert sign_in(getattr(cast, name)).post(ADDRESS, {"as": "csv"}).status_code == 403


def test_looking_takes_nothing(ines: Client) -> None:
    assert ines.get(ADDRESS).status_code == 405


def test_a_thousand_more_cost_no_more_questions(
    cast: Cast, ines: Client, django_assert_num_queries: Any
) -> None:
    issue(cast, make_participation(cast, 1))
    taken(ines, "csv")
    with django_assert_num_queries(5) as few:
        taken(ines, "csv")
    issue(cast, make_participation(cast, 2))

    with django_assert_num_queries(len(few.captured_queries)):
        taken(ines, "csv")

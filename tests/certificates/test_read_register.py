"""The register: everything that was ever issued, found by name, serial or number."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from certificates import issuing, numbers
from certificates.models import Certificate, CertificateWord
from certificates.models import words as search
from certificates.views import register
from programmes.models import Programme
from tests.cast import Cast
from tests.certificates.certificates import (
    choose,
    issue,
    make_accepted,
    make_draft,
    make_handler,
    make_issued,
    make_issued_to_skye,
    make_participation,
    make_replaced,
    make_revoked,
    seen_in,
)
from tests.conftest import SignIn


@pytest.fixture
def ines(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.ines)


def found(client: Client, **wanted: str) -> list[Certificate]:
    response = client.get("/register/", wanted)
    assert response.status_code == 200
    return list(response.context["page"].rows)


def link(page: Any, rel: str) -> str | None:
    """Return where a link beside the list leads."""
    there = re.search(rf'rel="{rel}" href="([^"]*)"', page.content.decode())
    return f"/register/{unescape(there[1])}" if there else None


def plan_of(sql: str) -> str:
    """Return how the database goes about it. Small tables tempt PostgreSQL to read them whole."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")
            cursor.execute("SET enable_bitmapscan = off")
            cursor.execute(f"EXPLAIN {sql}")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def reads_whole(plan: str) -> bool:
    """SCAN without an index, or a sorting of more than what a page or a word leads to."""
    lines = [line for line in plan.splitlines() if re.search("certificate|accounts_user", line)]
    return any(
        re.search(r"Seq Scan on", line) or ("SCAN" in line and "USING" not in line)
        for line in lines
    )


def test_it_holds_what_was_issued_whatever_became_of_it(cast: Cast, ines: Client) -> None:
    make_accepted(cast)
    old, gone = make_replaced(cast), make_revoked(cast)

    assert found(ines) == [gone, old.replaced_by, old]


def test_words_find_it(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast, name="Amina Öst Yusuf")
    serial = str(certificate.serial)

    serials = (
        serial,
        serial.lower(),
        serial.replace("-", " "),
        serial[3:],
        serial[-6:],
        serial[-6:].lstrip("0"),
    )
    for words in ("amina", "AMINA", "Yusuf", "yusuf ami", "öst", "ÖST", *serials, ""):
        assert found(ines, q=words) == [certificate]


def test_accents_may_be_left_out(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast, name="Amina Öst-Yusuf")

    for words in ("ost", "öst", "o\u0308st", "öst-yusuf", "Öst - Yusuf", "(öst)", "östyusuf"):
        assert found(ines, q=words) == [certificate]


def test_name_that_grows_when_folded_is_found(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast)

    certificate.words.all().delete()
    CertificateWord.keep(certificate, name="ﬃ" * 200)  # three letters each, once folded

    for words in ("ffi", "ﬃ", "ﬃ" * 200):
        assert found(ines, q=words) == [certificate]


def test_all_words_have_to_be_on_one(cast: Cast, ines: Client) -> None:
    amina = make_issued(cast, name="Amina Yusuf")
    make_issued(cast, name="Amina Berg")

    assert found(ines, q="am yus") == [amina]
    assert found(ines, q="yusuf berg") == []


def test_number_is_found_however_it_is_typed(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast)
    number = str(certificate.number)

    for typed in (number, numbers.display(number), number.lower(), f"http://x.example/v/{number}/"):
        assert found(ines, q=typed) == [certificate]


def test_other_words_do_not(cast: Cast, ines: Client) -> None:
    make_issued(cast)

    for words in ("mehari", "0" * 17, "%", "_", "'; drop table", "\ud7ff"):
        assert found(ines, q=words) == []


def test_nonsense_does_no_harm(ines: Client) -> None:
    for words in ("\x00", "x" * 201):
        assert ines.get("/register/", {"q": words}).status_code == 200


def test_state_narrows_it(cast: Cast, ines: Client) -> None:
    old, gone = make_replaced(cast), make_revoked(cast)

    assert found(ines, state="replaced") == [old]
    assert found(ines, state="revoked") == [gone]
    assert found(ines, state="draft") == found(ines)


def test_kind_narrows_it(cast: Cast, ines: Client) -> None:
    took_part = issue(cast, make_participation(cast, 1))
    knows = make_issued(cast)

    assert found(ines, kind=str(took_part.type_id)) == [took_part]
    assert found(ines, kind=str(knows.type_id), q="amina") == [knows]


def test_programme_narrows_it(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast)
    assert certificate.enrolment
    own = certificate.enrolment.local_project.programme
    other = Programme.objects.create(
        name="Ett annat", public_name=own.public_name, owner=own.owner, starts_on=own.starts_on
    )

    assert found(ines, programme=str(own.pk)) == [certificate]
    assert found(ines, programme=str(other.pk)) == []


def test_period_narrows_it_by_days_as_they_are_here(cast: Cast, ines: Client) -> None:
    late = datetime(2026, 3, 31, 23, 30, tzinfo=ZoneInfo("Europe/Stockholm"))
    with time_machine.travel(late, tick=False):
        certificate = make_issued(cast)

    assert found(ines, since="2026-03-31", until="2026-03-31") == [certificate]
    assert found(ines, since="2026-04-01") == found(ines, until="2026-03-30") == []


def test_period_that_cannot_be_is_said_and_loses_nothing(cast: Cast, ines: Client) -> None:
    make_issued(cast)

    for since, until in [("2026-04-02", "2026-04-01"), ("igår", ""), ("", "9999-12-31")]:
        page = ines.get("/register/", {"q": "amina", "since": since, "until": until})
        assert page.context["form"].errors
        assert len(page.context["page"].rows) <= 1
        assert 'value="amina"' in page.content.decode()


def test_place_that_is_none_gives_the_first_page(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast)
    draft = make_draft(cast, {"A5.1": 2})

    for place in ("0", "-1", "x", "9" * 30, "²", str(draft.pk)):
        assert found(ines, below=place) == found(ines, above=place) == [certificate]


def test_pages_hold_each_once_in_both_directions(
    cast: Cast, ines: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "PER_PAGE", 2)
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):  # all at once
        made = [issue(cast, make_participation(cast, day)) for day in range(1, 6)]
    newest_first = made[::-1]

    pages, links = [], []
    address: str | None = "/register/?q=mehari"
    while address:
        page = ines.get(address)
        pages.append(page.context["page"].rows)
        links.append(address)
        address = link(page, "next")
    back = link(ines.get(links[-1]), "prev")

    assert [row for rows in pages for row in rows] == newest_first
    assert [len(rows) for rows in pages] == [2, 2, 1]
    assert back
    assert ines.get(back).context["page"].rows == pages[1]
    assert link(ines.get(links[0]), "prev") is None


def test_too_many_for_one_word_is_said(
    cast: Cast, ines: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 4):
        issue(cast, make_participation(cast, day))
    monkeypatch.setattr(search, "LOOKED_AT", 2)

    few, many = (ines.get("/register/", {"q": q}) for q in ("000001", "mehari"))

    assert not few.context["looked_at"]
    assert many.context["looked_at"]
    assert len(many.context["page"].rows) == 2


def test_protected_persons_are_found_by_handlers_only(
    cast: Cast, ines: Client, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_draft(cast, participant=cast.skye)
    choose(certificate, name="Solveig Hemlig")
    certificate.accept(by=cast.skye)
    hanna = make_handler(cast)
    issuing.issue(certificate, by=hanna, seen=seen_in(certificate))
    name, serial, number = certificate.name, str(certificate.serial), str(certificate.number)
    monkeypatch.setattr(search, "LOOKED_AT", 1)

    for q in (name, serial, number, number[:4]):
        page = ines.get("/register/", {"q": q})
        assert page.context["page"].rows == []
        assert not page.context["looked_at"]  # nor does a limit tell that there are some

    handler = sign_in(hanna)
    assert found(handler, q=serial) == found(handler, q=number) == [certificate]


def test_what_was_issued_before_has_its_words(cast: Cast) -> None:
    certificate = make_issued(cast, name="Amina Öst Yusuf")
    kept = sorted(bytes(row.word) for row in certificate.words.all())

    assert kept == search.words_of(
        "Amina Öst Yusuf", str(certificate.serial), str(certificate.number)
    )
    assert {b"amina", "öst".encode(), b"ost", b"yusuf"} < set(kept)


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"q": "amina"},
        {"q": "amina yusuf"},
        {"q": "VV-2026-000001"},
        {"state": "issued"},
        {"kind": "1"},
        {"since": "2026-01-01", "until": "2026-02-01"},
        {"below": "1"},
        {"above": "1", "q": "amina"},
    ],
)
def test_no_table_that_grows_is_read_whole(
    cast: Cast, ines: Client, wanted: dict[str, str], django_assert_max_num_queries: Any
) -> None:
    certificate = make_issued(cast)
    place = {key: str(certificate.pk) for key in wanted if key in ("below", "above")}
    with django_assert_max_num_queries(18) as asked:
        ines.get("/register/", {**wanted, **place})

    about = [query["sql"] for query in asked if "certificates_certificate" in query["sql"]]
    plans = [plan_of(sql) for sql in about if 'FROM "certificates_certificatetype"' not in sql]

    assert plans
    assert [plan for plan in plans if reads_whole(plan)] == []


@pytest.mark.parametrize("name", ["amina", "sara", "ada", "elin", "lo", "finn", "ulla"])
@pytest.mark.parametrize("address", ["/register/", "/desk/certificates/"])
def test_others_may_not(cast: Cast, sign_in: SignIn, name: str, address: str) -> None:
    assert sign_in(getattr(cast, name)).get(address).status_code == 403


@pytest.mark.parametrize("address", ["/register/", "/desk/certificates/"])
def test_thirty_rows_cost_no_more_than_one(
    cast: Cast,
    ines: Client,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    issue(cast, make_participation(cast, 1))
    make_participation(cast, 2)
    ines.get(address)
    with django_assert_max_num_queries(12) as few:
        ines.get(address)
    for day in range(3, 31):
        issue(cast, make_participation(cast, day))
        make_participation(cast, day + 30)

    with django_assert_num_queries(len(few.captured_queries)):
        ines.get(address)


def test_a_page_does_not_begin_at_somebody_protected(cast: Cast, ines: Client) -> None:
    """Otherwise its place would tell that there is one, and when it was issued."""
    first = issue(cast, make_participation(cast, 1))
    hidden = make_issued_to_skye(cast, by=make_handler(cast))
    last = issue(cast, make_participation(cast, 2))

    assert found(ines, below=str(hidden.pk)) == [last, first]
    assert found(ines, above=str(hidden.pk)) == [last, first]

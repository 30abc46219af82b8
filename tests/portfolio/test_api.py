"""The phone sends entries, as often as it takes, and understands every no."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from lifecycle.models import Event
from portfolio.models import Entry
from tests.assessments.cases import make_submitted_case
from tests.cast import Cast
from tests.portfolio.moments import (
    WORDS,
    account,
    make_draft,
    make_entry,
    make_submitted,
)
from tests.portfolio.phone import JSON, body, phone_of, url_of
from workplaces.models import Placement


@pytest.fixture
def phone(cast: Cast) -> Client:
    return phone_of(cast.amina)


# PUT of an entry


def test_a_new_entry_is_made_and_saved(phone: Client, cast: Cast) -> None:
    pk = uuid.uuid4()

    response = phone.put(url_of(pk), body(placement=cast.placement.pk), JSON)

    answer = response.json()
    assert response.status_code == 201
    assert (answer["id"], answer["state"], answer["text"]) == (str(pk), "private", WORDS)
    assert answer["shows"] == [{"competency": "A1.1", "how": "tried"}]
    assert Entry.objects.get(pk=pk).participant == cast.amina


def test_sending_twice_is_sending_once(phone: Client, cast: Cast) -> None:
    pk = uuid.uuid4()
    first, second = (phone.put(url_of(pk), body(), JSON) for _time in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert Event.objects.about(Entry.objects.get(pk=pk)).count() == 1


def test_a_competency_may_be_named_by_its_id(phone: Client, cast: Cast) -> None:
    shows = [{"competency": cast.competency("A1.1").pk}]

    answer = phone.put(url_of(uuid.uuid4()), body(shows=shows), JSON).json()

    assert answer["shows"] == [{"competency": "A1.1", "how": ""}]


def test_a_draft_is_finished(phone: Client, cast: Cast) -> None:
    draft = make_draft(cast)

    response = phone.put(url_of(draft.pk), body(text="Klart."), JSON)

    assert response.status_code == 200
    assert response.json()["state"] == "private"


def test_a_change_of_the_newest_version_is_taken(phone: Client, cast: Cast) -> None:
    entry = make_entry(cast)

    response = phone.put(url_of(entry.pk), body(text="Nytt.", base_version=entry.version), JSON)

    assert response.status_code == 200
    assert response.json()["text"] == "Nytt."
    assert response.json()["version"] == entry.version + 1


def test_a_change_of_an_old_version_is_told_the_newest(phone: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    old = entry.version
    entry.revise(account(cast, text="Från webben."), by=cast.amina)

    response = phone.put(url_of(entry.pk), body(text="Nytt.", base_version=old), JSON)

    assert response.status_code == 409
    assert response.json()["current"]["text"] == "Från webben."
    assert Entry.objects.get(pk=entry.pk).text == "Från webben."


def test_an_entry_in_an_assessment_is_locked(phone: Client, cast: Cast) -> None:
    entry = make_submitted(cast)

    response = phone.put(url_of(entry.pk), body(base_version=entry.version), JSON)

    assert response.status_code == 423
    assert response.json()["detail"]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("text", "x" * 4001),
        ("text", "a\x00b"),
        ("text", "half \ud800 a sign"),
        ("text", ["a", "list"]),
        ("text", None),
        ("happened_on", "i går"),
        ("happened_on", "0001-01-01"),
        ("happened_on", str(timezone.localdate() + timedelta(days=1))),
        ("placement", 10**30),
        ("placement", 0),
        ("placement", "here"),
        ("place", "x" * 201),
        ("place", "a\x00b"),
        ("shows", [{"competency": "no such"}]),
        ("shows", [{"competency": "A1.1", "how": "brilliantly"}]),
        ("shows", [{"competency": {"a": 1}}]),
        ("shows", [{"competency": 10**30}]),
        ("shows", "A1.1"),
        ("shows", [None]),
        ("base_version", "newest"),
        ("media", ["no id"]),
        ("media", [str(uuid.uuid4()), str(uuid.uuid4())]),
    ],
)
def test_what_does_not_fit_is_explained_by_field(
    phone: Client, cast: Cast, field: str, wrong: Any
) -> None:
    sent = json.dumps(body(**{field: wrong}))

    response = phone.put(url_of(uuid.uuid4()), sent, JSON)

    named = {"placement": {"placement", "where"}}.get(field, {field})
    assert response.status_code == 422
    assert named & set(response.json()["errors"])
    assert not Entry.objects.exists()


@pytest.mark.parametrize("sent", ["[]", '"text"', "null", "17"])
def test_what_is_no_object_is_explained(phone: Client, cast: Cast, sent: str) -> None:
    assert phone.put(url_of(uuid.uuid4()), sent, JSON).status_code == 422


@pytest.mark.parametrize("sent", ["{", "\xff", "[" * 5000])
def test_what_is_no_json_is_refused(phone: Client, cast: Cast, sent: str) -> None:
    response = phone.put(url_of(uuid.uuid4()), sent.encode("latin-1"), JSON)

    assert response.status_code == 400


def test_an_entry_that_says_nothing_is_explained(phone: Client, cast: Cast) -> None:
    nothing = {"text": " ", "shows": []}

    assert phone.put(url_of(uuid.uuid4()), nothing, JSON).status_code == 422


def test_a_picture_that_follows_is_enough(phone: Client, cast: Cast) -> None:
    following = {"media": [str(uuid.uuid4())]}

    assert phone.put(url_of(uuid.uuid4()), following, JSON).status_code == 201


def test_more_than_a_form_holds_is_too_big(phone: Client, cast: Cast) -> None:
    assert phone.put(url_of(uuid.uuid4()), body(text="x" * 70_000), JSON).status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "image/jpeg"])
def test_another_content_type_is_refused(phone: Client, cast: Cast, kind: str) -> None:
    assert phone.put(url_of(uuid.uuid4()), "{}", kind).status_code == 415


def test_somebody_elses_placement_is_explained(phone: Client, cast: Cast) -> None:
    meharis = Placement.objects.get(participant=cast.mehari)

    response = phone.put(url_of(uuid.uuid4()), body(placement=meharis.pk), JSON)

    assert response.status_code == 422


def test_a_competency_out_of_use_is_explained(phone: Client, cast: Cast) -> None:
    cast.framework.retire(by=cast.finn)

    assert phone.put(url_of(uuid.uuid4()), body(), JSON).status_code == 422


def test_somebody_elses_id_is_not_found(cast: Cast) -> None:
    entry = make_entry(cast)

    for stranger in (cast.mehari, cast.petra, cast.sara, cast.ada):
        assert phone_of(stranger).put(url_of(entry.pk), body(), JSON).status_code == 404
        assert phone_of(stranger).get(url_of(entry.pk)).status_code == 404
        assert phone_of(stranger).delete(url_of(entry.pk)).status_code == 404


def test_the_team_may_not_write_what_it_reads(cast: Cast) -> None:
    entry = make_entry(cast, shared=True)

    assert phone_of(cast.sara).put(url_of(entry.pk), body(), JSON).status_code == 403


def test_staff_cannot_begin_one(cast: Cast) -> None:
    assert phone_of(cast.sara).put(url_of(uuid.uuid4()), body(), JSON).status_code == 403


def test_it_needs_sign_in(cast: Cast) -> None:
    assert Client().put(url_of(uuid.uuid4()), body(), JSON).status_code == 401
    assert Client().get("/api/entries/").status_code == 401


# The others


def test_one_entry_is_read(phone: Client, cast: Cast) -> None:
    assert phone.get(url_of(make_entry(cast).pk)).json()["text"] == WORDS
    assert phone.get(url_of(uuid.uuid4())).status_code == 404


def test_an_entry_is_deleted(phone: Client, cast: Cast) -> None:
    entry = make_entry(cast)

    assert phone.delete(url_of(entry.pk)).status_code == 204
    assert phone.delete(url_of(entry.pk)).status_code == 404


def test_an_entry_in_an_assessment_is_not_deleted(phone: Client, cast: Cast) -> None:
    assert phone.delete(url_of(make_submitted(cast).pk)).status_code == 423


def test_an_entry_that_was_taken_back_from_an_assessment_is_deleted(
    phone: Client, cast: Cast
) -> None:
    case = make_submitted_case(cast)
    entry = case.entries.all()[0]
    assert phone.delete(url_of(entry.pk)).status_code == 423
    case.withdraw(by=cast.amina)

    assert phone.delete(url_of(entry.pk)).status_code == 204
    connection.check_constraints()
    assert not Entry.objects.filter(pk=entry.pk).exists()


def test_sharing_is_put_and_taken_away(phone: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    url = f"{url_of(entry.pk)}sharing/"

    assert phone.put(url).json()["state"] == "shared"
    assert phone.put(url).status_code == 200
    assert phone.delete(url).status_code == 204
    assert phone.delete(url).status_code == 204
    assert [event.action for event in Event.objects.about(entry)] == ["keep", "share", "unshare"]


def test_sharing_says_no(phone: Client, cast: Cast) -> None:
    draft, submitted = make_draft(cast), make_submitted(cast)
    shared = make_entry(cast, shared=True)

    assert phone.put(f"{url_of(draft.pk)}sharing/").status_code == 409
    assert phone.delete(f"{url_of(submitted.pk)}sharing/").status_code == 423
    assert phone_of(cast.sara).delete(f"{url_of(shared.pk)}sharing/").status_code == 403
    assert phone_of(cast.petra).put(f"{url_of(shared.pk)}sharing/").status_code == 404


def test_the_list_is_ones_own(phone: Client, cast: Cast) -> None:
    entry = make_entry(cast, shared=True)

    assert [one["id"] for one in phone.get("/api/entries/").json()["results"]] == [str(entry.pk)]
    assert phone_of(cast.mehari).get("/api/entries/").json()["results"] == []
    assert phone_of(cast.sara).get("/api/entries/").status_code == 403


def test_the_list_is_filtered(phone: Client, cast: Cast) -> None:
    make_entry(cast)
    shared = make_entry(cast, shared=True)
    tomorrow = timezone.localdate() + timedelta(days=1)

    found = phone.get("/api/entries/?state=shared").json()["results"]

    assert [one["id"] for one in found] == [str(shared.pk)]
    assert phone.get(f"/api/entries/?happened_after={tomorrow}").json()["count"] == 0
    assert phone.get(f"/api/entries/?happened_before={tomorrow}").json()["count"] == 2
    assert phone.get("/api/entries/?state=odd").status_code == 400
    assert phone.get("/api/entries/?page=99").status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_costs_the_same_for_one_and_twenty(
    phone: Client,
    cast: Cast,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        make_entry(cast, f"Moment {number}")

    with django_assert_max_num_queries(8):
        assert phone.get("/api/entries/").json()["count"] == count

"""A leader writes down who was here; a participant their own hours."""

from typing import Any

import pytest
from django.utils import timezone

from attendance.models import AttendanceRecord
from lifecycle.models import Event
from programmes.models import Enrolment
from tests.attendance.hours import enrolment_of, kind_of, seen_here
from tests.cast import Cast, enrol, person
from tests.conftest import SignIn

ADDRESS = "/attendance/"


def filled_in(cast: Cast, *enrolments: Enrolment, **said: Any) -> dict[str, Any]:
    project = enrolment_of(cast.amina).local_project
    return {
        "project": project.pk,
        "people": [each.pk for each in enrolments or [enrolment_of(cast.amina)]],
        "day": timezone.localdate().isoformat(),
        "kind": kind_of(project.programme).pk,
        "minutes": "3 h",
        "begins": "",
        **said,
    }


def test_a_leader_writes_and_attests_with_one_press(cast: Cast, sign_in: SignIn) -> None:
    leo = enrol(person("leo", "Leo"), enrolment_of(cast.amina).local_project, cast.sara)
    sent = filled_in(cast, enrolment_of(cast.amina), leo)

    sign_in(cast.sara).post(ADDRESS, sent)

    records = AttendanceRecord.objects.all()
    assert [record.minutes for record in records] == [180, 180]
    assert {(r.is_attested, r.is_signed, r.made_by) for r in records} == {(True, False, cast.sara)}
    assert not records.complete().exists()


def test_it_is_recorded(cast: Cast) -> None:
    record = seen_here(cast)

    [event] = Event.objects.about(record)
    assert (event.action, event.by) == ("record", cast.sara)


def test_a_paper_that_the_leader_has_seen_is_the_participants_word(
    cast: Cast, sign_in: SignIn
) -> None:
    sign_in(cast.sara).post(ADDRESS, filled_in(cast, on_paper="on"))

    record = AttendanceRecord.objects.complete().get()
    [paper] = [word for word in record.words.all() if word.is_on_paper]
    assert (paper.whose, paper.by) == ("participant", cast.sara)


def test_the_next_time_it_is_filled_in(cast: Cast, sign_in: SignIn) -> None:
    seen_here(cast, minutes=150)

    page = sign_in(cast.sara).get(ADDRESS).content.decode()

    assert 'value="2 tim 30 min"' in page
    assert f'value="{kind_of(enrolment_of(cast.amina).local_project.programme).pk}" checked' in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"people": []}, "Choose at least one person."),
        ({"people": ["999999"]}, "Choose among those that are shown."),
        ({"day": ""}, "Choose a day."),
        ({"day": "31/1"}, "Write the day as 2026-01-31"),
        ({"day": "2999-01-01"}, "That day has not come yet."),
        ({"day": "1926-01-01"}, "Check the year."),
        ({"day": "2026-01-11"}, "Amina Yusuf: That day is before the start"),
        ({"kind": ""}, "Choose what it was for."),
        ({"kind": "9999"}, "Choose among those that are shown."),
        ({"minutes": ""}, "Write how long."),
        ({"minutes": "0"}, "Write how long."),
        ({"minutes": "länge"}, "Write how long like"),
        ({"minutes": "25"}, "A day has 24 hours."),
        ({"begins": "25:00"}, "Write the time as 09:30."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, wrong: dict[str, Any], sentence: str
) -> None:
    sent = filled_in(cast, on_paper="on") | wrong

    response = sign_in(cast.sara).post(ADDRESS + "?lang=en", sent)

    page = " ".join(response.content.decode().split())
    assert response.status_code == 422
    assert sentence in page
    assert 'name="on_paper" ' in page
    assert "checked" in page
    assert not AttendanceRecord.objects.exists()


def test_the_same_twice_is_said(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.sara)
    browser.post(ADDRESS, filled_in(cast))

    response = browser.post(ADDRESS + "?lang=en", filled_in(cast))

    assert "Amina Yusuf: There are hours already that day" in response.content.decode()
    assert AttendanceRecord.objects.count() == 1


def test_only_those_one_follows_can_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    skyes = enrolment_of(cast.skye)

    page = sign_in(cast.sara).get(ADDRESS).content.decode()
    response = sign_in(cast.sara).post(ADDRESS, filled_in(cast, skyes))

    assert "Skye" not in page
    assert response.status_code == 422
    assert not AttendanceRecord.objects.exists()


@pytest.mark.parametrize("who", ["amina", "lo", "ada", "elin", "ines", "ulla"])
def test_it_is_for_the_team(cast: Cast, sign_in: SignIn, who: str) -> None:
    browser = sign_in(getattr(cast, who))

    assert browser.get(ADDRESS).status_code == 403
    assert browser.post(ADDRESS, filled_in(cast)).status_code == 403


def test_who_follows_nobody_is_told(cast: Cast, sign_in: SignIn) -> None:
    assert "Ingen här just nu" in sign_in(cast.reza).get(ADDRESS).content.decode()


def test_a_participant_writes_and_signs_with_one_press(cast: Cast, sign_in: SignIn) -> None:
    sent = filled_in(cast) | {"enrolment": enrolment_of(cast.amina).pk}

    response = sign_in(cast.amina).post("/attendance/mine/add/", sent)

    record = AttendanceRecord.objects.get()
    assert response.status_code == 302
    assert (record.is_signed, record.is_attested) == (True, False)


def test_nobody_writes_for_another(cast: Cast, sign_in: SignIn) -> None:
    sent = filled_in(cast) | {"enrolment": enrolment_of(cast.mehari).pk}

    assert sign_in(cast.amina).post("/attendance/mine/add/", sent).status_code == 404
    assert sign_in(cast.ada).get("/attendance/mine/add/").status_code == 403


def test_own_hours_that_cannot_be_lose_nothing(cast: Cast, sign_in: SignIn) -> None:
    seen_here(cast, day=timezone.localdate())
    sent = filled_in(cast, minutes="1:17") | {"enrolment": enrolment_of(cast.amina).pk}

    response = sign_in(cast.amina).post("/attendance/mine/add/?lang=en", sent)

    assert response.status_code == 422
    assert "overlap" in response.content.decode()
    assert 'value="1:17"' in response.content.decode()


@pytest.mark.parametrize("people", [1, 55])
def test_many_people_take_as_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, people: int
) -> None:
    project = enrolment_of(cast.amina).local_project
    many = [enrol(person(f"p{n}", f"P {n}"), project, cast.sara) for n in range(people)]
    seen_here(cast, *(each.participant for each in many), day=timezone.localdate())
    browser = sign_in(cast.sara)

    for address in (ADDRESS, "/attendance/month/"):
        browser.get(address)
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200

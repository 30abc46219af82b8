"""Somebody is put on the list before they begin."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from lifecycle.transitions import Refused
from programmes.models import Enrolment
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas
from tests.programmes.enrolling import project_of

ADDRESS = "/enrolments/invite/"


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    project = project_of(cast).pk
    facts = {"key": str(uuid4()), "name": "Kim Ek", "email": "kim@x.example"}
    return {**facts, "local_project": project, "starts_on": "2999-01-01", **more}


def test_somebody_is_on_the_list(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).post(ADDRESS, typed(cast))

    invited = Enrolment.objects.get(participant__email="kim@x.example")
    assert invited.is_invited
    assert [each.staff for each in invited.assignments.all()] == [cast.sara]


def test_sent_twice_is_invited_once(cast: Cast, sign_in: SignIn) -> None:
    words = typed(cast)

    answers = [sign_in(cast.sara).post(ADDRESS, words).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert User.objects.filter(email="kim@x.example").count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "Skriv namnet"),
        ({"email": "petra@jagkan.example"}, "går inte att använda"),
        ({"starts_on": "snart"}, "Skriv dagen"),
        ({"local_project": ""}, "Välj ett projekt"),
        ({"key": ""}, "Den här sidan – Allt kom inte fram. Öppna sidan igen."),
        ({"key": "x"}, "Den här sidan – Allt kom inte fram. Öppna sidan igen."),
    ],
)
def test_what_is_wrong_is_said(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    answer = sign_in(cast.sara).post(ADDRESS, typed(cast, **wrong))

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_nobody_is_twice_in_a_project_at_a_time(cast: Cast) -> None:
    with pytest.raises(Refused, match="redan med"):
        Enrolment.invite(cast.amina, aminas(cast).local_project, by=cast.sara)


def test_two_programmes_at_once_are_no_matter(cast: Cast) -> None:
    elsewhere = Enrolment.objects.get(participant=cast.mehari).local_project

    assert Enrolment.invite(cast.amina, elsewhere, by=cast.petra).is_invited


def test_others_invite_nobody(cast: Cast, sign_in: SignIn) -> None:
    for someone in (cast.amina, cast.ada, cast.ulla, cast.finn):
        assert sign_in(someone).get(ADDRESS).status_code == 403
    assert sign_in(cast.petra).post(ADDRESS, typed(cast)).status_code == 422


def test_the_lists_queries_do_not_grow(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    lo = sign_in(cast.lo)
    for number in range(60):
        kim = User.objects.create_without_mail(f"Deltagare {number}")
        Enrolment.invite(kim, project_of(cast), by=cast.lo)
    address = reverse("programmes:list_enrolments")
    lo.get(address)

    with django_assert_max_num_queries(12):
        page = lo.get(address).content.decode()

    assert "Deltagare 1" in page
    assert cast.skye.name not in page
    assert "Skye" not in page


def test_a_search_finds_by_parts_of_the_name(cast: Cast, sign_in: SignIn) -> None:
    lo = sign_in(cast.lo)

    assert "Amina Yusuf" in lo.get("/enrolments/?q=yus").content.decode()
    assert "Amina Yusuf" not in lo.get("/enrolments/?q=mehari").content.decode()
    assert "Amina Yusuf" not in lo.get("/enrolments/?state=invited").content.decode()
    assert lo.get("/enrolments/?state=%00&page=x&q=" + "x" * 300).status_code == 200

"""The group's page and its lists: a bounded number of queries, whatever they hold."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from collaboration.models import Document, Group, Meeting, Post
from tests.cast import Cast, employ, person
from tests.collaboration.together import (
    TEXT,
    add_document,
    group_of,
    plain,
    plan_meeting,
    write_post,
)
from tests.conftest import SignIn


def fill(cast: Cast, group: Group, times: int) -> None:
    for number in range(times):
        Post.write(group, f"Inlägg {number}", by=cast.sara)
        document = Document.add(group, f"Fil {number}", plain(str(number)), by=cast.sara)
        document.replace(plain(f"igen {number}"), by=cast.noor)
        meeting = plan_meeting(cast)
        Meeting.objects.filter(pk=meeting.pk).update(title=f"Möte {number}")


@pytest.mark.parametrize("path", ["", "people/", "documents/", "meetings/"])
def test_pages_cost_the_same_for_few_and_many(cast: Cast, sign_in: SignIn, path: str) -> None:
    group, client = group_of(cast), sign_in(cast.sara)
    costs = []
    for times in (2, 10):
        fill(cast, group, times)
        employ(person(f"ny{times}", f"Ny {times}"), cast.goteborg, Role.RECRUITER)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"{group.get_absolute_url()}{path}").status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 12


def test_it_shows_what_there_is(cast: Cast, sign_in: SignIn) -> None:
    write_post(cast)
    add_document(cast)
    plan_meeting(cast)

    page = sign_in(cast.noor).get(group_of(cast).get_absolute_url()).content.decode()

    for words in (TEXT, "Sara Nyberg", "Anteckningar", "Avstämning", "Frölunda torg"):
        assert words in page


def test_words_are_shown_as_words(cast: Cast, sign_in: SignIn) -> None:
    write_post(cast, "<script>alert(1)</script>")

    page = sign_in(cast.noor).get(group_of(cast).get_absolute_url()).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_who_works_here_stands_with_role_place_and_address(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.lo).get(f"{group_of(cast).get_absolute_url()}people/").content.decode()

    for words in ("Reza Karimi", "Rekryterare", "Göteborgs Stad", "reza@jagkan.example"):
        assert words in page
    for elsewhere in ("Petra Lindqvist", "Ada Björk", "Amina"):
        assert elsewhere not in page


def test_that_somebody_handles_protected_identities_is_not_told(
    cast: Cast, sign_in: SignIn
) -> None:
    page = sign_in(cast.sara).get(f"{group_of(cast).get_absolute_url()}people/").content.decode()

    assert page.count("noor@jagkan.example") == 2  # one link, in words and in its address
    assert "skyddade" not in page.lower()


def test_a_protected_colleague_is_in_no_list(cast: Cast, sign_in: SignIn) -> None:
    cast.reza.preferred_name, cast.reza.is_protected = "R", True
    cast.reza.save()

    page = sign_in(cast.sara).get(f"{group_of(cast).get_absolute_url()}people/").content.decode()

    assert "reza" not in page.lower()

"""Participants by competencies: whose word stands behind each, as far as it is shared."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import Reading
from home.attention import grounds_of, matrix_from
from home.attention.matrix import Behind
from programmes.models import Enrolment
from tests.assessments.cases import confirm, make_shared_entry, make_submitted_case
from tests.cast import Cast, enrol, person
from tests.confirmations.asked import ask_new_signer
from tests.confirmations.seen import suggest
from tests.conftest import SignIn

MATRIX = "/group/matrix/?lang=en"


def behind(cast: Cast, code: str) -> tuple[Behind, int]:
    """Return what stands behind one competency of Amina's, as Sara sees it."""
    people = [Enrolment.objects.get(participant=cast.amina)]
    grounds = grounds_of([cast.amina.pk], seen_by=cast.sara)
    [(_area, [line])] = matrix_from(people, [cast.competency(code)], grounds).areas
    return line.cells[0].behind, line.cells[0].seen


def test_her_own_word_alone_is_thin(cast: Cast) -> None:
    make_shared_entry(cast, "A1.1")

    assert behind(cast, "A1.1") == (Behind.OWN, 0)
    assert behind(cast, "A1.2") == (Behind.NOTHING, 0)


def test_what_is_hers_alone_is_not_there(cast: Cast) -> None:
    make_shared_entry(cast, "A1.1").unshare(by=cast.amina)

    assert behind(cast, "A1.1") == (Behind.NOTHING, 0)


def test_seen_by_someone_is_told_with_how_often(cast: Cast) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1"))
    assert behind(cast, "A1.1") == (Behind.SEEN, 1)

    confirm(cast, make_shared_entry(cast, "A1.1"))
    assert behind(cast, "A1.1") == (Behind.SEEN, 2)


def test_a_word_that_does_not_count_yet_is_none(cast: Cast) -> None:
    entry = make_shared_entry(cast, "A1.1")
    ask_new_signer(cast, entry)

    assert behind(cast, "A1.1") == (Behind.OWN, 0)


def test_what_a_leader_saw_counts_once_she_has_said_yes(cast: Cast) -> None:
    suggestion = suggest(cast)
    assert behind(cast, "A1.1") == (Behind.NOTHING, 0)

    suggestion.accept(by=cast.amina, competencies={cast.competency("A1.1").pk})

    assert behind(cast, "A1.1") == (Behind.SEEN, 1)


def test_handed_in_is_told_and_what_came_of_it_is_hers(cast: Cast) -> None:
    make_submitted_case(cast, "A1.1")

    assert behind(cast, "A1.1")[0] == Behind.HANDED_IN


def test_the_page_tells_it_in_words_and_sums_up_what_is_thin(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1", "A1.2")
    confirm(cast, make_shared_entry(cast, "A2.1"))

    page = sign_in(cast.sara).get(MATRIX).content.decode()
    table = page.split("<table")[1].split("</table>")[0]

    assert table.count("</span> own</td>") == 2
    assert table.count("</span> seen</td>") == 1
    assert re.search(r"<tfoot>.*<b>2</b>", table, re.DOTALL)
    assert "<caption" in table
    assert table.count('scope="row"') == 24 + 1


def test_what_it_shows_of_each_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).get(MATRIX)

    [reading] = Reading.objects.filter(participant=cast.amina)
    assert (reading.reader, reading.subject) == (cast.sara, cast.amina.enrolments.get())


def test_a_protected_participant_stands_there_for_handlers_and_by_alias(
    cast: Cast, sign_in: SignIn
) -> None:
    page = sign_in(cast.noor).get(MATRIX).content.decode()

    assert "Skye" in page
    assert "Strand" not in page
    assert "Skye" not in sign_in(cast.sara).get(MATRIX).content.decode()


def test_nobody_elses_participants_are_there(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.petra).get(MATRIX).content.decode()

    assert "Mehari" in page
    assert "Amina" not in page
    assert "Nobody here just now" in sign_in(cast.reza).get(MATRIX).content.decode()


def test_is_for_the_team(cast: Cast, sign_in: SignIn) -> None:
    for user in (cast.amina, cast.ada, cast.ines, cast.lo, cast.ulla):
        assert sign_in(user).get(MATRIX).status_code == 403
    assert Client().get(MATRIX).status_code == 302


@pytest.mark.parametrize("number", [1, 8])
def test_two_hundred_are_as_few_queries_as_one(
    cast: Cast,
    sign_in: SignIn,
    django_assert_max_num_queries: Any,
    settings: Any,
    number: int,
) -> None:
    settings.ASKS_A_DAY = 100
    project = Enrolment.objects.get(participant=cast.amina).local_project
    for nth in range(199):
        someone = person(f"deltagare{nth}", f"Deltagare {nth:03}")
        enrol(someone, project, cast.sara)
        if nth % 20 == 0:
            confirm(cast, make_shared_entry(cast, "A1.1", participant=someone, place="Kök"))
            make_shared_entry(cast, "A1.2", participant=someone, place="Kök")
    browser = sign_in(cast.sara)
    browser.get(MATRIX)  # a process asks once what kinds of things there are

    with django_assert_max_num_queries(12):
        seen = browser.get(f"/group/matrix/?page={number}").content.decode()

    assert seen.split("<thead>")[1].split("</thead>")[0].count("<a ") == 25

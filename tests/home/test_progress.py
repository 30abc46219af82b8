"""The ladder: whose words stand behind what a participant can."""

from typing import Any

from home.progress import Rung, by_area, ladder_of
from portfolio.models import Entry
from tests.assessments.cases import confirm, make_shared_entry
from tests.cast import Cast


def rungs_by_code(rungs: list[Rung]) -> dict[str, Rung]:
    return {rung.competency.code: rung for rung in rungs}


def test_own_word_alone_is_one_dot(cast: Cast) -> None:
    make_shared_entry(cast, "A1.1")
    make_shared_entry(cast, "A1.1", days_ago=5)

    rung = rungs_by_code(ladder_of(cast.amina, seen_by=cast.amina))["A1.1"]

    assert (rung.shown, rung.is_confirmed, rung.is_certified) == (2, False, False)


def test_supervisor_who_saw_it_is_named_once(cast: Cast) -> None:
    for days_ago in (1, 5):
        confirm(cast, make_shared_entry(cast, "A1.1", days_ago=days_ago))

    rung = rungs_by_code(ladder_of(cast.amina, seen_by=cast.amina))["A1.1"]

    assert rung.confirmed_by == ("Kalle",)


def test_not_seen_yet_confirms_nothing(cast: Cast) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1"), answer="not_yet")

    rung = rungs_by_code(ladder_of(cast.amina, seen_by=cast.amina))["A1.1"]

    assert not rung.is_confirmed


def test_signer_nobody_has_approved_does_not_count(cast: Cast) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1"))
    cast.kalle.reject(by=cast.sara)

    rung = rungs_by_code(ladder_of(cast.amina, seen_by=cast.amina))["A1.1"]

    assert not rung.is_confirmed


def test_draft_is_no_word_yet(cast: Cast) -> None:
    draft = Entry.objects.create(participant=cast.amina, text="Jag började")
    draft.assess_self({cast.competency("A1.1").pk: ""}, by=cast.amina)

    assert ladder_of(cast.amina, seen_by=cast.amina) == []


def test_team_sees_what_is_shared_and_no_more(cast: Cast) -> None:
    make_shared_entry(cast, "A1.1")
    private = make_shared_entry(cast, "A2.1")
    private.unshare(by=cast.amina)

    assert set(rungs_by_code(ladder_of(cast.amina, seen_by=cast.sara))) == {"A1.1"}
    assert set(rungs_by_code(ladder_of(cast.amina, seen_by=cast.amina))) == {"A1.1", "A2.1"}
    assert ladder_of(cast.amina, seen_by=cast.petra) == []


def test_latest_stands_first(cast: Cast) -> None:
    make_shared_entry(cast, "A1.1", days_ago=9)
    make_shared_entry(cast, "A2.1", days_ago=2)

    codes = [rung.competency.code for rung in ladder_of(cast.amina, seen_by=cast.amina)]

    assert codes == ["A2.1", "A1.1"]


def test_areas_keep_the_order_of_the_framework(cast: Cast) -> None:
    make_shared_entry(cast, "A4.1", "A1.1", "A1.2")

    areas = by_area(ladder_of(cast.amina, seen_by=cast.amina))

    codes = [
        (area and area.code, [rung.competency.code for rung in rungs]) for area, rungs in areas
    ]
    assert codes == [("A1", ["A1.1", "A1.2"]), ("A4", ["A4.1"])]


def test_ladder_takes_two_queries_and_its_areas_one(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    for day in range(10):
        confirm(cast, make_shared_entry(cast, "A1.1", "A2.1", "A3.1", days_ago=day))

    assert cast.amina.current_roles == []  # asked once for each request, whoever asks
    with django_assert_num_queries(3):
        by_area(ladder_of(cast.amina, seen_by=cast.amina))

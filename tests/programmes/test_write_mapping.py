"""A mapping is of a group: what points at one person is refused, and nothing typed is lost."""

import pytest

from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, draft_of, last_event, say

WORDS = {"conditions": "Långt till allt.", "needs": "Någon som ringer.", "measures": "Besök."}
NUMBER, ADDRESS = "liknar ett personnummer", "liknar en mejladress eller ett telefonnummer"


def test_the_words_of_a_draft_are_kept(cast: Cast, sign_in: SignIn) -> None:
    mapping = draft_of(cast)

    said = say(sign_in(cast.lo), door("write_mapping", mapping.pk), **WORDS)

    mapping.refresh_from_db()
    assert "Utkastet är sparat" in said
    assert {name: getattr(mapping, name) for name in WORDS} == WORDS
    assert last_event(mapping)[0] == "write"


def test_the_page_says_that_it_is_about_nobody(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.lo).get(door("write_mapping", draft_of(cast).pk)).content.decode()

    assert "Skriv om gruppen, aldrig om en person" in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("En kille, 070417-1238, bor här", NUMBER),
        ("20070417-1238", NUMBER),
        ("200704171238", NUMBER),
        ("0704171238", NUMBER),
        ("070417+1238", NUMBER),  # turned 100
        ("070417–1238", NUMBER),  # with the dash of a word processor
        ("070417 1238", NUMBER),
        ("070477-1239", NUMBER),  # a coordination number: day + 60
        ("070417T123", NUMBER),  # an interim number
        ("20070417-T123", NUMBER),
        ("٠٧٠٤١٧-١٢٣٨", NUMBER),  # in other digits
        ("Skriv till amina@jagkan.example", ADDRESS),
        ("amina @ jagkan.example", ADDRESS),
        ("Ring 070-123 45 67", ADDRESS),
        ("Ring +46701234567", ADDRESS),
    ],
)
@pytest.mark.parametrize("field", WORDS)
def test_what_points_at_a_person_is_refused_and_stays_to_be_mended(
    cast: Cast, sign_in: SignIn, field: str, words: str, sentence: str
) -> None:
    mapping = draft_of(cast)

    response = sign_in(cast.lo).post(
        door("write_mapping", mapping.pk), {**WORDS, field: f"Gruppen. {words} ."}
    )

    page = response.content.decode()
    mapping.refresh_from_db()
    assert response.status_code == 422
    assert sentence in page
    assert words in page
    assert all(WORDS[other] in page for other in WORDS if other != field)
    assert mapping.conditions == "Långt till skolan."


@pytest.mark.parametrize(
    "words",
    [
        "Göteborgs Stad, 212000-1355",  # an organisation's number
        "2015-09-01 till 2018-08-31",
        "22 600 000 kronor, varav 10600000 från ESF",
        "Av 240 är 120 under 18",
        "dnr 2019/00120",
        "@gruppen",
    ],
)
def test_what_only_looks_a_little_like_it_is_let_through(
    cast: Cast, sign_in: SignIn, words: str
) -> None:
    mapping = draft_of(cast)

    say(sign_in(cast.lo), door("write_mapping", mapping.pk), **WORDS | {"needs": words})

    mapping.refresh_from_db()
    assert mapping.needs == words


@pytest.mark.parametrize("words", ["070417-1238 når målet", "Fråga a@b.example"])
def test_goals_are_about_nobody_either(cast: Cast, sign_in: SignIn, words: str) -> None:
    mapping = draft_of(cast)

    response = sign_in(cast.lo).post(door("add_goal", mapping.pk), {"text": words})

    assert response.status_code == 422
    assert words in response.content.decode()
    assert mapping.goals.count() == 1

"""A participant writes situations in their own words; nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client

from certificates.models import CompetenceLetter
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast
from tests.certificates.kinds import ask_sara, write_letter
from tests.conftest import SignIn

SITUATIONS = {
    "heading_0": "Kunden som hade bråttom",
    "words_0": "Jag lagade hjulet.",
    "language_0": "sv",
    "heading_1": "Nyckeln",
    "words_1": "Jag letade och hittade den.",
    "language_1": "sv",
    "heading_2": "የመጀመሪያ ቀን",
    "words_2": "መጀመርያ መዓልቲ",
    "language_2": "ti",
}


def write(client: Client, letter: CompetenceLetter, **changes: Any) -> Any:
    return client.post(f"/letters/{letter.pk}/write/", {**SITUATIONS, **changes})


def begin(cast: Cast) -> CompetenceLetter:
    return CompetenceLetter.make([], by=cast.amina)


def test_begins_with_own_moments(cast: Cast, sign_in: SignIn) -> None:
    moment = make_shared_entry(cast, text="Jag bytte kedja.")
    client = sign_in(cast.amina)
    assert "Jag bytte kedja." in client.get("/letters/new/").content.decode()

    page = client.post("/letters/new/", {"entries": [moment.pk]}, follow=True)

    assert "Jag bytte kedja." in page.content.decode()
    (told,) = CompetenceLetter.objects.get().situations.all()
    assert told.on == moment.happened_on


def test_somebody_elses_moment_is_not_offered(cast: Cast, sign_in: SignIn) -> None:
    moment = make_shared_entry(cast)

    response = sign_in(cast.mehari).post("/letters/new/", {"entries": [moment.pk]})

    assert response.status_code == 422
    assert not CompetenceLetter.objects.exists()


def test_saves_what_is_there_so_far(cast: Cast, sign_in: SignIn) -> None:
    letter, client = begin(cast), sign_in(cast.amina)

    write(client, letter, heading_2="", words_2="Halvt")

    page = client.get(f"/letters/{letter.pk}/write/").content.decode()
    assert "Halvt" in page
    assert "Kunden som hade bråttom" in page
    letter.refresh_from_db()
    assert letter.is_writing


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"heading_2": ""}, "Skriv en rubrik"),
        ({"words_2": ""}, "ta bort rubriken"),
        ({"heading_0": "None"}, "egna ord"),
        ({"words_1": "Bra 🚲"}, "kan inte skriva ut"),
        ({"language_1": "xx"}, "Välj ett språk"),
        ({"partner": "999999"}, "Välj någon i ditt team"),
        ({"words_1": "x" * 1001}, "för långt"),
    ],
)
def test_what_lacks_is_explained_and_stays_typed(
    cast: Cast, sign_in: SignIn, changes: dict[str, str], said: str
) -> None:
    whole = {"partner": cast.sara.pk, "ask": "1"}

    response = write(sign_in(cast.amina), begin(cast), **{**whole, **changes})

    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "Jag lagade hjulet." in page


def test_a_follower_of_somebody_else_is_no_partner(cast: Cast, sign_in: SignIn) -> None:
    response = write(sign_in(cast.amina), begin(cast), partner=cast.petra.pk, ask="1")

    assert response.status_code == 422


def test_others_do_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    letter = write_letter(cast)

    for person in (cast.sara, cast.noor, cast.petra, cast.ines, cast.ulla):
        assert sign_in(person).get(f"/letters/{letter.pk}/").status_code == 404


def test_the_partner_cannot_change_the_words(cast: Cast, sign_in: SignIn) -> None:
    letter = ask_sara(cast)

    assert write(sign_in(cast.sara), letter).status_code == 403


def test_more_than_three_situations_are_there_when_they_are_wanted(
    cast: Cast, sign_in: SignIn
) -> None:
    letter = begin(cast)
    client, address = sign_in(cast.amina), f"/letters/{letter.pk}/write/"
    assert client.get(address).content.decode().count("<details") == 2

    write(client, letter, heading_3="En till", words_3="")

    assert client.get(address).content.decode().count("<details") == 1

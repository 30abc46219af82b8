"""Amina begins to tell, alone or with Sara beside her."""

from plans.models import Conversation
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.plans import LIKES, WORDS, begin, tell

PAGE = "/conversations/begin/"
ALONE = {"partner": "", "language": "sv"}


def test_she_is_told_what_it_is_and_that_health_has_no_place(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.amina).get(PAGE, {"lang": "en"}).content.decode()

    assert "We do not ask about health or diagnoses." in page
    assert "You can skip any question." in page
    assert not Conversation.objects.exists()


def test_alone_it_begins_with_the_first_question(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).post(PAGE, ALONE)

    begun = Conversation.objects.get()
    assert (begun.participant, begun.partner, begun.is_begun) == (cast.amina, None, True)
    assert response.headers["Location"] == f"/conversations/{begun.pk}/answer/likes/"


def test_with_somebody_beside_it_is_still_hers_alone(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).post(PAGE, {"partner": cast.sara.pk, "language": "so"})

    begun = Conversation.objects.get()
    assert (begun.partner, begun.language) == (cast.sara, "so")
    assert sign_in(cast.sara).get(begun.get_absolute_url()).status_code == 404


def test_who_sits_beside_is_somebody_of_her_team(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).post(PAGE, {"partner": cast.petra.pk, "language": "sv"})

    assert response.status_code == 422
    assert not Conversation.objects.exists()


def test_a_second_press_is_the_same_conversation(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    for _press in range(2):
        browser.post(PAGE, ALONE)

    assert Conversation.objects.count() == 1
    assert Conversation.begin(by=cast.amina) == Conversation.objects.get()


def test_a_new_one_starts_from_the_last_and_leaves_it_as_it_was(
    cast: Cast, sign_in: SignIn
) -> None:
    first = tell(cast, shared=True)

    sign_in(cast.amina).post(PAGE, {**ALONE, "again": "on"})
    second = Conversation.objects.begun().get()
    second.answer(LIKES, by=cast.amina, words="Nu gillar jag annat.")

    assert first.told(LIKES).words == WORDS
    assert first.told(LIKES).chosen == ["mending"]


def test_a_new_one_may_start_from_nothing(cast: Cast, sign_in: SignIn) -> None:
    tell(cast)

    sign_in(cast.amina).post(PAGE, ALONE)

    assert not Conversation.objects.begun().get().own_words.exists()


def test_whoever_takes_part_in_nothing_cannot(cast: Cast, sign_in: SignIn) -> None:
    for user in (cast.sara, cast.lo, cast.ada, cast.ulla):
        assert sign_in(user).post(PAGE, ALONE).status_code == 403


def test_one_begun_by_another_is_not_hers(cast: Cast) -> None:
    begin(cast)

    assert Conversation.begin(by=cast.mehari).participant == cast.mehari

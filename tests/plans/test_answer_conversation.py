"""Amina answers a question, skips one, and stops when she likes."""

from plans.content import QUESTIONS, TILES
from plans.models import Conversation
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.plans import LIKES, WORDS, begin, tell


def page_of(conversation: Conversation, code: str = "likes") -> str:
    return f"/conversations/{conversation.pk}/answer/{code}/"


def test_what_she_points_at_and_writes_is_kept_and_the_next_question_comes(
    cast: Cast, sign_in: SignIn
) -> None:
    conversation = Conversation.begin(by=cast.amina)

    said = {"chosen": ["music", "mending"], "words": WORDS}
    response = sign_in(cast.amina).post(page_of(conversation), said)

    told = conversation.told(LIKES)
    assert (told.chosen, told.words) == (["music", "mending"], WORDS)
    assert response.headers["Location"] == page_of(conversation, QUESTIONS[1].code)


def test_words_may_be_in_any_language(cast: Cast, sign_in: SignIn) -> None:
    conversation = Conversation.begin(by=cast.amina, language="ti")

    sign_in(cast.amina).post(page_of(conversation), {"words": "ሙዚቃ ኤፍቱ።"})

    assert conversation.told(LIKES).words == "ሙዚቃ ኤፍቱ።"
    page = sign_in(cast.amina).get(conversation.get_absolute_url()).content.decode()
    assert 'dir="auto" lang="ti"' in page


def test_a_skipped_question_keeps_what_was_said_before(cast: Cast, sign_in: SignIn) -> None:
    conversation = begin(cast)

    response = sign_in(cast.amina).post(page_of(conversation), {"skip": "1", "words": ""})

    assert conversation.told(LIKES).words == WORDS
    assert response.headers["Location"] == page_of(conversation, QUESTIONS[1].code)


def test_nothing_said_is_no_answer(cast: Cast, sign_in: SignIn) -> None:
    conversation = begin(cast)

    sign_in(cast.amina).post(page_of(conversation), {"words": "  "})

    assert not conversation.own_words.exists()


def test_going_back_and_stopping_keep_what_was_said(cast: Cast, sign_in: SignIn) -> None:
    conversation, browser = Conversation.begin(by=cast.amina), sign_in(cast.amina)

    back = browser.post(page_of(conversation, "good_at"), {"words": "Lyssna.", "back": "1"})
    later = browser.post(page_of(conversation), {"words": WORDS, "later": "1"})

    assert back.headers["Location"] == page_of(conversation)
    assert later.headers["Location"] == "/plan/"
    assert {said.words for said in conversation.own_words.all()} == {"Lyssna.", WORDS}


def test_she_goes_on_at_the_first_question_without_an_answer(cast: Cast, sign_in: SignIn) -> None:
    conversation = begin(cast)

    response = sign_in(cast.amina).get("/conversations/begin/")

    assert response.headers["Location"] == page_of(conversation, QUESTIONS[1].code)


def test_the_last_question_leads_to_all_of_it(cast: Cast, sign_in: SignIn) -> None:
    conversation = begin(cast)

    response = sign_in(cast.amina).post(page_of(conversation, QUESTIONS[-1].code), {"words": "x"})

    assert response.headers["Location"] == conversation.get_absolute_url()


def test_a_picture_that_is_none_gets_a_sentence_and_loses_no_words(
    cast: Cast, sign_in: SignIn
) -> None:
    conversation = Conversation.begin(by=cast.amina)

    said = {"chosen": ["health"], "words": WORDS}
    response = sign_in(cast.amina).post(page_of(conversation) + "?lang=en", said)

    assert response.status_code == 422
    assert "Choose among those that are shown." in response.content.decode()
    assert WORDS in response.content.decode()
    assert not conversation.own_words.exists()


def test_a_text_too_long_is_shown_again(cast: Cast, sign_in: SignIn) -> None:
    conversation = Conversation.begin(by=cast.amina)

    response = sign_in(cast.amina).post(page_of(conversation), {"words": "å" * 1001})

    assert response.status_code == 422
    assert "å" * 1001 in response.content.decode()


def test_signs_that_no_database_holds_are_left_out(cast: Cast, sign_in: SignIn) -> None:
    conversation = Conversation.begin(by=cast.amina)

    response = sign_in(cast.amina).post(page_of(conversation), {"words": "a\x00b\u202ec"})

    assert response.status_code == 302
    assert conversation.told(LIKES).words == "abc"


def test_a_question_that_is_none_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    conversation = Conversation.begin(by=cast.amina)

    assert sign_in(cast.amina).get(page_of(conversation, "health")).status_code == 404


def test_what_the_team_can_read_does_not_change(cast: Cast, sign_in: SignIn) -> None:
    conversation = tell(cast, shared=True)

    page = sign_in(cast.amina).post(
        page_of(conversation) + "?lang=en", {"words": "Annat."}, follow=True
    )

    assert "Stop sharing it first" in page.content.decode()
    assert conversation.told(LIKES).words == WORDS


def test_a_stranger_finds_nothing_and_the_team_may_not(cast: Cast, sign_in: SignIn) -> None:
    begun = begin(cast)
    for stranger in (cast.sara, cast.mehari, cast.petra, cast.lo, cast.ulla):
        assert sign_in(stranger).post(page_of(begun), {"words": "x"}).status_code == 404
    begun.finish(by=cast.amina)
    begun.share(by=cast.amina)

    assert sign_in(cast.sara).post(page_of(begun), {"words": "x"}).status_code == 403


def test_every_picture_is_in_the_sprite(pytestconfig: object) -> None:
    root = pytestconfig.rootpath  # type: ignore[attr-defined]
    drawn = (root / "static/icons-talk.svg").read_text()

    assert [tile.icon for tile in TILES.values() if f'id="i-{tile.icon}"' not in drawn] == []
    asked = {tile.code for question in QUESTIONS for tile in question.tiles}
    assert asked == set(TILES)

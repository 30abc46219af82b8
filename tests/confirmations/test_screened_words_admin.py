"""The operator keeps the list of words in the admin."""

import pytest

from confirmations.models import ScreenedWord
from tests.cast import Cast
from tests.conftest import SignIn

LIST = "/admin/confirmations/screenedword/"


def test_the_list_is_there_to_begin_with(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.ulla).get(LIST + "?q=adhd").content.decode()

    assert "adhd" in page


def test_a_word_is_added(cast: Cast, sign_in: SignIn) -> None:
    word = {"words": "tråkmåns*", "kind": "insult", "language": "sv"}

    sign_in(cast.ulla).post(LIST + "add/", word)

    assert ScreenedWord.objects.reasons_to_hold("Vilka tråkmånsar.") == ["insult"]


@pytest.mark.parametrize("words", ["", "*", "x", "**", "du*m", "  "])
def test_what_would_hold_everything_is_not_added(cast: Cast, sign_in: SignIn, words: str) -> None:
    before = ScreenedWord.objects.count()

    response = sign_in(cast.ulla).post(
        LIST + "add/", {"words": words, "kind": "insult", "language": "sv"}
    )

    assert response.status_code == 200
    assert ScreenedWord.objects.count() == before


def test_nobody_on_the_team_edits_it(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.sara).get(LIST).status_code == 302

"""Whoever works in a group writes to the others."""

import pytest

from collaboration.models import Post
from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.together import NUMBER, TEXT, group_of
from tests.conftest import SignIn


def test_it_is_there_and_recorded(cast: Cast, sign_in: SignIn) -> None:
    way = f"{group_of(cast).get_absolute_url()}write/"

    page = sign_in(cast.sara).post(way, {"text": TEXT}, follow=True).content.decode()

    post = Post.objects.get()
    assert TEXT in page
    assert Event.objects.about(post).get(action="write").by == cast.sara


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Skriv något först."),
        (" \u200b ", "Skriv något först."),
        (f"Möte om {NUMBER} i morgon", "Det här ser ut som ett personnummer."),
        ("a" * 5001, "lite för långt"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, typed: str, sentence: str
) -> None:
    answer = sign_in(cast.sara).post(f"{group_of(cast).get_absolute_url()}write/", {"text": typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed.strip() in answer.content.decode()
    assert not Post.objects.exists()


def test_a_stranger_does_not(cast: Cast, sign_in: SignIn) -> None:
    way = f"{group_of(cast).get_absolute_url()}write/"

    for stranger in (cast.petra, cast.amina, cast.ada):
        assert sign_in(stranger).post(way, {"text": TEXT}).status_code == 404
    assert not Post.objects.exists()

"""A supervisor's name and role are shown as typed: so they hold a name and a role."""

from typing import Any

import pytest
from django.test import Client

from confirmations.models import Confirmation, ConfirmationRequest, ScreenedWord
from lifecycle.forms import NameField, without_what_is_unseen
from tests.cast import Cast
from tests.confirmations.asked import answers_to, ask


def send(asked: ConfirmationRequest, **typed: str) -> Any:
    return Client().post(f"{asked.path}?lang=en", answers_to(asked) | typed)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "Ring 070-123 45 67", "Write only your name here."),
        ("name", "Amina är en id1ot", "Write only your name here."),
        ("name", "Amina har ADHD", "Write only your name here."),
        ("title", "ring noll sju noll ett två tre fyra fem", "Write only what you do there."),
        ("title", "Amina är sjuk", "Write only what you do there."),
    ],
)
def test_more_than_that_is_asked_for_again_and_nothing_is_lost(
    cast: Cast, field: str, typed: str, sentence: str
) -> None:
    asked = ask(cast)

    response = send(asked, **{field: typed}, comment="Bra jobbat.")

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert f'value="{typed}"' in page
    assert "Bra jobbat." in page
    assert not Confirmation.objects.filter(request=asked).exists()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Ulla-Britt Öman", "enhetschef"),
        ("Jean-Luc O'Brien", "Kock, 2:a våningen"),
        ("José M. Núñez", "Psykolog på BUP"),
        ("Зоя Иванова", "sjuksköterska"),
        ("علی‌رضا", "medicinsk sekreterare"),
        ("Lê Thị Hồng", "terapeut"),
    ],
)
def test_ordinary_names_and_roles_pass(cast: Cast, name: str, title: str) -> None:
    asked = ask(cast)

    assert send(asked, name=name, title=title).status_code < 400
    made = Confirmation.objects.get(request=asked)
    assert (made.name, made.title) == (name, title)


def test_what_the_question_was_asked_with_passes(cast: Cast) -> None:
    asked = ask(cast)
    for words in (asked.name, asked.title):
        ScreenedWord.objects.get_or_create(words=words[:60], kind="insult", language="sv")

    assert send(asked, name=asked.name, title=asked.title).status_code < 400


UNSEEN = [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x2066, 0x3164]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_what_nobody_sees_is_no_part_of_a_name(unseen: int) -> None:
    assert NameField().clean(f"{chr(unseen)}Ka{chr(unseen)}lle{chr(unseen)}") == "Kalle"


@pytest.mark.parametrize("seen", ["علی‌رضا", "क्‍ष", "👩‍🍳 lagar", "❤️‍🔥"])
def test_a_joiner_stays_where_it_shapes_what_is_seen(seen: str) -> None:
    assert without_what_is_unseen(seen) == seen

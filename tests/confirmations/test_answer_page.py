"""The supervisor's page is light, needs nothing, and takes bad input with patience."""

import re

import brotli
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from confirmations.models import Confirmation
from tests.cast import Cast
from tests.confirmations.asked import answers_to, ask, make_entry
from tests.confirmations.test_show_request import CODES

HTML_KB, PAGE_KB = 8, 35


@pytest.mark.parametrize("many", [1, 10])
def test_it_takes_few_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    asked = ask(cast, make_entry(cast, *CODES[:many]))
    kalle = Client()
    kalle.get(asked.path)

    with django_assert_max_num_queries(12):
        kalle.get(asked.path)


@pytest.mark.parametrize("many", [1, 10])
def test_its_html_is_light(cast: Cast, many: int) -> None:
    page = Client().get(ask(cast, make_entry(cast, *CODES[:many])).path).content

    assert len(brotli.compress(page)) <= HTML_KB * 1024


def test_it_brings_no_script(cast: Cast) -> None:
    page = Client().get(ask(cast).path).content.decode()

    assert "<script" not in page
    assert not re.search(r'\son\w+="|\sstyle="', page)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"comment": "x" * 10_000}, "1000 tecken"),
        ({"name": ""}, "Ditt namn"),
        ({"title": "  \x00 "}, "Vad gör du där?"),
        ({"name": "x" * 300}, "200 tecken"),
        ({"name": "www.ond.example"}, "Skriv bara ord"),
        ({"title": "<script>alert(1)</script>"}, "Skriv bara ord"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, said: dict[str, str], sentence: str
) -> None:
    asked = ask(cast)

    response = Client().post(asked.path, {**answers_to(asked), **said})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert page.count(" checked") == 2
    assert "<script>" not in page
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("said", [{}, {"answer_x": "yes"}, {"answer_1": "yes", "state": "sent"}])
def test_a_form_that_is_not_ours_is_not_taken(cast: Cast, said: dict[str, str]) -> None:
    asked = ask(cast)

    assert Client().post(asked.path, said).status_code == 422
    assert not Confirmation.objects.exists()


def test_an_answer_nobody_offers_is_not_taken(cast: Cast) -> None:
    asked = ask(cast)

    response = Client().post(asked.path, answers_to(asked, "absolutely"))

    assert response.status_code == 422
    assert "Välj ett svar" in response.content.decode()


def test_unseen_characters_are_dropped(cast: Cast) -> None:
    asked = ask(cast)

    Client().post(asked.path, {**answers_to(asked), "comment": "Bra\x00\x1b[31m\u202e\r\njobbat"})

    assert Confirmation.objects.get().comment == "Bra[31m\njobbat"


def test_a_body_that_is_no_form_gets_the_page_again(cast: Cast) -> None:
    asked = ask(cast)

    response = Client().post(asked.path, b'{"answer": "yes"}', content_type="application/json")

    assert response.status_code == 422


def test_words_of_hers_cannot_become_markup(cast: Cast) -> None:
    entry = make_entry(cast)
    entry.text = "<img src=x onerror=alert(1)> {{ settings.SECRET_KEY }}"
    entry.save(update_fields=["text"])

    page = Client().get(ask(cast, entry).path).content.decode()

    assert "<img src=x" not in page
    assert "{{ settings.SECRET_KEY }}" in page


def test_it_speaks_swedish_unless_asked_otherwise(cast: Cast) -> None:
    asked = ask(cast)

    swedish = Client(headers={"Accept-Language": "en"}).get(asked.path)
    english = Client().get(asked.path, {"lang": "en"})

    assert "Har du sett det här?" in swedish.content.decode()
    assert "Have you seen this?" in english.content.decode()
    assert english.headers["Content-Language"] == "en"
    assert f'action="{asked.path}?lang=en"' in english.content.decode()


def test_it_speaks_the_language_the_register_knows(cast: Cast) -> None:
    cast.kalle.language = "en"
    cast.kalle.save(update_fields=["language"])
    asked = ask(cast)

    response = Client().post(asked.path, answers_to(asked), follow=True)

    assert "Thank you, Kalle" in response.content.decode()


@pytest.mark.parametrize(("many", "said"), [(1, "En fråga."), (2, "Två frågor.")])
def test_it_says_in_words_how_much_is_asked(cast: Cast, many: int, said: str) -> None:
    page = Client().get(ask(cast, make_entry(cast, *CODES[:many])).path).content.decode()

    assert said in page


def test_it_claims_no_place_and_hints_at_no_need(cast: Cast) -> None:
    page = Client().get(ask(cast, make_entry(cast, participant=cast.mehari)).path).content.decode()

    assert "hos er" not in page
    assert "stöttar" not in page
    assert "teamet som Mehari arbetar med" in page

"""Whoever has a link reads in the language they like, or in two at once, and needs no cookie."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from competencies.texts import Text
from confirmations.models import ConfirmationRequest
from tests.cast import Cast
from tests.confirmations.asked import answer, answers_to, ask

SECOND = re.compile(r'<span class="also" lang="([\w-]+)" dir="(\w+)">\s*(.*?)\s*</span>', re.S)


def read(asked: ConfirmationRequest, query: str = "") -> str:
    return Client().get(asked.path + query).content.decode()


def test_every_language_is_offered(cast: Cast) -> None:
    page = read(ask(cast))

    for code in ("sv", "sv-simple", "en"):
        assert f'href="?lang={code}"' in page
    assert 'href="?lang=sv&amp;also=en"' in page
    assert "Lätt svenska" in page


def test_easy_swedish_says_it_otherwise_and_the_rest_in_swedish(cast: Cast) -> None:
    page = read(ask(cast), "?lang=sv-simple")

    assert '<html lang="sv-simple" dir="ltr">' in page
    assert "Ja, men med hjälp" in page
    assert "Har du sett det här?" in page
    assert "Passa tider" in page


def test_easy_swedish_is_kept_to_the_receipt(cast: Cast) -> None:
    asked = ask(cast)

    page = Client().post(asked.path + "?lang=sv-simple", answers_to(asked), follow=True)

    assert "Du är klar." in page.content.decode()


def test_the_register_may_know_that_easy_swedish_is_best(cast: Cast) -> None:
    cast.kalle.language = "sv-simple"
    cast.kalle.save(update_fields=["language"])

    assert "Ja, men med hjälp" in read(ask(cast))


def test_two_languages_stand_side_by_side(cast: Cast) -> None:
    page = read(ask(cast), "?lang=sv&also=en")

    seconds = SECOND.findall(page)
    assert {(language, direction) for language, direction, _words in seconds} == {("en", "ltr")}
    said = [words for _language, _direction, words in seconds]
    for words in ("Have you seen this?", "Yes, I have seen it", "Keep to times", "Send answers"):
        assert words in said
    assert "Har du sett det här?" in page


def test_both_are_kept_from_page_to_page(cast: Cast) -> None:
    asked = ask(cast)

    page = read(asked, "?lang=sv&also=en")
    receipt = Client().post(asked.path + "?lang=sv&also=en", answers_to(asked), follow=True)

    assert f'action="{asked.path}?lang=sv&amp;also=en"' in page
    assert "Tack, Kalle" in receipt.content.decode()
    assert "Thank you, Kalle" in receipt.content.decode()


def test_what_is_missing_is_said_in_both(cast: Cast) -> None:
    page = Client().post(ask(cast).path + "?lang=sv&also=en").content.decode()

    assert "Välj ett svar." in page
    assert "Choose an answer." in page


@pytest.mark.parametrize("door", ["decline_request", "dispute_request"])
def test_the_other_pages_of_the_link_speak_both(cast: Cast, door: str) -> None:
    asked = ask(cast)
    if door == "dispute_request":
        answer(asked)

    page = Client().get(reverse(f"confirmations:{door}", args=[asked.token]) + "?lang=en&also=sv")

    assert SECOND.search(page.content.decode())


@pytest.mark.parametrize("wish", ["sv", "xx", "", "en<script>", "../../etc"])
def test_a_second_language_that_is_none_is_left_out(cast: Cast, wish: str) -> None:
    page = read(ask(cast), f"?lang=sv&also={wish}")

    assert "Har du sett det här?</h1>" in page
    assert "<script" not in page


def test_a_language_added_later_needs_only_a_setting(cast: Cast, settings: Settings) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "العربية")]
    settings.GUEST_LANGUAGES = [*settings.GUEST_LANGUAGES, ("ar", "العربية")]

    page = read(ask(cast), "?lang=ar&also=sv")

    assert '<html lang="ar" dir="rtl">' in page
    assert 'href="?lang=ar&amp;also=en"' in page
    assert "العربية" in page


def test_words_of_a_framework_are_found_for_an_easier_form_of_its_language() -> None:
    with translation.override("sv-simple"):
        assert str(Text(sv="Passa tider", en="Keep to times")) == "Passa tider"
        assert str(Text({"sv": "Passa tider", "sv-simple": "Komma i tid"})) == "Komma i tid"
        assert str(Text(en="Keep to times")) == "Keep to times"


def test_no_language_leaves_a_cookie(cast: Cast) -> None:
    browser = Client()

    browser.get(ask(cast).path + "?lang=sv-simple&also=en")

    assert not browser.cookies

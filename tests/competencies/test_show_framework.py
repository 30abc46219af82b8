"""Anyone can read a published framework, signed out, in a few queries."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from competencies.models import Framework
from competencies.texts import Text
from tests.cast import Cast


def test_reads_signed_out_in_few_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_max_num_queries(8):
        page = client.get(cast.framework.get_absolute_url())

    text = page.content.decode()
    assert "Passa tider" in text
    assert "Jag kan själv passa arbetstider och raster." in text
    assert "SeQF" in text
    assert "sid" not in page.cookies


def test_reads_in_english(client: Client, cast: Cast) -> None:
    page = client.get(cast.framework.get_absolute_url(), {"lang": "en"})

    assert "Keep to times" in page.content.decode()


def test_the_list_names_it(client: Client, cast: Cast) -> None:
    assert cast.framework.get_absolute_url() in client.get("/frameworks/").content.decode()


def test_an_unknown_version_is_not_found(client: Client, cast: Cast) -> None:
    assert client.get("/frameworks/gak/9.9/").status_code == 404


def test_api_lists_and_shows(client: Client, cast: Cast) -> None:
    [listed] = client.get("/api/frameworks/").json()["results"]
    whole = client.get(f"/api/frameworks/{listed['slug']}/{listed['version']}/").json()

    assert listed["title"]["sv"] == "Grundläggande arbetslivskompetenser"
    assert sum(len(area["competencies"]) for area in whole["areas"]) == 24
    assert len(whole["areas"][0]["competencies"][0]["statements"]) == 4


def test_api_hides_drafts(client: Client, cast: Cast) -> None:
    Framework.objects.create(slug="other", version="1", title=Text(sv="Utkast"), digest="x")

    assert len(client.get("/api/frameworks/").json()["results"]) == 1
    assert client.get("/api/frameworks/other/1/").status_code == 404


def test_a_text_falls_back_and_says_in_which_language() -> None:
    text = Text(uk="Привіт")

    assert str(text) == "Привіт"
    assert text.language == "uk"
    assert not Text()
    assert str(Text()) == ""

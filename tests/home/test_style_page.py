"""The parts of a page hold together: titles, questions and errors, and pages of last resort."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse


@pytest.fixture
def style_page(client: Client, db: None) -> str:
    return client.get(reverse("home:style_page"), {"lang": "en"}).content.decode()


def test_title_says_first_that_something_is_wrong(style_page: str) -> None:
    title = re.search(r"<title>(.*?)</title>", style_page, re.S)

    assert title
    assert title[1].startswith("Error:")


def test_everything_a_field_is_described_by_is_on_the_page(style_page: str) -> None:
    described_by = " ".join(re.findall(r'aria-describedby="([^"]+)"', style_page)).split()
    present = set(re.findall(r'\bid="([^"]+)"', style_page))

    assert "id_words_error" in described_by
    assert set(described_by) - present == set()


def test_error_summary_leads_to_the_fields(style_page: str) -> None:
    present = set(re.findall(r'\bid="([^"]+)"', style_page))
    summary = style_page.partition('class="errors"')[2].partition("</div>")[0]

    targets = re.findall(r'href="#([^"]+)"', summary)

    assert targets
    assert set(targets) <= present


def test_no_part_brings_its_own_style_or_script(style_page: str) -> None:
    assert not re.search(r'\sstyle="|<style|\son\w+="|<script(?! src=)', style_page)


def test_icons_of_every_part_are_in_the_sprites(
    style_page: str, pytestconfig: pytest.Config
) -> None:
    wanted = set(re.findall(r'href="/static/([\w-]+\.svg)#([\w-]+)"', style_page))

    missing = [
        (sprite, icon)
        for sprite, icon in sorted(wanted)
        if f'id="{icon}"' not in (pytestconfig.rootpath / "static" / sprite).read_text()
    ]

    assert missing == []


@pytest.mark.parametrize("name", ["403", "403_csrf", "404", "429", "500", "503"])
def test_page_of_last_resort_needs_no_request(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert "<h1>" in page
    assert "Jag kan" in page

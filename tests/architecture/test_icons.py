"""An icon that a template asks for is in its sprite; a missing one would draw nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

INCLUDE = re.compile(r"{% include (.+?)%}")
ICON = re.compile(r'\bicon="([\w-]+)"')
NAME = re.compile(r'^"components/icon\.html".*\bname="([\w-]+)"')
WITHOUT_MENU = re.compile(
    r'{% extends "(?:base_plain|allauth/layouts/base|account/base_\w+)\.html" %}'
)
SPRITE = re.compile(r'\bsprite="([\w.-]+)"')


def test_every_icon_is_in_its_sprite(pytestconfig: pytest.Config) -> None:
    root = pytestconfig.rootpath
    drawn = {sprite.name: sprite.read_text() for sprite in (root / "static").glob("icons*.svg")}

    missing = [
        f"{template.relative_to(root)}: {icon} in {sprite}"
        for template in sorted((root / "templates").rglob("*.html"))
        for icon, sprite in icons_of(template)
        if f'id="i-{icon}"' not in drawn[sprite]
    ]

    assert missing == [], "add it in tools/draw_sprite.py"


def test_a_page_without_a_menu_asks_for_the_light_sprite_alone(pytestconfig: pytest.Config) -> None:
    templates = pytestconfig.rootpath / "templates"
    choosy = [
        f'"components/{part.name}"'
        for part in (templates / "components").glob("*.html")
        if "sprite" in part.read_text().splitlines()[0]
    ]

    others = [
        f"{template.relative_to(templates)}: {include}"
        for template in sorted(templates.rglob("*.html"))
        for include in INCLUDE.findall(template.read_text())
        if WITHOUT_MENU.search(template.read_text())
        and include.startswith(tuple(choosy))
        and 'sprite="icons-plain.svg"' not in include
    ]

    assert others == [], "two sprites weigh more than one"


def icons_of(template: Path) -> Iterator[tuple[str, str]]:
    """Find each icon named outright, and its sprite."""
    for include in INCLUDE.findall(template.read_text()):
        sprite = SPRITE.search(include)
        for pattern in (NAME, ICON):
            if icon := pattern.search(include):
                yield icon[1], sprite[1] if sprite else "icons.svg"

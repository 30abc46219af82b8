"""An icon that a template asks for is in its sprite; a missing one would draw nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

INCLUDE = re.compile(r"{% include (.+?)%}")
ICON = re.compile(r'\bicon="([\w-]+)"')
NAME = re.compile(r'^"components/icon\.html".*\bname="([\w-]+)"')
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


def icons_of(template: Path) -> Iterator[tuple[str, str]]:
    """Find each icon named outright, and its sprite."""
    for include in INCLUDE.findall(template.read_text()):
        sprite = SPRITE.search(include)
        for pattern in (NAME, ICON):
            if icon := pattern.search(include):
                yield icon[1], sprite[1] if sprite else "icons.svg"

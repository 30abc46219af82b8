"""The colours of static/app.css can be told apart, by day and by night."""

import re

import pytest

TEXT, CONTROL = 4.5, 3.0

PAIRS = [
    ("ink", "bg", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "sunk", TEXT),
    ("ink", "pine-soft", TEXT),
    ("ink", "honey-soft", TEXT),
    ("ink", "sky-soft", TEXT),
    ("ink", "clay-soft", TEXT),
    ("ink-2", "bg", TEXT),
    ("ink-2", "surface", TEXT),
    ("ink-2", "sunk", TEXT),
    ("pine", "bg", TEXT),
    ("pine", "surface", TEXT),
    ("pine", "pine-soft", TEXT),
    ("on-pine", "pine", TEXT),
    ("on-pine", "pine-strong", TEXT),
    ("honey-ink", "honey-soft", TEXT),
    ("sky-ink", "sky-soft", TEXT),
    ("plum", "plum-soft", TEXT),
    ("plum", "surface", TEXT),
    ("clay", "clay-soft", TEXT),
    ("clay", "surface", TEXT),
    ("clay", "bg", TEXT),
    ("edge", "surface", CONTROL),
    ("edge", "bg", CONTROL),
    ("focus", "bg", CONTROL),
    ("focus", "surface", CONTROL),
]

THEMES = {
    "light": ":root {",
    "dark by the phone": ':root:not([data-theme="light"]) {',
    "dark by choice": ':root[data-theme="dark"] {',
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_pair_can_be_told_apart(
    pytestconfig: pytest.Config, theme: str, ink: str, paper: str, least: float
) -> None:
    colours = _colours(pytestconfig, theme)

    assert _contrast(colours[ink], colours[paper]) >= least


def test_both_ways_to_the_dark_theme_look_the_same(pytestconfig: pytest.Config) -> None:
    by_phone = _colours(pytestconfig, "dark by the phone")

    assert by_phone == _colours(pytestconfig, "dark by choice")


def _colours(pytestconfig: pytest.Config, theme: str) -> dict[str, str]:
    stylesheet = (pytestconfig.rootpath / "static/app.css").read_text()
    _, _, after = stylesheet.partition(THEMES[theme])
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", after.partition("}")[0]))


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

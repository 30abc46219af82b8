"""Every component can be looked at on one page."""

import pytest


def test_style_page_shows_every_component(pytestconfig: pytest.Config) -> None:
    templates = pytestconfig.rootpath / "templates"
    page = (templates / "home/style_page.html").read_text()

    missing = [
        component.name
        for component in sorted((templates / "components").glob("*.html"))
        if f'"components/{component.name}"' not in page
    ]

    assert missing == [], "show it in templates/home/style_page.html"


def test_every_component_says_what_it_takes(pytestconfig: pytest.Config) -> None:
    components = (pytestconfig.rootpath / "templates/components").glob("*.html")

    silent = [file.name for file in components if "Takes:" not in file.read_text().split("#}")[0]]

    assert silent == []

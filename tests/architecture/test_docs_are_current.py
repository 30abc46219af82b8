"""What is drawn from the code is as the code is; `python3 run.py docs` redraws it."""

from pathlib import Path

import pytest

from tests.architecture import drawings
from tests.architecture.samples import make_samples
from tests.cast import Cast
from tools import draw_plain_css


@pytest.fixture
def held(pytestconfig: pytest.Config) -> "Held":
    return Held(pytestconfig)


class Held:
    """Compares a page with its drawing, or draws it when asked to."""

    def __init__(self, config: pytest.Config) -> None:
        self.folder = Path(config.rootpath)
        self.draws = bool(config.getoption("--draw"))

    def __call__(self, name: str, drawing: str) -> None:
        page = self.folder / name
        if self.draws:
            page.write_text(drawing)
        assert page.read_text() == drawing, "run: python3 run.py docs"


def test_states(held: Held) -> None:
    held("docs/states.md", drawings.states())


def test_permissions(held: Held, cast: Cast) -> None:
    held("docs/permissions.md", drawings.permissions(cast, make_samples(cast)))


def test_openapi(held: Held) -> None:
    held("docs/openapi.yaml", drawings.openapi())


def test_light_stylesheet(held: Held) -> None:
    held("static/plain.css", draw_plain_css.drawn())

"""What was drawn once is drawn the same for ever: a digest of each kind guards it.

Whoever changes the look on purpose looks at the pages, and draws the digests anew with --draw.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from certificates.document import render_pdf
from certificates.pdf.archive import ARCHIVES
from tests.certificates.contents import (
    make_content,
    make_letter,
    make_participation,
    make_statement,
    make_validation,
)

GOLDEN = Path(__file__).parent / "golden.json"
SAMPLES: dict[str, Any] = {
    "participation": lambda: render_pdf(make_participation()),
    "supervisor statement": lambda: render_pdf(make_statement(name="Олена Шевченко")),
    "competence letter": lambda: render_pdf(make_letter(name="أحمد محمد الخطيب")),
    "competence certificate": lambda: render_pdf(make_content(name="ሰላም ገብረመድህን")),
    "in Swedish": lambda: render_pdf(make_content(languages=("sv",))),
    "forty competencies": lambda: render_pdf(make_content(count=40)),
    "validation certificate": lambda: render_pdf(make_validation()),
    "for an archive": lambda: render_pdf(make_content(), profile=ARCHIVES),
}


def digest(name: str) -> str:
    return hashlib.sha256(SAMPLES[name]()).hexdigest()


@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_drawn_as_it_was(name: str, pytestconfig: pytest.Config) -> None:
    golden = json.loads(GOLDEN.read_text())
    if pytestconfig.getoption("--draw"):
        golden[name] = digest(name)
        GOLDEN.write_text(json.dumps(golden, indent=2, sort_keys=True) + "\n")

    assert digest(name) == golden[name]

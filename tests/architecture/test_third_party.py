"""Every file we took from others is named in THIRD_PARTY.md, and is still the file we took."""

import hashlib
import re
from pathlib import Path

import pytest

ROW = re.compile(r"^\|(?:[^|]+\|){3} `(?P<file>[^`]+)` \| `(?P<sha256>[0-9a-f]{64})` \|$", re.M)
TAKEN_FROM_OTHERS = ["static/icons*.svg", "static/**/*.woff2", "*/fonts/*.?tf"]


def test_vendored_files_are_unchanged(pytestconfig: pytest.Config) -> None:
    changed = [
        file
        for file, sha256 in _listed(pytestconfig.rootpath).items()
        if hashlib.sha256((pytestconfig.rootpath / file).read_bytes()).hexdigest() != sha256
    ]

    assert changed == [], "write their new SHA-256 in THIRD_PARTY.md, if the change is meant"


def test_every_vendored_file_is_listed(pytestconfig: pytest.Config) -> None:
    root = pytestconfig.rootpath
    present = {
        str(file.relative_to(root))
        for pattern in TAKEN_FROM_OTHERS
        for file in root.glob(pattern)
        if file.is_file()
    }

    assert present - _listed(root).keys() == set(), "THIRD_PARTY.md says where a file comes from"


def _listed(root: Path) -> dict[str, str]:
    text = (root / "THIRD_PARTY.md").read_text()
    return {row["file"]: row["sha256"] for row in ROW.finditer(text)}

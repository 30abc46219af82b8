"""Reads greedy files one after the other and prints what was said, then the most memory it took.

Run as a program: `python -m tests.intake.hungry`. The files are made by another process, so that
their making does not count.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory


def main(folder: str = "") -> None:
    """Make the files in a folder, if one is named; else have them made, and read them."""
    if folder:
        for name, content in greedy():
            Path(folder, name).write_bytes(content)
        return
    with TemporaryDirectory() as made:
        command = (sys.executable, "-m", "tests.intake.hungry", made)
        subprocess.run(command, check=True)  # noqa: S603
        for file in sorted(Path(made).iterdir()):
            print(f"{file.name}: {read(file.read_bytes())}")  # noqa: T201
    print(peak())  # noqa: T201


def greedy() -> Iterator[tuple[str, bytes]]:
    """Yield files that ask for as much as they may, packed tight or not at all."""
    from tests.intake.sheets import cell, changed, many_elements, stored, with_sheet, workbook

    many = " ".join(f"a{n}=''" for n in range(400_000))
    far = "".join(f"<row><c r='GR{n}'/><c r='GS{n}'/></row>" for n in range(1, 100_000))
    yield "zeros", changed(workbook(["Namn"]), {"xl/x.xml": b"0" * 50_000_000})
    yield "packed", with_sheet("<x/>" * 9_000_000)
    yield "cells", stored(with_sheet("<row>" + "<c/>" * 1_200_000 + "</row>"))
    yield "elements", with_sheet(many_elements())
    yield "attributes", stored(with_sheet(f"<x {many}/>"))
    yield "text", stored(with_sheet(f"<row>{cell('A1', 'x' * 4_000_000)}</row>"))
    yield "far", stored(with_sheet(far))
    yield "wide", b"Namn\n" + b";" * 4_000_000
    yield "quotes", b'Namn\n"' + b"x\n" * 2_000_000
    yield "long", b"Namn\n" + b"x" * 4_000_000
    yield "many", b"Namn\n" + b"x;y\n" * 1_200_000


def read(content: bytes) -> str:
    from django.conf import settings

    from intake.tables import NotRead, read_table

    if not settings.configured:
        settings.configure(USE_I18N=False)  # nothing else of ours is needed to read a file
    try:
        return f"{len(read_table(content, knows=len).rows)} rows"
    except NotRead as refusal:
        return refusal.sentence


def peak() -> int:
    """Return the most memory this process has had, in bytes."""
    said = Path("/proc/self/status").read_text().partition("VmHWM:")[2]
    return int(said.split()[0]) * 1024


if __name__ == "__main__":
    main(*sys.argv[1:])

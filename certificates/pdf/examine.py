"""What can be said of a file that somebody hands in, in bounded time and memory.

The file is read by a process of its own, which may neither think long nor take much room: whatever
is wrong with the file, we get an answer.
"""

import asyncio
import base64
import hashlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader

from certificates import numbers
from certificates.pdf.examination import Examination, Problem, Trust
from certificates.pdf.reading import Seal, opened, read_attachment, read_links, read_seals

__all__ = ["LARGEST", "Busy", "Examination", "Problem", "Trust", "examine"]

LARGEST = 10 * 1024 * 1024
"""Bytes of the largest file we look into: a hundred times what any of ours has."""
THINKS = 8
"""Seconds of computing that one file gets."""
WAITS = 20
"""Seconds that we wait for the answer."""
ROOM = 1024 * 1024 * 1024
"""Bytes of address space; most of it is the libraries'."""
AT_ONCE = 2
"""Files that one process of ours has examined at a time: its other threads answer other pages."""
WAITS_FOR_TURN = 2
"""Seconds until whoever comes beyond that is asked to come back."""
LONGEST = 2000
"""Signs of a text in which we look for a number: an address has some fifty."""

_HEAD = 1024  # readers look for the mark this far into a file
_ROOT = Path(__file__).resolve().parent.parent.parent
_TRUST = ("roots", "others", "withdrawn")
_NEEDED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")

log = logging.getLogger(__name__)
_turns = BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """So many files are looked at that this one has to wait: nothing is known of it."""


def examine(pdf: bytes, trust: Trust) -> Examination:
    """Say what can be said of a file; never raises because of what is in it.

    Raises Busy where too many others are being examined.
    """
    blank = Examination(sha256=hashlib.sha256(pdf).hexdigest())
    if len(pdf) > LARGEST:
        return replace(blank, problem=Problem.TOO_LARGE)
    if b"%PDF-" not in pdf[:_HEAD]:
        return replace(blank, problem=Problem.NOT_A_PDF)
    return _in_turn(_as_line(trust) + pdf) or replace(blank, problem=Problem.TOO_HARD)


def _in_turn(question: bytes) -> Examination | None:
    if not _turns.acquire(timeout=WAITS_FOR_TURN):
        raise Busy
    try:
        return _asked(question)
    finally:
        _turns.release()


def _asked(question: bytes) -> Examination | None:
    """Ask a process that has limits, and none of our secrets."""
    try:
        done = subprocess.run(  # ourselves, with no word of the file's
            [sys.executable, "-m", "certificates.pdf.examine"],
            input=question,
            capture_output=True,
            cwd=_ROOT,
            env={name: os.environ[name] for name in _NEEDED if name in os.environ},
            timeout=WAITS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if not done.stdout.endswith(b"\n"):
        log.warning("An examination ended with %s: %s", done.returncode, done.stderr[-300:])
        return None
    return _answer(done.stdout)


def look(pdf: bytes, trust: Trust) -> Examination:
    """Examine in this process, without limits to time and memory."""
    blank = Examination(sha256=hashlib.sha256(pdf).hexdigest())
    try:
        reader = opened(pdf)
        if reader.encrypted:
            return replace(blank, problem=Problem.ENCRYPTED)
        carried = replace(blank, attachment=_attachment(reader))
        carried = replace(carried, number=_number(reader, carried.attachment))
        return _with_seal(carried, _seals(reader, trust))
    except (RecursionError, MemoryError, PdfDecodeLimitError):
        return replace(blank, problem=Problem.TOO_HARD)
    except Exception:  # a stranger's file may break a reader in any way
        return replace(blank, problem=Problem.DAMAGED)


def _seals(reader: PdfFileReader, trust: Trust) -> list[Seal]:
    """Wait in a thread of its own: where a loop runs already, asyncio refuses a second one, and
    its refusal would pass for a fault of the file.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(lambda: asyncio.run(read_seals(reader, trust))).result()


def _with_seal(carried: Examination, seals: list[Seal]) -> Examination:
    """Speak of our seal if it is there, else of the first."""
    if not seals:
        return carried
    seal = next((each for each in seals if each.is_ours), seals[0])
    return replace(carried, is_sealed=True, **asdict(seal))


def _attachment(reader: PdfFileReader) -> dict[str, Any] | None:
    try:
        return read_attachment(reader)
    except ValueError:  # something is attached, and it is no JSON
        return None


def _number(reader: PdfFileReader, attachment: dict[str, Any] | None) -> str | None:
    for text in (*_strings(attachment), *read_links(reader)):
        if len(text) > LONGEST:
            continue
        for part in reversed(text.split("/")):
            if number := numbers.parse(part):
                return number
    return None


def _strings(plain: object) -> Iterator[str]:
    if isinstance(plain, dict):
        for value in plain.values():
            yield from _strings(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _strings(value)
    elif isinstance(plain, str):
        yield plain


# Between the two processes


def _as_line(trust: Trust) -> bytes:
    plain = {
        name: [base64.b64encode(each).decode() for each in getattr(trust, name)] for name in _TRUST
    }
    return json.dumps(plain).encode() + b"\n"


def _from_line(line: bytes) -> Trust:
    plain = json.loads(line)
    return Trust(**{name: tuple(map(base64.b64decode, plain[name])) for name in _TRUST})


def _answer(line: bytes) -> Examination:
    plain = json.loads(line)
    sealed_at = plain["sealed_at"]
    problem = plain["problem"]
    return Examination(
        **{
            **plain,
            "sealed_at": datetime.fromisoformat(sealed_at) if sealed_at else None,
            "problem": Problem(problem) if problem else None,
        }
    )


def _keep_within_limits() -> None:
    if sys.platform == "win32":  # there the waiting time is the only limit
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    resource.setrlimit(resource.RLIMIT_CPU, (THINKS, THINKS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer_once() -> None:
    _keep_within_limits()
    trust = _from_line(sys.stdin.buffer.readline())
    examined = asdict(look(sys.stdin.buffer.read(), trust))
    examined["sealed_at"] = examined["sealed_at"] and examined["sealed_at"].isoformat()
    sys.stdout.write(json.dumps(examined) + "\n")


if __name__ == "__main__":
    _answer_once()

"""A folder of files that is renewed as a whole: built beside, then put in the old one's place."""

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = -100  # AT_FDCWD: names are as everywhere
_EXCHANGE = 2  # RENAME_EXCHANGE


class Refused(Exception):
    """The folder cannot be made; the sentence says why."""


class Folder:
    """A new folder while it is filled. What is the same as in the old one is not written again."""

    MARK = "published.json"  # by this file we know a folder of ours

    def __init__(self, fresh: Path, old: Path) -> None:
        self.fresh, self.old = fresh, old
        self.files = self.written = 0
        self._made: set[Path] = set()

    def put(self, name: str, content: bytes) -> None:
        """Put a file into the new folder."""
        new, old = self.fresh / name, self.old / name
        if new.parent not in self._made:
            new.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(new.parent)
        if new.exists():
            new.unlink()
            self.files -= 1
        self.files += 1
        if not (_says(old, content) and _linked(old, new)):
            new.write_bytes(content)
            self.written += 1


@contextmanager
def renewed(target: Path) -> Iterator[Folder]:
    """Give a folder to fill, and put it in the place of the old one when all went well."""
    target = target.absolute()
    _refuse_what_is_not_ours(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        _mend(target)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
        try:
            folder = Folder(fresh, target)
            yield folder
            fresh.chmod(0o755)
            _exchange(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)  # what was not finished, or is old now


def _refuse_what_is_not_ours(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Refused(f"{target} is no folder.")
    if target.is_dir() and any(target.iterdir()) and not (target / Folder.MARK).exists():
        raise Refused(f"{target} holds something else. Name a new folder, or an empty one.")


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Let one process at a time renew a folder. The lock ends with the process, however it ends."""
    with (target.parent / f".{target.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(f"Somebody else is publishing to {target} right now.") from error
        yield


def _mend(target: Path) -> None:
    """Clear away what a killed run has left, and take back the old folder if it lies there."""
    aside = _aside(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in target.parent.glob(f".{target.name}.new-*"):
        shutil.rmtree(left)
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(fresh: Path, target: Path) -> None:
    """Let the two change places in one moment, where the system can."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchanged_at_once(fresh, target):
        aside = _aside(target)
        target.rename(aside)
        fresh.rename(target)
        aside.rename(fresh)


def _exchanged_at_once(fresh: Path, target: Path) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_HERE, os.fsencode(fresh), _HERE, os.fsencode(target), _EXCHANGE)
    return done == 0


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _says(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError):
        return False


def _linked(old: Path, new: Path) -> bool:
    try:
        new.hardlink_to(old)
    except OSError:  # some file systems have no second names
        return False
    return True

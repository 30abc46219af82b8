"""Letters as the house sees them: written to disk while developing, waiting or failed otherwise."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from lifecycle.models import Letter

NEWEST = 50  # files; one holds the mails of one connection


@dataclass(frozen=True)
class Mail:
    """One mail that was written to disk instead of being sent."""

    subject: str
    to: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Post:
    """The letters that have not arrived."""

    waiting: int
    failed: int
    oldest: datetime | None
    letters: list["Late"]


@dataclass(frozen=True)
class Late:
    """One letter that has not arrived; whom it goes to is told only roughly."""

    to: str
    state: str
    attempts: int
    error: str
    posted_at: datetime


def read_written(folder: Path) -> list[Mail]:
    """Return the mails in Django's folder of mails, the newest first."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    mails = [mail for file in files[:NEWEST] for mail in _mails_in(file)]
    return sorted(mails, key=lambda mail: mail.at, reverse=True)


def _mails_in(file: Path) -> Iterator[Mail]:
    """Split a file at Django's line of dashes and read each part as a mail."""
    for part in file.read_bytes().split(b"-" * 79 + b"\n"):
        if not part.strip():
            continue
        mail = email.message_from_bytes(part, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        body = mail.get_body(preferencelist=("plain",))
        yield Mail(
            subject=str(mail["Subject"]),
            to=str(mail["To"]),
            at=_moment_of(str(mail["Date"])),
            text=body.get_content().strip() if body else "",
        )


def _moment_of(written: str) -> datetime:
    """Read a mail's date; «-0000», which Django writes, means UTC and no zone of anybody's."""
    at = parsedate_to_datetime(written)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def still_on_their_way() -> Post:
    """Return the letters that have not arrived, those that failed standing first. Three queries."""
    late = Letter.objects.filter(state__in=[Letter.State.WAITING, Letter.State.FAILED])
    oldest = late.order_by("posted_at").first()
    failed = late.filter(state=Letter.State.FAILED).count()
    return Post(
        waiting=late.count() - failed,
        failed=failed,
        oldest=oldest.posted_at if oldest else None,
        letters=[_told_roughly(letter) for letter in late.order_by("state", "posted_at")[:50]],
    )


def _told_roughly(letter: Letter) -> Late:
    return Late(
        to=masked(letter.to),
        state=letter.get_state_display(),
        attempts=letter.attempts,
        error=masked_within(letter.last_error, letter.to),
        posted_at=letter.posted_at,
    )


def masked(address: str) -> str:
    """Return an address as only its owner would know it: «k…@cykelkoket.example»."""
    name, _at, domain = address.rpartition("@")
    return f"{name[:1]}…@{domain}"


def masked_within(words: str, address: str) -> str:
    """Mask the address where a mail server repeats it."""
    return words.replace(address, masked(address))

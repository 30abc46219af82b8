"""A mail server on this machine, in as bad a mood as a test wants."""

import asyncio
import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller

HANGS = 5  # seconds; tests wait for less, or end the one who waits
AT_THE_RECEIVER = {
    "unknown": "550 5.1.1 No such user",
    "greylisting": "450 4.2.0 Come back later",
    "closing": "421 4.3.2 Closing down",
}
AT_THE_LETTER = {"full": "452 4.3.1 Disk is full", "spam": "554 5.7.1 We do not want this"}


class Door:
    """Remembers the names of the letters it takes."""

    def __init__(self) -> None:
        self.mood = "well"
        self.asked = 0
        self.taken: list[str] = []
        self.is_hanging = Event()

    async def handle_MAIL(  # noqa: N802  aiosmtpd looks for this name
        self, server: Any, session: Any, envelope: Any, *args: Any
    ) -> str:
        self.asked += 1
        if self.mood == "busy":
            return "421 4.3.2 Too many are here"
        if self.mood == "strangers":
            return "550 5.7.1 We do not know you"
        envelope.mail_from = args[0]
        return "250 OK"

    async def handle_RCPT(  # noqa: N802  aiosmtpd looks for this name
        self, server: Any, session: Any, envelope: Any, *args: Any
    ) -> str:
        if self.mood in AT_THE_RECEIVER:
            return AT_THE_RECEIVER[self.mood]
        envelope.rcpt_tos.append(args[0])
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        if self.mood in AT_THE_LETTER:
            return AT_THE_LETTER[self.mood]
        if self.mood == "hangs before it takes":
            await self._hang()
        self.taken.append(str(email.message_from_bytes(envelope.content)["Message-ID"]))
        if self.mood == "hangs after it took":
            await self._hang()
        return "250 OK"

    async def _hang(self) -> None:
        self.is_hanging.set()
        await asyncio.sleep(HANGS)


@contextmanager
def serving(port: int) -> Iterator[Door]:
    """Serve until the block ends."""
    door = Door()
    controller = Controller(door, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield door
    finally:
        controller.stop(no_assert=True)


@contextmanager
def silent(port: int) -> Iterator[None]:
    """Let callers in and never say a word."""
    with socket.create_server(("127.0.0.1", port)):
        yield


def free_port() -> int:
    """Return a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port

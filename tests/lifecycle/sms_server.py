"""A provider of text messages on this machine, in as bad a mood as a test wants."""

import json
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qsl

HANGS = 0.6  # seconds; tests are told to wait for less


class SmsServer(ThreadingHTTPServer):
    """Remembers what it was asked and takes, and answers in its mood."""

    daemon_threads = True
    mood: str | int = "well"

    def __init__(self, user: str, password: str) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.key = "Basic " + b64encode(f"{user}:{password}".encode()).decode()
        self.heard: list[dict[str, str]] = []
        self.taken: list[dict[str, str]] = []

    @property
    def asked(self) -> int:
        return len(self.heard)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/a1/sms"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked has hung up, which is what those tests are about."""


class _Door(BaseHTTPRequestHandler):
    server: SmsServer
    moods: ClassVar[dict[str, bytes]] = {
        "garbage": b"<html>Welcome to the hotel's network</html>",
        "odd": b'["id"]',
        "nameless": b'{"status": "created"}',
        "failed": b'{"id": "s0", "status": "failed"}',
    }

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append(dict(parse_qsl(body)) | {"key": self.headers["Idempotency-Key"]})
        mood = self.server.mood
        if mood == "hanging":
            time.sleep(HANGS)
            return
        if self.headers["Authorization"] != self.server.key:
            mood = 401
        if isinstance(mood, int):
            self._answer(mood, b'{"message": "+46701740605 cannot be reached"}')
        elif mood in self.moods:
            self._answer(200, self.moods[mood])
        else:
            self.server.taken.append(
                dict(parse_qsl(body)) | {"key": self.headers["Idempotency-Key"]}
            )
            name = f"s{len(self.server.taken)}"
            self._answer(200, json.dumps({"id": name, "status": "created"}).encode())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", self.server.url)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@contextmanager
def serving(user: str, password: str) -> Iterator[SmsServer]:
    """Serve until the block ends."""
    with SmsServer(user, password) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()

"""The published folder on a web server that knows nothing of us, in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder with Python's own server, which finds no package of ours, nor Django."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-I", "-S", "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    server = subprocess.Popen(  # noqa: S603  our own command line
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urlopen(address).close()  # noqa: S310  our own server
        except URLError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)

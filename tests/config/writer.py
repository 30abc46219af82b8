"""A program that writes to an SQLite file through our backend, for the tests of it."""

import json
import multiprocessing
import os
import sys
import time

import django
from django.conf import settings
from django.db import connection, transaction

fork = multiprocessing.get_context("fork")
WRITERS = 32
START = fork.Barrier(WRITERS)


def race(links: int) -> None:
    """Add links by many processes at once, and say how long each had to wait at worst."""
    with fork.Pool(WRITERS) as pool:
        say(json.dumps(pool.map(append_links, [links] * WRITERS, chunksize=1)))


def connect(path: str) -> None:
    """Set Django up with nothing but the database."""
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000"
    options = {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": pragmas}
    default = {"ENGINE": "config.sqlite", "NAME": path, "OPTIONS": options}
    settings.configure(DATABASES={"default": default}, USE_TZ=True)
    django.setup()


def append_links(number: int) -> float:
    """When everybody is there, add links as fast as we may, and return the longest wait."""
    connection.ensure_connection()
    START.wait()
    waits = []
    for _ in range(number):
        began = time.monotonic()
        append_link()
        waits.append(time.monotonic() - began)
    return max(waits)


def append_link() -> None:
    """Read the head of the chain, and add the next link to it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM link")
        head = cursor.fetchone()[0]
        cursor.execute("INSERT INTO link (previous, writer) VALUES (%s, %s)", [head, os.getpid()])


def stall() -> None:
    """Add a link, say so, and never finish."""
    with transaction.atomic():
        append_link()
        say("stalled")
        time.sleep(60)


def say(word: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    connect(sys.argv[1])
    if sys.argv[2] == "stall":
        stall()
    race(int(sys.argv[2]))

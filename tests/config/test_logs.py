"""No log may open a supervisor's page."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.conf import settings
from django.utils.log import configure_logging

from config.logs import WithoutSecrets, without_secrets

LINK = f"/s/{'a1' * 32}/"


def record(message: str, *args: object, trouble: Exception | None = None) -> logging.LogRecord:
    info = (type(trouble), trouble, None) if trouble else None
    return logging.LogRecord("x", logging.ERROR, __file__, 1, message, args, info)


def test_the_secret_is_taken_out_of_message_and_arguments() -> None:
    logged = record("Answered %s with %s", LINK, 503)

    assert WithoutSecrets().filter(logged)
    assert logged.getMessage() == "Answered /s/…/ with 503"


def test_the_secret_of_a_provider_is_taken_out_too() -> None:
    logged = record("POST /letters/7/report/%s/", "b2" * 32)

    WithoutSecrets().filter(logged)
    assert logged.getMessage() == "POST /letters/7/report/…/"


def test_the_secret_is_taken_out_of_a_traceback() -> None:
    logged = record("Trouble", trouble=ValueError(f"at {LINK}"))

    WithoutSecrets().filter(logged)

    assert logged.exc_text is not None
    assert "a1a1" not in logged.exc_text


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (f"GET /accounts/login/?next=%2Fs%2F{'a1' * 32}%2F", "?next=%2Fs%2F…%2F"),
        (f"?next=%252Fs%252Fmine%252F{'A1' * 32}", "?next=%252Fs%252Fmine%252F…"),
        (f"GET /c/{'a1' * 32}/?lang=en", "GET /c/…/?lang=en"),
        (f"token {'0f' * 20} leaks", "token … leaks"),
        ("GET /p/k7m4x2/?lang=en", "GET /p/…/?lang=en"),
        ("GET /v/7K4M-93QX-2HVN-W8TD-C/pdf/", "GET /v/…/pdf/"),
        ("GET /api/certificates/7K4M93QX2HVNW8TDC/", "GET /api/certificates/…/"),
        ("GET /v/?number=7K4M-93QX&lang=en", "GET /v/?number=…&lang=en"),
        ("?next=%2Fv%2F%3Fnumber%3D7K4M-93QX", "?next=%2Fv%2F%3Fnumber%3D…"),
        ("GET /entries/6f1c2f9e-0c9a-4c89-9a4f-1d5a3f0b7f11/ 200", "1d5a3f0b7f11/ 200"),
        ("GET /certificates/7/ 200", "GET /certificates/7/ 200"),
        ("GET /static/app.5d41402abc4b2a76b9719d911017c592.css", "7c592.css"),
    ],
)
def test_what_opens_a_page_is_taken_out_however_it_is_written(line: str, written: str) -> None:
    masked = without_secrets(line)

    assert masked.endswith(written)
    assert without_secrets(masked) == masked


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What our one handler writes, set up as a process of ours sets it up."""
    out = StringIO()
    monkeypatch.setattr("sys.stderr", out)
    loggers = [logging.getLogger(name) for name in ["", "django", *EARS]]
    kept = [(each, each.handlers, each.level, each.propagate) for each in loggers]
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    yield out
    for each, handlers, level, propagate in kept:
        each.handlers, each.level, each.propagate = handlers, level, propagate


EARS = ["django.server", "django.request", "django.security", "gunicorn.access", "gunicorn.error"]


@pytest.mark.parametrize("name", EARS)
def test_every_logger_writes_through_the_filter(logged: StringIO, name: str) -> None:
    logging.getLogger(name).error('"GET %s HTTP/1.1" %s', LINK, 200)

    assert logged.getvalue() == '"GET /s/…/ HTTP/1.1" 200\n'


def test_no_handler_stands_beside_the_filter(logged: StringIO) -> None:
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    ours = [each for each in known if each.name.split(".")[0] in ("django", "gunicorn")]

    assert [(each.name, each.handlers) for each in ours if each.handlers] == []

"""No log may open a supervisor's page."""

import logging

from config.logs import WithoutSecrets

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

"""A production that still carries something of a development machine does not start."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.http.request import validate_host

SENDER = re.compile(r"[A-Za-z][A-Za-z0-9]{0,10}|\+[1-9][0-9]{6,14}")
PER_PROCESS = ("locmem", "dummy")


def reasons_to_refuse(settings: Mapping[str, Any]) -> list[str]:
    """Return what is unsafe about these settings, as short phrases; empty if nothing is."""
    from certificates.pdf import keyring  # half a second, which only a production needs to wait

    cache = settings["CACHES"]["default"]["BACKEND"]
    unsafe = {
        "SECRET_KEY is the development secret": settings["SECRET_KEY"]
        == settings["DEVELOPMENT_SECRET"],
        "SECRET_KEY is shorter than 50 characters": len(settings["SECRET_KEY"]) < 50,
        "SECRET_KEY is not random": len(set(settings["SECRET_KEY"])) < 10,
        "IDENTITY_KEY is missing, or not 32 random characters": len(settings["IDENTITY_KEY"]) < 32
        or len(set(settings["IDENTITY_KEY"])) < 10,
        "IDENTITY_KEY is the same as SECRET_KEY": settings["IDENTITY_KEY"]
        == settings["SECRET_KEY"],
        "DEBUG is on": settings["DEBUG"],
        "ALLOWED_HOSTS is empty or open to all": not settings["ALLOWED_HOSTS"]
        or "*" in settings["ALLOWED_HOSTS"],
        "PUBLIC_URL is no host of ALLOWED_HOSTS": not _is_ours(settings),
        "EMAIL_URL names no mail server, so no code and no link would arrive": not settings[
            "EMAIL_BACKEND"
        ].endswith("smtp.EmailBackend"),
        "PUBLIC_URL is not https": not settings["PUBLIC_URL"].startswith("https://"),
        "the cache is one per process, so limits and one-time codes would not hold": any(
            kind in cache for kind in PER_PROCESS
        ),
        "OFFER_CAST lets anyone sign in as anyone": settings["OFFER_CAST"],
        "SECOND_FACTOR_REQUIRED is off": not settings["SECOND_FACTOR_REQUIRED"],
        "CHECKPOINT_KEY_FILE names no key, so nobody could trust the register’s checkpoints": not (
            settings["CHECKPOINT_KEY_FILE"] and Path(settings["CHECKPOINT_KEY_FILE"]).is_file()
        ),
        "SMS is half set up; it needs a URL with https, USER and PASSWORD": not all(
            it["url"].startswith("https://") and it["user"] and it["password"]
            for it in settings["SMS_PROVIDERS"]
        ),
        "SMS_SENDER is neither up to 11 letters and digits nor a number like +46701234567": not all(
            SENDER.fullmatch(it["sender"]) for it in settings["SMS_PROVIDERS"]
        ),
    }
    folders = (Path(settings["SEAL_TRUST_FOLDER"]), Path(settings["SEAL_WITHDRAWN_FOLDER"]))
    return [
        *(reason for reason, holds in unsafe.items() if holds),
        *keyring.problems(settings["SEAL"], *folders),
    ]


def _is_ours(settings: Mapping[str, Any]) -> bool:
    host = urlsplit(settings["PUBLIC_URL"]).hostname or ""
    return any(validate_host(host, [pattern]) for pattern in settings["ALLOWED_HOSTS"])


def refuse_unsafe(settings: Mapping[str, Any]) -> None:
    """Leave with one line unless this is a development machine or everything is safe."""
    reasons = [] if settings["DEVELOPMENT"] else reasons_to_refuse(settings)
    if reasons:
        raise SystemExit(f"Jag kan does not start: {'; '.join(reasons)}.")

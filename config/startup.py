"""A production that still carries something of a development machine does not start."""

from collections.abc import Mapping
from typing import Any

PER_PROCESS = ("locmem", "dummy")


def reasons_to_refuse(settings: Mapping[str, Any]) -> list[str]:
    """Return what is unsafe about these settings, as short phrases; empty if nothing is."""
    cache = settings["CACHES"]["default"]["BACKEND"]
    unsafe = {
        "SECRET_KEY is the development secret": settings["SECRET_KEY"]
        == settings["DEVELOPMENT_SECRET"],
        "SECRET_KEY is shorter than 50 characters": len(settings["SECRET_KEY"]) < 50,
        "DEBUG is on": settings["DEBUG"],
        "ALLOWED_HOSTS is empty or open to all": settings["ALLOWED_HOSTS"] in ([], ["*"]),
        "PUBLIC_URL is not https": not settings["PUBLIC_URL"].startswith("https://"),
        "the cache is one per process, so limits and one-time codes would not hold": any(
            kind in cache for kind in PER_PROCESS
        ),
        "OFFER_CAST lets anyone sign in as anyone": settings["OFFER_CAST"],
        "SECOND_FACTOR_REQUIRED is off": not settings["SECOND_FACTOR_REQUIRED"],
    }
    return [reason for reason, holds in unsafe.items() if holds]


def refuse_unsafe(settings: Mapping[str, Any]) -> None:
    """Leave with one line unless this is a development machine or everything is safe."""
    reasons = [] if settings["DEVELOPMENT"] else reasons_to_refuse(settings)
    if reasons:
        raise SystemExit(f"Jag kan does not start: {'; '.join(reasons)}.")

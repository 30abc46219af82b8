"""A provider that is down is left in peace for a while, and then tried with one message."""

import time

from django.conf import settings
from django.core.cache import cache

MEMORY = 24 * 3600  # seconds; a provider that nobody used for so long starts afresh
PROBE = 60  # seconds; longer than any message takes


class Breaker:
    """Closed, open, or half open for one; all workers see the same, in the cache they share."""

    def __init__(self, provider: str) -> None:
        self._failures = f"sms:{provider}:failures"
        self._rests_until = f"sms:{provider}:rests-until"
        self._probe = f"sms:{provider}:probe"

    def lets_through(self) -> bool:
        """Say whether to try now. After the rest one message may, and the others wait for it."""
        until = cache.get(self._rests_until)
        if until is None:
            return True
        return time.time() >= until and bool(cache.add(self._probe, 1, timeout=PROBE))

    def failed(self) -> None:
        """Count one more failure in a row; after too many, or a failed probe, rest."""
        most, seconds = settings.SMS_BREAKER
        failures = cache.get(self._failures, 0) + 1  # incr() would forget when the key is to end
        cache.set(self._failures, failures, timeout=MEMORY)
        if failures >= most:
            cache.set(self._rests_until, time.time() + seconds, timeout=MEMORY)
            cache.delete(self._probe)

    def succeeded(self) -> None:
        """Forget what was."""
        if cache.get(self._failures) is not None:
            cache.delete_many([self._failures, self._rests_until, self._probe])

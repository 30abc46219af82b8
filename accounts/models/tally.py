"""How often something was asked for: what a limit counts in, exactly, however many ask at once."""

import time
from datetime import UTC, datetime

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

# Two at once are two: the database adds up, in one statement that nobody else's comes between.
_ONE_MORE = (
    "INSERT INTO accounts_tally (key, n, ends_at) VALUES (%s, 1, %s)"
    " ON CONFLICT (key) DO UPDATE SET n = accounts_tally.n + 1 RETURNING n"
)


class Tally(models.Model):
    """How often something was asked for at one place in one window of time. The key is a seal, so
    that no address of anybody's and no secret of a poster stands here.
    """

    key = models.CharField(max_length=64, primary_key=True)
    n = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "tally"

    def __str__(self) -> str:
        return f"{self.n}"

    @classmethod
    def count(cls, name: str, place: str, seconds: int) -> int:
        """Count one more, and return how many that makes in the window of so many seconds."""
        window = int(time.time()) // seconds
        ends_at = datetime.fromtimestamp((window + 1) * seconds, UTC)
        key = salted_hmac("accounts.tally", f"{name}:{place}:{window}", algorithm="sha256")
        return cls._one_more(key.hexdigest(), ends_at)

    @classmethod
    def forget_over(cls) -> None:
        """Forget the windows that are over."""
        cls.objects.filter(ends_at__lt=timezone.now()).delete()

    @staticmethod
    def _one_more(key: str, ends_at: datetime) -> int:
        """Inside a transaction, as on SQLite only transactions queue instead of polling."""
        until = connection.ops.adapt_datetimefield_value(ends_at)
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            cursor.execute(_ONE_MORE, [key, until])
            [(n,)] = cursor.fetchall()
        return int(n)

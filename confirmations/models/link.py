"""The link that a request travels by, whose secret is in no table."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from confirmations import doors

# What _make_link() changes.
LINK = ("nonce", "digest")
# What the choice of a door changes.
DOOR = ("door", "held_nonce", "held_digest", "held_door", "needs_code")


class OpenedByLink(models.Model):
    """Something that a guest opens by a link: its token is made from nonce and server secret."""

    nonce = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)  # finds it
    expires_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    # Questions

    @property
    def token(self) -> str:
        """The secret part of the link, made anew from nonce and server secret."""
        return doors.token_from(str(self.nonce))

    @property
    def path(self) -> str:
        """The link's address on this server."""
        return reverse("confirmations:answer_request", args=[self.token])

    @property
    def link(self) -> str:
        """The whole address that goes to the supervisor."""
        return f"{settings.PUBLIC_URL}{self.path}"

    @property
    def is_late(self) -> bool:
        """Whether the link's time has passed."""
        return self.expires_at is not None and self.expires_at <= timezone.now()

    # What the steps share

    def _make_link(self) -> None:
        self.nonce = doors.new_nonce()
        self.digest = doors.digest_of(doors.token_from(self.nonce))

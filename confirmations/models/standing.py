"""How far a question to a supervisor got: its states, the steps between them, what they mean."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from confirmations.models.answers import ANSWERED
from confirmations.models.link import OpenedByLink
from lifecycle.transitions import Stateful, Transition

# What _open_for_answers() changes.
OPENED = ("sent_at", "expires_at")


class Standing(OpenedByLink, Stateful):
    """The state of a request. Whether its link was opened is a matter of the reading log, not a
    state: reading changes nothing.
    """

    class State(models.TextChoices):
        CREATED = "created", _("Not sent yet")
        SENT = "sent", _("Sent")
        ANSWERED = ANSWERED, _("Answered")
        DECLINED = "declined", _("Did not want to answer")
        EXPIRED = "expired", _("The link has expired")
        WITHDRAWN = "withdrawn", _("Taken back")
        DISPUTED = "disputed", _("Someone else answered")

    NOT_ME = "not_me"  # a reason to decline: the question came to the wrong person
    TRIED = "open_as_participant"  # an event: the link was opened by the one who asks
    OWN_BROWSER = "answer_in_own_browser"  # an event: where the participant has been signed in
    OTHER_ACCOUNT = "answer_in_other_account"  # an event: by somebody signed in as another
    MERGED = "merged"  # a reason to take back: the register knows the person at another address

    TRANSITIONS = {
        "send": Transition({State.CREATED}, State.SENT),
        "resend": Transition({State.SENT, State.EXPIRED}, State.SENT),
        "readdress": Transition({State.SENT, State.EXPIRED}, State.SENT),
        "answer": Transition({State.SENT}, State.ANSWERED),
        "change": Transition({State.ANSWERED}, State.ANSWERED),
        "decline": Transition({State.SENT}, State.DECLINED),
        "withdraw": Transition({State.CREATED, State.SENT, State.EXPIRED}, State.WITHDRAWN),
        "expire": Transition({State.SENT}, State.EXPIRED),
        "renew": Transition({State.SENT, State.EXPIRED}, State.SENT),
        "dispute": Transition({State.ANSWERED}, State.DISPUTED),
    }

    state = models.CharField(max_length=20, choices=State, default=State.CREATED)
    sent_at = models.DateTimeField(null=True)  # the last time, by whichever door

    class Meta:
        abstract = True

    # Questions

    @property
    def is_expired(self) -> bool:
        """Whether the link's time has passed, recorded or not."""
        sent = self.state == self.State.SENT
        return self.state == self.State.EXPIRED or (sent and self.is_late)

    @property
    def is_unsent(self) -> bool:
        return self.state == self.State.CREATED

    @property
    def is_waiting(self) -> bool:
        """Whether it was sent and can still be answered, paused or not."""
        return self.state == self.State.SENT and not self.is_late

    @property
    def is_answered(self) -> bool:
        return self.state == self.State.ANSWERED

    @property
    def is_declined(self) -> bool:
        return self.state == self.State.DECLINED

    @property
    def is_disputed(self) -> bool:
        return self.state == self.State.DISPUTED

    @property
    def may_ask_again(self) -> bool:
        """Whether there will be no answer to this one."""
        ended = {self.State.DECLINED, self.State.DISPUTED, self.State.WITHDRAWN}
        return self.is_expired or self.state in ended

    # What the steps share

    def _open_for_answers(self) -> None:
        self.sent_at = timezone.now()
        self.expires_at = self.sent_at + timedelta(days=settings.CONFIRMATION_DAYS)

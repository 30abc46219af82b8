"""What the clock sees to, minute by minute. Every chore may be done twice, or late."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.core.management import call_command

from accounts.models import Tally
from certificates.models import ShareLink
from collaboration.models import Sharing
from confirmations.models import Reminder
from intake.models import Intake
from lifecycle.post import reap
from programmes.models import EnrolmentDraft
from workplaces.models import Placement
from workplaces.models.contacts import forget_old_contacts

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """One thing to see to. It keeps its own transactions."""

    name: str
    do: Callable[[], object]


def command(name: str) -> Chore:
    """Return the chore of running one of our commands."""
    return Chore(name, partial(call_command, name, verbosity=0))


CHORES = [
    Chore("reap", reap),
    command("expire_requests"),
    Chore("expire_links", ShareLink.expire_due),
    Chore("expire_sharings", Sharing.expire_due),
    Chore("remind", Reminder.send_due),
    command("send_digests"),
    command("forget_spent_links"),
    command("tidy_exports"),
    Chore("forget_intakes", Intake.forget_due),
    Chore("forget_drafts", EnrolmentDraft.forget_old),
    Chore("end_placements", Placement.end_due),
    Chore("forget_contacts", forget_old_contacts),
    Chore("forget_tallies", Tally.forget_over),
    command("write_checkpoint"),
    command("prune_db_task_results"),
]


def do_chores(chores: Iterable[Chore]) -> list[str]:
    """Do one after the other and return the names of those that failed; none stops another."""
    failed = []
    for chore in chores:
        try:
            chore.do()
        except Exception:
            log.exception("The chore %s failed", chore.name)
            failed.append(chore.name)
    return failed

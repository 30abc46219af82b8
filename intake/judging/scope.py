"""Where a list goes, who brings it in, and on which day."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from accounts.models import Organisation, User
from intake.judging.findings import Answers
from programmes.models import LocalProject


@dataclass(frozen=True)
class Scope:
    """What the rows of a list are judged by, besides themselves."""

    key: UUID  # of the list: its rows get theirs from it
    organisation: Organisation
    local_project: LocalProject | None
    by: User
    today: date
    answers: Answers = field(default_factory=dict)

    @property
    def project(self) -> LocalProject:
        assert self.local_project is not None
        return self.local_project

    def key_of(self, row: int) -> UUID:
        """Return a key for what a row makes: made twice, it is there once."""
        return uuid5(self.key, str(row))

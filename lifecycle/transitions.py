"""How anything in this system changes state: one guarded, locked, recorded step.

A model lists its steps in TRANSITIONS and gives each a method of the same name.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lifecycle.models import Event

if TYPE_CHECKING:
    from accounts.models import User


class HasPage(Protocol):
    def get_absolute_url(self) -> str: ...


class Refused(Exception):
    """The domain says no, in words a person can read."""

    def __init__(self, message: "str | Promise", *, subject: HasPage) -> None:
        super().__init__(message)
        self.subject = subject


@dataclass(frozen=True)
class Transition:
    sources: Set[str]
    target: str


class Stateful(models.Model):
    """Anything with a state: the table says which step leads where, `_take` walks it."""

    TRANSITIONS: ClassVar[dict[str, Transition]]
    state = models.CharField(max_length=20)

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def open_steps(self) -> list[str]:
        """Return the steps that the current state allows, whoever asks."""
        return [name for name, step in self.TRANSITIONS.items() if self.state in step.sources]

    def allows(self, step: str) -> bool:
        """Say whether the current state allows the step, whoever asks. Does not query."""
        return self.state in self.TRANSITIONS[step].sources

    def _take(
        self, step: str, *, by: "User | str", note: str = "", also: Iterable[str] = ()
    ) -> None:
        """Take a step: lock the row, check the table, save, record. Call inside a transaction.

        Fields named in `also` are saved in the same UPDATE, where a constraint ties them to it.
        """
        transition = self.TRANSITIONS[step]
        locked = type(self)._default_manager.select_for_update().get(pk=self.pk)
        if locked.state not in transition.sources:
            self.state = locked.state
            raise Refused(self._why_not(step, by), subject=self)
        self.state = transition.target
        self.save(update_fields=["state", *also])
        Event.record(self, step, by=by, note=note)

    @classmethod
    def _take_all(
        cls, things: "Sequence[Stateful]", step: str, *, by: "User", **facts: Any
    ) -> None:
        """Take the same step with several things, all or none, in three queries and the events.

        `facts` are saved with the state, where a constraint ties them to it.
        """
        transition = cls.TRANSITIONS[step]
        pks = [thing.pk for thing in things]
        rows = cls._default_manager.filter(pk__in=pks, state__in=transition.sources)
        if len(rows.select_for_update().values_list("pk")) < len(pks):
            why = _("That is no longer possible. Someone was faster.")
            raise Refused(why, subject=things[0])
        rows.update(state=transition.target, **facts)
        for thing in things:
            thing.state = transition.target
            for name, fact in facts.items():
                setattr(thing, name, fact)
        Event.record_all(things, step, by=by)

    def _why_not(self, step: str, by: "User | str") -> str:
        """Say why the step cannot be taken; whoever took it themselves was not outrun."""
        last = Event.objects.about(self).filter(action=step).last()
        is_there = self.state == self.TRANSITIONS[step].target
        if is_there and last and by in (last.by, last.by_name):
            return _("That is done already.")
        return _("That is no longer possible. Someone was faster.")

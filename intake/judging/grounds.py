"""On which grounds of a programme somebody of a list takes part."""

import re
from typing import Final

from django.utils.translation import gettext as _

from intake.cells import Unreadable, chosen
from intake.judging.persons import Person
from programmes.models import Ground, Programme

BETWEEN: Final = re.compile(r"[;|\n]")  # a comma may stand within a ground


class Grounds:
    """The grounds that a programme offers, by their words in each language."""

    def __init__(self, programme: Programme) -> None:
        offered = list(programme.grounds.filter(is_offered=True))
        self.shown = [str(ground) for ground in offered]
        self.named = {words: ground for ground in offered for words in ground.text.values()}

    def named_by(self, person: Person) -> list[tuple[Ground, str]]:
        """Return those that a row names, each with what shows it."""
        parts = [part.strip() for part in BETWEEN.split(person.grounds)]
        found = dict.fromkeys(filter(None, (self._chosen(person, part) for part in parts if part)))
        for ground in found:
            if ground.needs_note and not person.note:
                person.reading.refuse("note", _("Write what shows it, in a few words."))
        return [(ground, person.note if ground.needs_note else "") for ground in found]

    def _chosen(self, person: Person, words: str) -> Ground | None:
        try:
            found: Ground = chosen(words, self.named, shown=self.shown)
        except Unreadable as error:
            person.reading.refuse("grounds", error.sentence)
            return None
        return found

"""Rows of one list that may be about one person."""

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _

from intake.judging.findings import Questions
from intake.judging.persons import Person
from programmes.enrolling.knowing import MOST_SIMILAR, alike

TWO = "two"


class Doubles:
    """Looks at one row after the other, and remembers those before."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._addresses: dict[str, int] = {}
        self._born: dict[date, list[Person]] = defaultdict(list)

    def look_at(self, person: Person, questions: Questions) -> None:
        """Refuse the same number or address once more; ask about the same birth date and name."""
        reading = person.reading
        for _kind, value in person.numbers:
            if (row := self._numbers.setdefault(value, person.row)) != person.row:
                name = "reserve" if value == person.reserve else "number"
                reading.refuse(name, _("It stands in row %(row)d, too.") % {"row": row})
        if person.email:
            row = self._addresses.setdefault(person.email, person.row)
            if row != person.row:
                reading.refuse("email", _("It stands in row %(row)d, too.") % {"row": row})
        if person.born and not reading.wrong:
            self._ask(person, questions)
            self._born[person.born].append(person)

    def _ask(self, person: Person, questions: Questions) -> None:
        assert person.born
        for other in self._born[person.born][-MOST_SIMILAR:]:
            are_two = person.number and other.number and person.number != other.number
            if alike(person.name, other.name) and not are_two:
                said = _("Row %(row)d has the same birth date and a similar name.")
                words = f"{said % {'row': other.row}} {_('Are they two people?')}"
                questions.ask("double", words, [(TWO, _("Yes, they are two people"))])
                return

"""Participants of a list, judged by who is here already and by the rules of their programme.

The rules are those of inviting and enrolling by hand. Nobody gets a second account in silence: by
number and birth date, or by address, somebody is known; who may be the same is asked about.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from intake.cells import folded
from intake.judging.doubles import Doubles
from intake.judging.findings import Finding, Findings, Outcome, Questions
from intake.judging.grounds import Grounds
from intake.judging.persons import Person
from intake.judging.scope import Scope
from programmes.enrolling.knowing import Known
from programmes.enrolling.together import Newcomer
from programmes.models import Enrolment, who_may_be_assigned

SOMEBODY_NEW = "new"
MAKING = (Outcome.NEW, Outcome.JOINS)


@dataclass
class Judged:
    """One row on its way to a finding."""

    person: Person
    questions: Questions
    account: User | None = None
    contact: User | None = None
    grounds: list[Any] = field(default_factory=list)
    is_there: bool = False

    @property
    def wrong(self) -> list[str]:
        return self.person.reading.wrong

    @property
    def outcome(self) -> Outcome:
        if self.wrong:
            return Outcome.WRONG
        if self.questions.are_open:
            return Outcome.ASKS
        if self.is_there:
            return Outcome.THERE
        return Outcome.JOINS if self.account else Outcome.NEW

    @property
    def finding(self) -> Finding:
        reading = self.person.reading
        says = [*self.wrong, *reading.notes, *self._plan()]
        return Finding(reading.row, self.person.name, self.outcome, says, self.questions.asked)

    def _plan(self) -> Iterator[str]:
        """Say what is made of a row that is as it should be."""
        if self.outcome not in MAKING:
            return
        if self.outcome == Outcome.NEW:
            assert self.person.born
            yield _("Is new, born %(born)s, and is invited from %(day)s.") % {
                "born": date_format(self.person.born, "j F Y"),
                "day": self.person.starts_on,
            }
        if self.contact:
            yield _("Contact person: %(name)s.") % {"name": self.contact.name}


def judge(persons: Sequence[Person], scope: Scope) -> Findings[Newcomer]:
    """Say of each row what it would do. Seven queries, however many rows there are."""
    rows = list(_Judge(persons, scope).judged())
    newcomers = [_newcomer(each, scope) for each in rows if each.outcome in MAKING]
    return Findings([each.finding for each in rows], newcomers)


def _newcomer(judged: Judged, scope: Scope) -> Newcomer:
    person = judged.person
    assert person.born
    assert person.starts_on
    return Newcomer(
        key=scope.key_of(person.row),
        name=person.name,
        birth_date=person.born,
        starts_on=person.starts_on,
        preferred_name=person.preferred_name,
        email=person.email,
        phone=person.phone,
        numbers=person.numbers,
        grounds=judged.grounds,
        contact=judged.contact,
        person=judged.account,
    )


class _Judge:
    """Judges all rows of one list."""

    def __init__(self, persons: Sequence[Person], scope: Scope) -> None:
        self.persons, self.scope = persons, scope
        self.known = Known(
            by=scope.by,
            project=scope.project,
            numbers=(value for person in persons for _kind, value in person.numbers),
            addresses=(person.email for person in persons),
            births=(person.born for person in persons if person.born),
        )
        self.grounds = Grounds(scope.project.programme)
        self.doubles = Doubles()

    def judged(self) -> Iterator[Judged]:
        rows = [self._judge(person) for person in self.persons]
        self._see_who_is_there(rows)
        yield from rows

    def _judge(self, person: Person) -> Judged:
        judged = Judged(person, Questions(person.row, self.scope.answers))
        if person.is_protected:
            return judged
        self._weigh(person)
        judged.contact = self._contact_of(person)
        judged.grounds = self.grounds.named_by(person)
        self.doubles.look_at(person, judged.questions)
        if not person.reading.wrong:
            self._find(judged)
            self._ask_about_dates(judged)
        return judged

    def _weigh(self, person: Person) -> None:
        """Weigh the age on the day when the person is to begin, or today if that has been."""
        if person.born and person.starts_on:
            day = max(person.starts_on, self.scope.today)
            programme = self.scope.project.programme
            weighed = (programme.goes_on(day), programme.is_for_age_of(person.born, on=day))
            person.reading.wrong += [it.sentence for it in weighed if it and not it.holds]

    def _contact_of(self, person: Person) -> User | None:
        if not person.contact:
            return self.team.get(self.scope.by.email.lower())
        named = self.team.get(person.contact.lower()) or self.by_name.get(folded(person.contact))
        if named is None:
            said = _("Nobody on the team is called “%(name)s”. Write the e-mail address.")
            person.reading.refuse("contact", said % {"name": person.contact})
        return named

    @cached_property
    def team(self) -> dict[str, User]:
        place = self.scope.organisation.pk
        return {each.email.lower(): each for each in who_may_be_assigned(place, is_protected=False)}

    @cached_property
    def by_name(self) -> dict[str, User]:
        """Those of the team whom a name means: two of one name are told by their addresses."""
        named = defaultdict(list)
        for each in self.team.values():
            named[folded(each.name)].append(each)
        return {name: found[0] for name, found in named.items() if len(found) == 1}

    def _find(self, judged: Judged) -> None:
        """Find whose account it is, or ask."""
        person, known = judged.person, self.known
        assert person.born
        values = [value for _kind, value in person.numbers]
        found = (known.by_number(value, born=person.born) for value in values)
        account = next(filter(None, found), None)
        if account is None:
            here = [each for value in values for each in known.with_number_here(value)]
            account = self._asked(judged, here, _("Somebody with that number is here already."))
        if account is None and person.email and known.is_taken(person.email):
            account = known.by_address(person.email, born=person.born, name=person.name)
        if account is None and not judged.questions.has_asked("same"):
            similar = known.similar(person.name, born=person.born)
            said = _("Somebody with that birth date is here already.")
            account = self._asked(judged, similar, said)
        self._refuse_protected(judged, account)
        self._refuse_taken_address(judged, account)
        judged.account = account

    def _asked(self, judged: Judged, people: list[User], words: str) -> User | None:
        if not people:
            return None
        choices = [(str(each.pk), f"{each.shown_name}, {each.birth_date}") for each in people]
        choices.append((SOMEBODY_NEW, _("No, somebody else")))
        question = f"{words} {_('Is it one of these?')}"
        answer = judged.questions.ask("same", question, choices)
        return next((each for each in people if str(each.pk) == answer), None)

    def _refuse_protected(self, judged: Judged, account: User | None) -> None:
        """Somebody found may be protected, where whoever imports handles such."""
        if account and account.is_protected:
            judged.wrong.append(_("Take the row away, and enrol the person by hand."))

    def _refuse_taken_address(self, judged: Judged, account: User | None) -> None:
        address = judged.person.email
        if not address or not self.known.is_taken(address):
            return
        if account is None or (account.email.lower() != address and not account.has_mail):
            said = _("That address cannot be used here. Write another, or leave it empty.")
            judged.person.reading.refuse("email", said)

    def _ask_about_dates(self, judged: Judged) -> None:
        """Ask gently: where the numbers of a day had run out, a nearby date was given."""
        number, born = judged.person.number, judged.person.born
        if number and number.day != born:
            said = _("The number says %(day)s, and that can be right. Are both dates right?")
            words = said % {"day": number.day}
            judged.questions.ask("dates", words, [("yes", _("Yes, both dates are right"))])

    def _see_who_is_there(self, rows: Sequence[Judged]) -> None:
        """Tell those who are in the project at that time already, and two rows of one person."""
        known = [each for each in rows if each.account]
        days = {each.account.pk: each.person.starts_on for each in known if each.account}
        enrolments = Enrolment.objects.filter(local_project=self.scope.project)
        there = enrolments.overlapping_with(days)  # type: ignore[arg-type]
        first: dict[int, int] = {}
        for each in known:
            assert each.account
            row = each.person.row
            if (other := first.setdefault(each.account.pk, row)) != row:
                each.wrong.append(_("It is the same person as in row %(row)d.") % {"row": other})
            each.is_there = each.account.pk in there
            each.person.reading.notes.append(_say_known(each))


def _say_known(judged: Judged) -> str:
    if judged.is_there:
        return _("Is in this project at that time already. Nothing is done.")
    said = _("Has an account already, and is invited with that from %(day)s.")
    return said % {"day": judged.person.starts_on}

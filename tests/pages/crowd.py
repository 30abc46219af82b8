"""A programme with a great many in it: each has what Amina has, copied row by row.

All of them are in one local project, as no town would have it, with a team of sixty and sixty
workplaces. Sara follows as many as people do, and Mona as many as nobody should.
"""

import copy
from datetime import date, timedelta
from typing import Any, Final
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model, UUIDField

from accounts.models import Role, RoleAssignment, User
from certificates.models import ChangeRequest
from lifecycle.models import Letter
from plans.models import Talk
from programmes.models import Assignment, Enrolment
from tests.afterwards import propose, took_part
from tests.assessments.cases import (
    confirm,
    make_decided_case,
    make_shared_entry,
    make_submitted_case,
)
from tests.attendance.hours import seen_here
from tests.cast import START, Cast, employ, person
from tests.certificates.certificates import make_accepted, make_draft
from tests.collaboration.together import hire_officer, share_with
from workplaces.models import Supervisor

AS_USUAL: Final = 30  # whom somebody follows
FAR_TOO_MANY: Final = 500
TEAM: Final = 60
FIRST: Final = date(2002, 1, 1)
DAYS: Final = 3000  # on which somebody is born
AT_ONCE: Final = 500  # rows in one statement


class Crowd:
    """Lets more and more take part."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.number = cast, 0
        self.officer, self.mona = hire_officer(), person("mona", "Mona Holm")
        employ(self.mona, cast.goteborg, Role.PEDAGOGUE)
        self.enrolment = Enrolment.objects.get(participant=cast.amina)
        self._let_amina_have_one_of_each()
        self.team = make([_staff(each) for each in range(TEAM)])
        alike(RoleAssignment.objects.get(user=cast.sara), user=self.team)
        names = [f"Verkstad {each:02}" for each in range(TEAM)]
        self.places = alike(cast.cykelkoket, name=names)

    def _let_amina_have_one_of_each(self) -> None:
        cast = self.cast
        self.waiting = make_shared_entry(cast, "A1.1")
        self.confirmed = make_shared_entry(cast, "A2.1", days_ago=40)
        self.asked = confirm(cast, self.confirmed)
        submitted = make_submitted_case(cast, "A3.1", entries=1)
        decided = make_decided_case(cast, {"A3.2": 2}, entries=1)
        self.cases = [submitted, decided]
        draft, issued = make_draft(cast, {"A4.1": 2}), took_part(cast, cast.amina)
        self.certificates = [draft, make_accepted(cast), issued]
        self.change = ChangeRequest.make(draft, by=cast.amina, note="Fel månad.")
        self.proposal = propose(cast, issued, "Fel projekt.")
        self.hours = seen_here(cast)
        self.talk = Talk.ask(by=cast.amina)
        self.sharing = share_with(cast, self.officer)

    def grow(self, number: int) -> None:
        """Let so many take part in all."""
        numbers, self.number = range(self.number, number), number
        people = make([_person(each) for each in numbers])
        enrolments = alike(self.enrolment, participant=people)
        self._follow(enrolments, numbers)
        self._show(people)
        self._be_placed(people)
        self._be_assessed(people)
        self._be_certified(people, numbers)
        self._attend(enrolments)
        alike(self.talk, participant=people)
        alike(self.sharing, participant=people)
        self._get_no_letter(enrolments, numbers)
        _learn_how_many_there_are()

    def _follow(self, enrolments: list[Any], numbers: range) -> None:
        contact = Assignment(is_contact=True, starts_on=START)
        alike(contact, enrolment=enrolments, staff=around(self.team, enrolments))
        for staff, most in ((self.cast.sara, AS_USUAL), (self.mona, FAR_TOO_MANY)):
            followed = enrolments[: max(0, most - numbers.start)]
            alike(Assignment(staff=staff, starts_on=START), enrolment=followed)

    def _show(self, people: list[Any]) -> None:
        """Share one moment that waits for a word, and one that Kalle has confirmed."""
        waiting = alike(self.waiting, participant=people, placement=[None] * len(people))
        confirmed = alike(self.confirmed, participant=people, placement=[None] * len(people))
        alike(self.waiting.self_assessments.get(), entry=waiting)
        alike(self.confirmed.self_assessments.get(), entry=confirmed)
        asked = alike(self.asked, entry=confirmed, digest=[uuid4().hex for _each in people])
        questions = alike(self.asked.questions.get(), request=asked)
        said = alike(self.asked.confirmation, request=asked)
        answer = self.asked.confirmation.answers.get()
        alike(answer, question=questions, confirmation=said)

    def _be_placed(self, people: list[Any]) -> None:
        """Be at a workplace, and name a supervisor there whom nobody knows yet."""
        where = around(self.places, people)
        alike(self.cast.placement, participant=people, workplace=where)
        new = Supervisor(name="Ny Handledare", organisation=self.cast.goteborg)
        alike(new, named_by=people, workplace=where)

    def _be_assessed(self, people: list[Any]) -> None:
        """Wait for an assessor, or for who checks what the assessor decided."""
        for at, case in enumerate(self.cases):
            mine = alike(case, participant=people[at :: len(self.cases)])
            row = type(case).competencies.through.objects.filter(assessmentcase=case)[0]
            alike(row, assessmentcase=mine)

    def _be_certified(self, people: list[Any], numbers: range) -> None:
        """Look through a certificate, wait for it, or hear that it may not hold."""
        draft, accepted, issued = self.certificates
        at_the_holder = alike(draft, participant=people[0::3], case=[None] * len(people[0::3]))
        alike(self.change, certificate=at_the_holder)
        alike(accepted, participant=people[1::3], case=[None] * len(people[1::3]))
        serials = [f"VV-{START.year}-9{each:05}" for each in numbers[2::3]]
        codes = [f"CROWD-{each:05}" for each in numbers[2::3]]
        given = alike(issued, participant=people[2::3], serial=serials, number=codes)
        alike(self.proposal, certificate=given)

    def _attend(self, enrolments: list[Any]) -> None:
        """Have been there one day: the leader has said so, and they have not yet."""
        records = alike(self.hours, enrolment=enrolments)
        alike(self.hours.words.get(), record=records)

    def _get_no_letter(self, enrolments: list[Any], numbers: range) -> None:
        letter = Letter(
            subject_type=ContentType.objects.get_for_model(Enrolment),
            writer="programmes.letters.invite",
            to="deltagare@jagkan.example",
            language="sv",
            state=Letter.State.FAILED,
        )
        subjects = [str(each.pk) for each in enrolments]
        alike(letter, subject_id=subjects, key=[f"crowd:{each}" for each in numbers])


def _person(number: int) -> User:
    return User(
        email=f"en{number}@jagkan.example",
        name=f"Deltagare {number:05}",
        birth_date=FIRST + timedelta(days=number // 2 % DAYS),  # so that some may be the same
    )


def _staff(number: int) -> User:
    return User(email=f"ett{number}@jagkan.example", name=f"Pedagog {number:02}")


def around(things: list[Any], people: list[Any]) -> list[Any]:
    """Return one of the things for each of the people, again and again."""
    return [things[at % len(things)] for at in range(len(people))]


def alike(thing: Model, **differing: list[Any]) -> list[Any]:
    """Write as many rows like a thing as there are values of what differs; return them."""
    rows = zip(*differing.values(), strict=True)
    return make([_copy(thing, dict(zip(differing, row, strict=True))) for row in rows])


def _copy(thing: Model, differing: dict[str, Any]) -> Model:
    other = copy.copy(thing)
    other._state = copy.copy(thing._state)
    other._state.fields_cache = dict(thing._state.fields_cache)
    other.pk = uuid4() if isinstance(thing._meta.pk, UUIDField) else None
    for name, value in differing.items():
        setattr(other, name, value)
    return other


def make(things: list[Any]) -> list[Any]:
    """Write rows of one kind; return them with their keys."""
    if not things:
        return []
    return type(things[0])._default_manager.bulk_create(things, batch_size=AT_ONCE)  # type: ignore[no-any-return]


def _learn_how_many_there_are() -> None:
    """Do what PostgreSQL does by itself within a minute: without it, it plans for an empty table,
    and one question of a group page can take minutes.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

"""A supervisor thinks better of an answer: for 14 days, and what it was is kept."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from confirmations.models import Answer, ConfirmationRequest, Said
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, said_to
from tests.conftest import Postman


def test_the_new_answers_stand_and_the_old_are_kept(cast: Cast) -> None:
    asked = answer(ask(cast), "not_yet")

    asked.change(said_to(asked, "yes", "Nu har jag sett det."))

    confirmation = ConfirmationRequest.objects.get(pk=asked.pk).confirmation
    assert {given.answer for given in confirmation.given} == {"yes"}
    assert confirmation.comment == "Nu har jag sett det."
    (before,) = confirmation.earlier.all()
    assert set(before.said["answers"].values()) == {"not_yet"}
    assert Answer.objects.counting().count() == 2


def test_after_fourteen_days_they_are_frozen(cast: Cast) -> None:
    asked = answer(ask(cast))

    with (
        time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)),
        pytest.raises(Refused, match="inte att ändra"),
    ):
        asked.change(said_to(asked, "not_yet"))

    assert {given.answer for given in asked.confirmation.given} == {"yes"}
    assert not asked.confirmation.earlier.exists()


def test_what_nobody_has_answered_cannot_be_changed(cast: Cast) -> None:
    asked = ask(cast)

    with pytest.raises(Refused):
        asked.change(said_to(asked))


def test_an_answer_to_each_question_is_needed(cast: Cast) -> None:
    asked = answer(ask(cast))
    said = said_to(asked)
    less = Said(dict(list(said.answers.items())[:1]), said.name, said.title)

    with pytest.raises(Refused, match="varje fråga"):
        asked.change(less)


def test_it_is_recorded_and_the_team_is_told(cast: Cast, postman: Postman) -> None:
    asked = answer(ask(cast))
    postman()

    asked.change(said_to(asked, "with_help"))

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by_name) == ("change", "Kalle Berg")
    assert sorted(letter.to[0] for letter in postman()) == [cast.noor.email, cast.sara.email]

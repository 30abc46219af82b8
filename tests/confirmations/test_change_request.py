"""A supervisor thinks better of an answer: for 14 days, and what it was is kept."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from confirmations.models import Answer, ConfirmationRequest, Door, Said
from lifecycle.models import Event, Letter
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import answer, answers_to, ask, said_to, write_down
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
    told = sorted([cast.noor.email, cast.sara.email, cast.kalle.email])
    assert sorted(letter.to[0] for letter in postman()) == told


def test_many_changes_in_a_day_are_one_letter_to_each(cast: Cast, postman: Postman) -> None:
    asked = answer(ask(cast))
    postman()

    for choice in ("with_help", "yes") * 5:
        asked.change(said_to(asked, choice))

    told = sorted([cast.noor.email, cast.sara.email, cast.kalle.email])
    assert sorted(letter.to[0] for letter in postman()) == told
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert Letter.objects.filter(key__startswith="change").count() == 3


def test_the_next_day_there_is_another_letter(cast: Cast, postman: Postman) -> None:
    asked = answer(ask(cast))
    asked.change(said_to(asked, "with_help"))
    postman()

    with time_machine.travel(timezone.now() + timedelta(days=1)):
        asked.change(said_to(asked, "yes"))
        assert len(postman()) == 3


def test_after_ten_changes_a_sentence(cast: Cast) -> None:
    asked = answer(ask(cast))
    for choice in ("with_help", "yes") * 5:
        asked.change(said_to(asked, choice))

    with pytest.raises(Refused, match="ändrats många gånger"):
        asked.change(said_to(asked, "not_yet"))

    url = reverse("confirmations:change_request", args=[asked.token])
    response = Client().post(url, answers_to(asked, "not_yet"))
    assert response.status_code == 422
    assert "ändrats många gånger" in response.content.decode()
    assert set(Answer.objects.values_list("answer", flat=True)) == {"yes"}


def test_whoever_was_asked_reads_that_it_was_changed(cast: Cast, postman: Postman) -> None:
    asked = write_down(cast)
    asked.send(by=cast.amina, door=Door.SHARED)
    answer(asked)
    postman()

    by_receipt = ConfirmationRequest.objects.by_token(asked.sent_link.split("/")[-2]).get()
    by_receipt.change(said_to(asked, "with_help"))

    (mail,) = (mail for mail in postman() if mail.to == [cast.kalle.email])
    assert "Ett svar från dig har ändrats" in mail.body
    assert asked.sent_link in mail.body

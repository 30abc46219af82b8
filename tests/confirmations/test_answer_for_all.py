"""One answer for all questions, for whoever has a minute; what is said of one question wins."""

from typing import Any

import pytest
from django.test import Client

from confirmations.models import Answer, Confirmation, ConfirmationRequest, Door
from tests.cast import Cast
from tests.confirmations.asked import answer, answers_to, ask, make_entry, write_down

SIGNED = {"name": "Kalle Berg", "title": "verkstadsledare", "comment": ""}


def three_questions(cast: Cast) -> ConfirmationRequest:
    return ask(cast, make_entry(cast, "A1.1", "A3.1", "A4.1"))


def given() -> list[str]:
    return list(Answer.objects.values_list("answer", flat=True))


@pytest.mark.parametrize("choice", Answer.Choice.values)
def test_one_choice_answers_every_question(cast: Cast, choice: str) -> None:
    Client().post(three_questions(cast).path, {"all": choice, **SIGNED})

    assert given() == [choice] * 3


def test_what_is_said_of_one_question_counts_before_what_is_said_of_all(cast: Cast) -> None:
    asked = three_questions(cast)
    second = asked.questions.all()[1]

    Client().post(asked.path, {"all": "yes", f"answer_{second.pk}": "not_yet", **SIGNED})

    assert given() == ["yes", "not_yet", "yes"]


@pytest.mark.parametrize("said", [{}, {"all": ""}, {"all": "absolutely"}, {"all": "\x00yes"}])
def test_no_choice_is_no_answer(cast: Cast, said: dict[str, Any]) -> None:
    response = Client().post(three_questions(cast).path, {**said, **SIGNED})

    assert response.status_code == 422
    assert response.content.decode().count('class="field-error"') >= 3
    assert not Confirmation.objects.exists()


def test_of_one_question_nobody_is_asked_twice(cast: Cast) -> None:
    asked = ask(cast, make_entry(cast, "A1.1"))

    page = Client().get(asked.path).content.decode()
    response = Client().post(asked.path, {"all": "yes", **SIGNED})

    assert 'name="all"' not in page
    assert response.status_code == 422


def test_nothing_need_be_typed_by_whoever_the_register_knows(cast: Cast) -> None:
    page = Client().get(ask(cast).path).content.decode()

    assert 'value="Kalle Berg"' in page
    assert 'value="verkstadsledare"' in page


def test_next_time_the_page_knows_how_they_signed(cast: Cast) -> None:
    before = ask(cast)
    Client().post(before.path, {**answers_to(before), "name": "K. Berg", "title": "chef"})

    page = Client().get(ask(cast, make_entry(cast, "A2.1")).path).content.decode()

    assert 'value="K. Berg"' in page
    assert 'value="chef"' in page


def test_a_link_that_the_participant_passes_on_tells_nothing_of_how_they_signed(cast: Cast) -> None:
    before = ask(cast)
    Client().post(before.path, {**answers_to(before), "name": "K. Berg", "title": "ordförande"})
    asked = write_down(cast, make_entry(cast, "A2.1"))
    asked.send(by=cast.amina, door=Door.SHARED)

    page = Client().get(asked.path).content.decode()

    assert "ordförande" not in page
    assert 'value="Kalle Berg"' in page


def test_a_name_under_an_answer_that_was_somebody_elses_is_not_kept(cast: Cast) -> None:
    before = ask(cast)
    Client().post(before.path, {**answers_to(before), "name": "Någon Annan", "title": "chef"})
    before.refresh_from_db()
    before.dispute()

    page = Client().get(ask(cast, make_entry(cast, "A2.1")).path).content.decode()

    assert "Någon Annan" not in page
    assert 'value="Kalle Berg"' in page


def test_the_participant_does_not_see_how_they_signed_before_they_answer(
    cast: Cast, sign_in: Any
) -> None:
    answer(ask(cast))
    Confirmation.objects.update(name="K. Berg", title="ordförande")
    asked = ask(cast, make_entry(cast, "A2.1"))

    page = sign_in(cast.amina).get(asked.get_absolute_url()).content.decode()

    assert "ordförande" not in page

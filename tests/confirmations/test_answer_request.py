"""A supervisor answers by a link, and by nothing but pressing the button."""

import pytest
from django.test import Client

from accounts.models import Reading, Tally
from confirmations.models import Answer, Confirmation, ConfirmationRequest, HowFar
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import (
    WORDS,
    after_it_expired,
    answer,
    answers_to,
    ask,
    make_entry,
    write_down,
)
from tests.conftest import SignIn

State = ConfirmationRequest.State


def test_supervisor_answers_without_account_or_cookie(cast: Cast) -> None:
    asked = ask(cast)
    kalle = Client(enforce_csrf_checks=True)

    page = kalle.get(asked.path)
    response = kalle.post(asked.path, {**answers_to(asked), "comment": "Bra jobbat."})

    assert WORDS in page.content.decode()
    assert response.headers["Location"] == asked.path
    asked.refresh_from_db()
    assert asked.state == State.ANSWERED
    assert asked.confirmation.comment == "Bra jobbat."
    assert [given.answer for given in asked.confirmation.answers.all()] == ["yes", "yes"]
    assert not kalle.cookies


def test_it_is_recorded_in_the_supervisors_name(cast: Cast) -> None:
    asked = ask(cast)

    Client().post(asked.path, answers_to(asked))

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by, last.by_name) == ("answer", None, "Kalle Berg")


def test_nothing_is_chosen_beforehand(cast: Cast) -> None:
    page = Client().get(ask(cast).path).content.decode()

    assert page.count('type="radio"') == 9
    assert "checked" not in page


def test_reading_changes_nothing_but_is_shown_to_the_participant(cast: Cast) -> None:
    asked = ask(cast)

    Client().head(asked.path)
    before = asked.how_far
    Client().get(asked.path)

    asked.refresh_from_db()
    assert asked.state == State.SENT
    assert (before, asked.how_far) == (HowFar.ON_ITS_WAY, HowFar.OPENED)
    assert Reading.objects.get(participant=cast.amina).reader_name == "Kalle Berg"


def test_missing_answers_are_marked_and_nothing_is_lost(cast: Cast) -> None:
    asked = ask(cast)
    first, second = asked.questions.all()
    said = {f"answer_{first.pk}": "with_help", "name": "K. Berg", "title": "", "comment": "Fint."}

    response = Client().post(asked.path, said)

    page = response.content.decode()
    assert response.status_code == 422
    assert f'href="#id_answer_{second.pk}"' in page
    assert f'id="answer_{second.pk}_error"' in page
    assert f'id="answer_{first.pk}_error"' not in page
    assert page.count(" checked") == 1
    assert "Fint." in page
    assert "K. Berg" in page
    assert "<title>Fel:" in page
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("choice", ["yes", "not_yet"])
def test_a_repeated_answer_gets_the_same_receipt(cast: Cast, choice: str) -> None:
    asked = ask(cast)
    kalle = Client()
    kalle.post(asked.path, answers_to(asked))
    receipt = kalle.get(asked.path).content

    again = kalle.post(asked.path, answers_to(asked, choice), follow=True)

    assert again.status_code == 200
    assert again.content == receipt
    assert Confirmation.objects.count() == 1
    assert set(Answer.objects.values_list("answer", flat=True)) == {"yes"}


def test_of_two_at_once_one_is_kept(cast: Cast) -> None:
    asked = ask(cast)
    the_same = ConfirmationRequest.objects.get(pk=asked.pk)
    answer(asked, "yes")

    with pytest.raises(Refused):
        answer(the_same, "not_yet")

    assert Confirmation.objects.count() == 1


def test_later_changes_do_not_reach_what_was_asked(cast: Cast) -> None:
    asked = ask(cast)
    asked.entry.amend(by=cast.amina, text="Något helt annat.")

    page = Client().get(asked.path).content.decode()

    assert WORDS in page
    assert "Något helt annat." not in page


def test_answers_to_somebody_elses_questions_are_not_taken(cast: Cast) -> None:
    asked = ask(cast)
    other = ask(cast, make_entry(cast, "A2.1", "A2.2"))

    response = Client().post(asked.path, answers_to(other))

    assert response.status_code == 422
    assert not Confirmation.objects.exists()


def test_a_stranger_learns_nothing(cast: Cast) -> None:
    asked = ask(cast)

    response = Client().get(f"/s/{asked.token[:-1]}x/")

    page = response.content.decode()
    assert response.status_code == 404
    assert "Amina" not in page
    assert "Kalle" not in page
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_an_unsent_question_has_no_page(cast: Cast) -> None:
    assert Client().get(write_down(cast).path).status_code == 404


def test_the_participant_cannot_answer_herself(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    response = sign_in(cast.amina).post(asked.path, answers_to(asked))

    assert response.status_code == 403
    assert "egen telefon" in response.content.decode()
    assert not Confirmation.objects.exists()


def test_an_expired_link_says_what_to_do(cast: Cast) -> None:
    asked = ask(cast)

    with after_it_expired():
        late = Client().post(asked.path, answers_to(asked), follow=True)

    assert "Skicka en ny länk till mig" in late.content.decode()
    assert not Confirmation.objects.exists()
    with after_it_expired(), pytest.raises(Refused):
        answer(asked)


def test_a_moment_made_private_again_closes_the_page(cast: Cast) -> None:
    asked = ask(cast)
    asked.entry.unshare(by=cast.amina)

    response = Client().post(asked.path, answers_to(asked), follow=True)

    page = response.content.decode()
    assert WORDS not in page
    assert "tagits tillbaka" in page
    asked.refresh_from_db()
    with pytest.raises(Refused):
        answer(asked)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(cast: Cast, method: str) -> None:
    assert getattr(Client(), method)(ask(cast).path).status_code == 405


def test_nobody_else_hears_of_the_page(cast: Cast) -> None:
    headers = Client().get(ask(cast).path).headers

    assert headers["Cache-Control"] == "no-store, private"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_flood_is_turned_away(cast: Cast, settings: pytest.FixtureRequest) -> None:
    settings.RATES = {"confirmation_link": (2, 60)}  # type: ignore[attr-defined]
    Tally.objects.all().delete()
    asked = ask(cast)

    answers = {Client().get(asked.path).status_code for _ in range(5)}

    assert answers == {200, 429}

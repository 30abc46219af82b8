"""Once a day, in the morning, a supervisor is told what was answered in their name."""

from datetime import UTC, datetime, timedelta

import time_machine
from django.core.management import call_command

from confirmations.models import Door, OwnPage
from lifecycle.models import Event
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, make_entry, said_to, write_down
from tests.conftest import Postman, Texts
from workplaces.models import Supervisor

AFTERNOON = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 4, 2, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 4, 6, 30, tzinfo=UTC)  # half past seven here


def send_digests(at: datetime) -> None:
    with time_machine.travel(at, tick=False):
        call_command("send_digests", verbosity=0)


def answer_some(cast: Cast, postman: Postman) -> None:
    """Let Kalle answer Amina twice and Skye once, in the afternoon."""
    with time_machine.travel(AFTERNOON):
        answer(ask(cast))
        in_hand = write_down(cast, make_entry(cast, "A2.1"))
        in_hand.send(by=cast.amina, door=Door.IN_HAND)
        answer(in_hand)
        answer(ask(cast, make_entry(cast, "A2.2", participant=cast.skye)))
    postman()


def test_one_letter_tells_of_all_doors_and_of_no_skill(cast: Cast, postman: Postman) -> None:
    answer_some(cast, postman)

    send_digests(MORNING)
    (letter,) = postman()

    assert letter.to == [cast.kalle.email]
    assert letter.body.startswith("Hej Kalle,")
    assert "3 svar har lämnats i ditt namn, på frågor från Amina Y. och Skye." in letter.body
    assert OwnPage.objects.get().link in letter.body
    assert "Passa tider" not in letter.body
    assert "Strand" not in letter.body


def test_it_waits_for_the_morning(cast: Cast, postman: Postman) -> None:
    answer_some(cast, postman)

    send_digests(NIGHT)

    assert postman() == []
    assert not OwnPage.objects.exists()


def test_twice_a_day_sends_one_and_nothing_new_sends_none(cast: Cast, postman: Postman) -> None:
    answer_some(cast, postman)
    send_digests(MORNING)
    postman()

    for hours in (0, 1, 24, 48):
        send_digests(MORNING + timedelta(hours=hours))

    assert postman() == []
    assert OwnPage.objects.count() == 1


def test_what_was_answered_after_the_letter_is_told_the_next_day(
    cast: Cast, postman: Postman
) -> None:
    answer_some(cast, postman)
    send_digests(MORNING)
    with time_machine.travel(MORNING + timedelta(hours=3)):
        answer(ask(cast, make_entry(cast, "A3.1")))
    postman()

    send_digests(MORNING + timedelta(hours=4))
    same_day = postman()
    send_digests(MORNING + timedelta(days=1))
    (letter,) = postman()

    assert same_day == []
    assert "Ett svar har lämnats i ditt namn" in letter.body


def test_a_changed_answer_is_told_again(cast: Cast, postman: Postman) -> None:
    with time_machine.travel(AFTERNOON):
        asked = answer(ask(cast))
    send_digests(MORNING)
    with time_machine.travel(MORNING + timedelta(hours=3)):
        asked.change(said_to(asked, "not_yet"))
    postman()

    send_digests(MORNING + timedelta(days=1))

    assert len(postman()) == 1


def test_a_day_on_which_nothing_ran_is_made_up_for(cast: Cast, postman: Postman) -> None:
    answer_some(cast, postman)

    send_digests(MORNING + timedelta(days=3))

    assert len(postman()) == 1


def test_the_language_is_theirs(cast: Cast, postman: Postman) -> None:
    Supervisor.objects.filter(pk=cast.kalle.pk).update(language="en")
    answer_some(cast, postman)

    send_digests(MORNING)
    (letter,) = postman()

    assert "3 answers were given in your name" in letter.body


def test_who_has_only_a_phone_gets_a_text(cast: Cast, postman: Postman, texts: Texts) -> None:
    answer_some(cast, postman)
    Supervisor.objects.filter(pk=cast.kalle.pk).update(email="", phone="+46701740605")

    send_digests(MORNING)
    postman()

    assert [text.to for text in texts] == ["+46701740605"]
    assert "\n" not in texts[0].text


def test_who_has_no_contact_is_not_written_to(cast: Cast, postman: Postman) -> None:
    answer_some(cast, postman)
    Supervisor.objects.filter(pk=cast.kalle.pk).update(email="")

    send_digests(MORNING)

    assert postman() == []


def test_what_was_disowned_before_it_left_is_not_told(cast: Cast, postman: Postman) -> None:
    with time_machine.travel(AFTERNOON):
        asked = answer(ask(cast))
    postman()
    send_digests(MORNING)
    asked.dispute()

    assert all(letter.to != [cast.kalle.email] for letter in postman())


def test_it_is_recorded(cast: Cast, postman: Postman) -> None:
    answer_some(cast, postman)

    send_digests(MORNING)

    last = Event.objects.about(cast.kalle).last()
    assert last is not None
    assert last.action == "send_digest"

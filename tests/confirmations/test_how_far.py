"""How far a question got: one word, true at any time, on the page and in the lists."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Reading
from confirmations.models import ConfirmationRequest, Door, HowFar
from lifecycle.models import Letter
from tests.cast import Cast
from tests.confirmations.asked import (
    after_it_expired,
    answer,
    ask,
    ask_new_signer,
    make_entry,
    write_down,
)
from tests.conftest import Postman, SignIn, Texts
from workplaces.models import Supervisor


def ask_by_text(cast: Cast) -> ConfirmationRequest:
    li = Supervisor.propose(
        "Li Ek", phone="+46701740605", title="", organisation=cast.goteborg, by=cast.amina
    )
    asked = write_down(cast, supervisor=li)
    asked.send(by=cast.amina, door=Door.SMS)
    return asked


def ask_by(cast: Cast, door: Door) -> ConfirmationRequest:
    asked = write_down(cast)
    asked.send(by=cast.amina, door=door)
    return asked


def mark(asked: ConfirmationRequest, state: str, **facts: object) -> ConfirmationRequest:
    Letter.objects.update(state=state, **facts)
    return asked


def opened(asked: ConfirmationRequest) -> ConfirmationRequest:
    Client().get(asked.path)
    return asked


def made_private(asked: ConfirmationRequest, cast: Cast) -> ConfirmationRequest:
    asked.entry.unshare(by=cast.amina)
    return asked


def declined(asked: ConfirmationRequest, note: str) -> ConfirmationRequest:
    asked.decline(note=note)
    return asked


def disputed(asked: ConfirmationRequest) -> ConfirmationRequest:
    answer(asked).dispute()
    return asked


def withdrawn(asked: ConfirmationRequest, cast: Cast) -> ConfirmationRequest:
    asked.withdraw(by=cast.amina)
    return asked


def tried_once(asked: ConfirmationRequest) -> ConfirmationRequest:
    return mark(asked, "waiting", attempts=1)


def left(asked: ConfirmationRequest) -> ConfirmationRequest:
    return mark(asked, "sent", sent_at=timezone.now())


def arrived(asked: ConfirmationRequest) -> ConfirmationRequest:
    return mark(asked, "delivered", sent_at=timezone.now(), delivered_at=timezone.now())


REACHED: dict[HowFar, Callable[[Cast], ConfirmationRequest]] = {
    HowFar.UNSENT: write_down,
    HowFar.PAUSED: lambda cast: made_private(ask(cast), cast),
    HowFar.ON_ITS_WAY: ask,
    HowFar.DELAYED: lambda cast: tried_once(ask(cast)),
    HowFar.SENT: lambda cast: left(ask(cast)),
    HowFar.ARRIVED: lambda cast: arrived(ask_by_text(cast)),
    HowFar.FAILED: lambda cast: mark(ask(cast), "failed"),
    HowFar.PASSED_ON: lambda cast: ask_by(cast, Door.SHARED),
    HowFar.SHOWN: lambda cast: ask_by(cast, Door.IN_HAND),
    HowFar.OPENED: lambda cast: opened(left(ask(cast))),
    HowFar.ANSWERED: lambda cast: answer(ask(cast)),
    HowFar.DECLINED: lambda cast: declined(ask(cast), "no"),
    HowFar.WRONG_PERSON: lambda cast: declined(ask(cast), ConfirmationRequest.NOT_ME),
    HowFar.WITHDRAWN: lambda cast: withdrawn(ask(cast), cast),
    HowFar.DISPUTED: lambda cast: disputed(ask(cast)),
}


@pytest.mark.parametrize("far", REACHED)
def test_every_state_has_its_word_on_the_page(cast: Cast, sign_in: SignIn, far: HowFar) -> None:
    asked = REACHED[far](cast)

    page = sign_in(cast.amina).get(asked.get_absolute_url()).content.decode()

    assert ConfirmationRequest.objects.get(pk=asked.pk).how_far is far
    assert str(far.sentence) in page


def test_time_that_has_passed_is_a_state_too(cast: Cast) -> None:
    asked = ask(cast)

    with after_it_expired():
        assert asked.how_far is HowFar.EXPIRED


def test_no_state_is_left_out() -> None:
    assert {*REACHED, HowFar.EXPIRED} == set(HowFar)


@pytest.mark.parametrize("far", REACHED)
def test_a_list_says_the_same(cast: Cast, sign_in: SignIn, far: HowFar) -> None:
    asked = REACHED[far](cast)

    fetched = ConfirmationRequest.objects.with_how_far().get(pk=asked.pk)
    page = sign_in(cast.amina).get(asked.entry.get_absolute_url()).content.decode()

    assert fetched.how_far is far
    assert far is HowFar.ANSWERED or str(far.label) in page


WAYS: dict[HowFar, list[str]] = {
    HowFar.ON_ITS_WAY: ["På väg", "(Öppnad)", "(Besvarad)"],
    HowFar.SENT: ["Skickad", "(Öppnad)", "(Besvarad)"],
    HowFar.ARRIVED: ["Skickad", "Framme", "(Öppnad)", "(Besvarad)"],
    HowFar.FAILED: ["Kom inte fram", "(Öppnad)", "(Besvarad)"],
    HowFar.OPENED: ["Skickad", "Öppnad", "(Besvarad)"],
    HowFar.PASSED_ON: ["Länk gjord", "(Öppnad)", "(Besvarad)"],
    HowFar.SHOWN: ["Visad på telefonen", "(Besvarad)"],
}


@pytest.mark.parametrize("far", WAYS)
def test_the_way_shows_what_is_behind_it(cast: Cast, far: HowFar) -> None:
    steps = REACHED[far](cast).steps

    is_ahead = [
        not step.is_done and step.word not in (HowFar.ON_ITS_WAY, HowFar.FAILED) for step in steps
    ]
    words = [
        f"({step.word.label})" if ahead else str(step.word.label)
        for step, ahead in zip(steps, is_ahead, strict=True)
    ]
    assert words == WAYS[far]


def test_what_was_opened_before_it_was_sent_again_does_not_count(cast: Cast) -> None:
    asked = opened(left(ask(cast)))

    asked.resend(by=cast.amina, door=Door.EMAIL)

    assert asked.how_far is HowFar.ON_ITS_WAY


def test_the_state_is_true_of_the_last_link_alone(cast: Cast, postman: Postman) -> None:
    asked = mark(ask(cast), "failed")

    asked.resend(by=cast.amina, door=Door.EMAIL)
    postman()

    assert asked.how_far is HowFar.SENT


def test_a_mistyped_address_never_gets_the_new_link(
    cast: Cast, postman: Postman, texts: Texts
) -> None:
    asked = ask_new_signer(cast)  # its letter has not left yet
    right = Supervisor.propose(
        "Bo Ek", "bo.ek@lager.example", title="", organisation=cast.goteborg, by=cast.amina
    )

    asked.readdress(right, by=cast.amina, door=Door.EMAIL)

    assert [letter.to for letter in postman()] == [["bo.ek@lager.example"]]


def test_words_for_one_address_go_to_no_other(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    Letter.objects.filter(writer__endswith="ask_supervisor").update(to="someone@else.example")

    assert not postman()
    assert asked.how_far is not HowFar.FAILED


def test_a_question_taken_back_does_not_leave_any_more(cast: Cast, postman: Postman) -> None:
    ask(cast).withdraw(by=cast.amina)

    assert not postman()


@pytest.mark.parametrize("many", [1, 20])
def test_a_moment_with_many_questions_takes_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    entry = make_entry(cast)
    for number in range(many):
        who = Supervisor.propose(
            f"Bo{number}",
            f"bo{number}@x.example",
            title="",
            organisation=cast.goteborg,
            by=cast.amina,
        )
        ConfirmationRequest.make(entry, who, by=cast.sara, with_photo=False).send(
            by=cast.sara, door=Door.TEAM
        )
    amina = sign_in(cast.amina)
    amina.get(entry.get_absolute_url())

    with django_assert_max_num_queries(12):
        amina.get(entry.get_absolute_url())


def test_what_the_hand_over_itself_opened_was_opened_by_nobody(cast: Cast) -> None:
    asked = write_down(cast)
    asked.let_out(by=cast.amina, door=Door.IN_HAND)
    Reading.record(asked, cast.amina, by=asked.guest)

    assert asked.how_far is HowFar.SHOWN

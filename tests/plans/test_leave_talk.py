"""Amina says «not now» to a talk."""

from plans.models import Talk
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event, only_amina_can
from tests.plans.plans import agree, offer


def test_it_is_gone_and_she_can_ask_again(cast: Cast, sign_in: SignIn) -> None:
    talk = offer(cast)

    sign_in(cast.amina).post(f"/talks/{talk.pk}/leave/")

    assert last_event(talk) == ("leave", cast.amina)
    assert not Talk.objects.open().exists()
    assert Talk.ask(by=cast.amina) != talk


def test_what_was_agreed_can_be_left_too(cast: Cast, sign_in: SignIn) -> None:
    talk = agree(cast)

    sign_in(cast.amina).post(f"/talks/{talk.pk}/leave/")

    assert not Talk.objects.open().exists()


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/talks/{offer(cast).pk}/leave/")


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    talk = offer(cast)
    talk.leave(by=cast.amina)

    explained(sign_in, cast.amina, f"/talks/{talk.pk}/leave/")

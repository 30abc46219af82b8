"""A participant and the team see how far a question got, in words that say what to do."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Reading
from confirmations.models import ConfirmationRequest, Door
from lifecycle.models import Letter
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer, make_entry, said_to, write_down
from tests.conftest import Postman, SignIn


def see(browser: Client, asked: ConfirmationRequest) -> str:
    return browser.get(asked.get_absolute_url()).content.decode()


def test_it_follows_the_letter_on_its_way(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    asked = ask(cast)
    amina = sign_in(cast.amina)

    assert "Frågan är på väg" in see(amina, asked)
    Letter.objects.update(attempts=1)
    assert "inte kommit fram än" in see(amina, asked)
    postman()
    assert "Frågan är skickad" in see(amina, asked)
    Client().get(asked.path)
    assert "Länken har öppnats" in see(amina, asked)


def test_a_letter_that_did_not_arrive_says_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)
    Letter.objects.update(state=Letter.State.FAILED)

    page = see(sign_in(cast.amina), asked)

    assert "Frågan kom inte fram" in page
    assert "Ändra adress eller nummer" in page


def test_an_answer_is_shown_with_the_supervisors_words(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)
    asked.answer(said_to(asked, "with_help", "Tog tid, blev bra."))

    page = see(sign_in(cast.amina), asked)

    assert page.count("Med hjälp</bdi>") == 2
    assert "Tog tid, blev bra." in page
    assert "räknas" not in page


def test_the_answer_of_a_new_signer_waits(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask_new_signer(cast))

    assert "Teamet vill först veta vem Bo är" in see(sign_in(cast.amina), asked)


def test_the_team_is_asked_who_a_new_signer_is(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask_new_signer(cast))
    sara = sign_in(cast.sara)

    page = see(sara, asked)
    assert "Svaret räknas inte än. Vet du vem det är?" in page
    assert f'class="btn" href="{asked.supervisor.get_absolute_url()}"' in page

    asked.supervisor.reject(by=cast.sara, note="Finns inte på lagret.")
    assert "Vet du vem det är?" not in see(sara, asked)


def test_the_answer_of_a_rejected_signer_is_explained_kindly(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask_new_signer(cast))
    asked.supervisor.reject(by=cast.sara, note="Finns inte på lagret.")

    page = see(sign_in(cast.amina), asked)

    assert "Svaret räknas inte just nu" in page
    assert "Finns inte på lagret." not in page


def test_the_team_sees_it_and_amina_sees_that_they_looked(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask(cast))

    page = see(sign_in(cast.sara), asked)

    assert "Kalle har svarat" in page
    assert "Ta tillbaka" not in page
    assert Reading.objects.get().reader == cast.sara


@pytest.mark.parametrize("who", ["petra", "mehari", "reza", "ada", "ulla"])
def test_others_find_nothing(cast: Cast, sign_in: SignIn, who: str) -> None:
    asked = answer(ask(cast))

    response = sign_in(getattr(cast, who)).get(asked.get_absolute_url())

    assert response.status_code == 404


def test_the_team_does_not_see_what_was_not_sent(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)

    assert sign_in(cast.sara).get(asked.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("many", [1, 10])
def test_it_takes_few_queries(
    cast: Cast,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    many: int,
) -> None:
    asked = answer(ask(cast, make_entry(cast, *CODES[:many])))
    amina = sign_in(cast.amina)
    see(amina, asked)

    with django_assert_max_num_queries(12):
        see(amina, asked)


@pytest.mark.parametrize("far", ["unsent", "waiting", "passed on"])
def test_so_it_does_before_there_is_an_answer(
    cast: Cast,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    far: str,
) -> None:
    asked = write_down(cast, make_entry(cast, *CODES))
    if far != "unsent":
        asked.send(by=cast.amina, door=Door.EMAIL if far == "waiting" else Door.SHARED)
    amina = sign_in(cast.amina)
    see(amina, asked)

    with django_assert_max_num_queries(12):
        see(amina, asked)


CODES = ("A1.1", "A1.2", "A1.3", "A1.4", "A2.1", "A2.2", "A2.3", "A2.4", "A3.1", "A3.2")

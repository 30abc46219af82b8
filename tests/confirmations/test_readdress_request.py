"""A participant corrects a mistyped address: the question goes to the right one."""

import pytest
from django.urls import reverse

from confirmations.models import ConfirmationRequest, Door
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import answer, ask_new_signer
from tests.conftest import Postman, SignIn
from workplaces.models import Supervisor


def right_address(cast: Cast) -> Supervisor:
    return Supervisor.propose(
        "Bo Ek", "bo.ek@lager.example", title="", organisation=cast.goteborg, by=cast.amina
    )


def test_it_goes_to_the_right_address_and_the_mistyped_one_is_forgotten(
    cast: Cast, postman: Postman
) -> None:
    asked = ask_new_signer(cast)
    mistyped, old = asked.supervisor, asked.token
    postman()

    asked.readdress(right_address(cast), by=cast.amina, door=Door.EMAIL)

    (letter,) = postman()
    assert letter.to == ["bo.ek@lager.example"]
    assert not ConfirmationRequest.objects.by_token(old).exists()
    assert not Supervisor.objects.filter(pk=mistyped.pk).exists()


def test_someone_the_team_knows_stays_in_the_register(cast: Cast) -> None:
    asked = ask_new_signer(cast)
    asked.supervisor.approve(by=cast.sara)

    asked.readdress(right_address(cast), by=cast.amina, door=Door.EMAIL)

    assert Supervisor.objects.filter(email="bo@lager.example").exists()


def test_an_answered_question_stays_with_whoever_answered(cast: Cast) -> None:
    asked = answer(ask_new_signer(cast))

    with pytest.raises(Refused):
        asked.readdress(right_address(cast), by=cast.amina, door=Door.EMAIL)

    assert ConfirmationRequest.objects.get(pk=asked.pk).supervisor.email == "bo@lager.example"


def test_it_is_recorded(cast: Cast) -> None:
    asked = ask_new_signer(cast)

    asked.readdress(right_address(cast), by=cast.amina, door=Door.EMAIL)

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by) == ("readdress", cast.amina)


def test_it_does_not_go_to_another_spelling_of_her_own(cast: Cast, sign_in: SignIn) -> None:
    asked = ask_new_signer(cast)
    url = reverse("confirmations:readdress_request", args=[asked.pk])

    response = sign_in(cast.amina).post(url, {"contact": "am.ina+bo@jagkan.example"})

    assert response.status_code == 422
    assert "din egen adress" in response.content.decode()

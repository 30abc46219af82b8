"""The participant or the team asks the supervisor of a placement for a few lines."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from certificates import issuing
from certificates.models import StatementRequest
from lifecycle.transitions import Refused
from programmes.models import Enrolment
from tests.cast import Cast
from tests.certificates.kinds import WRITTEN, ask_kalle
from tests.conftest import SignIn

ADDRESS = "/certificates/statements/"


def test_participant_asks(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)
    assert "Cykelköket" in client.get(ADDRESS).content.decode()

    client.post(ADDRESS, {"placement": cast.placement.pk})

    request = StatementRequest.objects.get()
    assert request.supervisor == cast.kalle
    assert request.is_waiting


def test_the_team_asks(cast: Cast, sign_in: SignIn) -> None:
    enrolment = Enrolment.objects.get(participant=cast.amina)
    address = f"/participants/{enrolment.pk}/statements/"

    sign_in(cast.sara).post(address, {"placement": cast.placement.pk})

    assert StatementRequest.objects.get().participant == cast.amina
    assert sign_in(cast.petra).get(address).status_code == 404
    assert sign_in(cast.amina).get(address).status_code == 403


def test_asking_twice_asks_once(cast: Cast) -> None:
    assert ask_kalle(cast) == ask_kalle(cast)


def test_what_is_written_is_shown_and_not_asked_for_again(cast: Cast, sign_in: SignIn) -> None:
    issuing.sign_statement(ask_kalle(cast), WRITTEN)

    page = sign_in(cast.amina).post(ADDRESS, {"placement": cast.placement.pk}, follow=True)

    assert "Handledaren har redan skrivit" in page.content.decode()
    assert "Frågan är hos handledaren" not in page.content.decode()


def test_after_the_time_has_passed_one_asks_anew(cast: Cast) -> None:
    first = ask_kalle(cast)

    with travel(timezone.now() + timedelta(days=61)):
        second = ask_kalle(cast)

    assert second != first
    assert second.is_open or second.is_late


@pytest.mark.parametrize("wrong", ["", "0", "x"])
def test_no_placement_is_explained(cast: Cast, sign_in: SignIn, wrong: str) -> None:
    response = sign_in(cast.amina).post(ADDRESS, {"placement": wrong})

    assert response.status_code == 422
    assert "Välj var du har varit" in response.content.decode()


def test_somebody_elses_placement_is_not_offered(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.mehari).post(ADDRESS, {"placement": cast.placement.pk})

    assert response.status_code == 422
    assert not StatementRequest.objects.exists()


def test_nobody_to_write_to_is_explained(cast: Cast, sign_in: SignIn) -> None:
    cast.placement.supervisor = None
    cast.placement.save()

    response = sign_in(cast.amina).post(ADDRESS, {"placement": cast.placement.pk}, follow=True)

    assert "ingen mejladress" in response.content.decode()
    with pytest.raises(Refused):
        ask_kalle(cast)

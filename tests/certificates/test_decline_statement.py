"""A supervisor says that there will be no text; nobody asks why."""

import pytest
from django.test import Client

from lifecycle.models import Letter
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.kinds import WRITTEN, ask_kalle
from tests.conftest import SignIn


def test_supervisor_declines_and_the_participant_is_told(cast: Cast) -> None:
    request = ask_kalle(cast)
    assert Client().get(f"{request.path}decline/").status_code == 200
    request.refresh_from_db()
    assert request.is_waiting

    Client().post(f"{request.path}decline/")

    request.refresh_from_db()
    assert request.state == "declined"
    assert Letter.objects.filter(
        writer="certificates.letters.tell_of_decline", to=cast.amina.email
    ).exists()


def test_the_participant_cannot(cast: Cast, sign_in: SignIn) -> None:
    request = ask_kalle(cast)

    assert sign_in(cast.amina).post(f"{request.path}decline/").status_code == 403


def test_a_signed_text_is_not_declined(cast: Cast) -> None:
    request = ask_kalle(cast)
    request.sign(WRITTEN, by="Kalle")

    Client().post(f"{request.path}decline/")

    request.refresh_from_db()
    assert request.is_signed
    with pytest.raises(Refused):
        request.decline(by="Kalle")

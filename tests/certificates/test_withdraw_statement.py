"""Whoever asked for a text takes the question back; the link ends."""

import pytest
from django.test import Client

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.kinds import WRITTEN, ask_kalle
from tests.conftest import SignIn


def test_participant_takes_it_back(cast: Cast, sign_in: SignIn) -> None:
    request = ask_kalle(cast)

    sign_in(cast.amina).post(f"/statements/{request.pk}/withdraw/")

    request.refresh_from_db()
    assert not request.is_open
    assert "stängd" in Client().get(request.path).content.decode()
    assert Event.objects.about(request).filter(action="withdraw", by=cast.amina).exists()


def test_others_may_not(cast: Cast, sign_in: SignIn) -> None:
    request = ask_kalle(cast)

    assert sign_in(cast.petra).post(f"/statements/{request.pk}/withdraw/").status_code == 404
    assert sign_in(cast.sara).get(f"/statements/{request.pk}/").status_code == 200


def test_a_signed_text_is_not_taken_back(cast: Cast) -> None:
    request = ask_kalle(cast)
    request.sign(WRITTEN, by="Kalle")

    with pytest.raises(Refused):
        request.withdraw(by=cast.amina)

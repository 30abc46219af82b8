"""Whoever was only previewed has not been asked: nobody vets them, no list shows them."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest
from portfolio.models import Entry
from tests.cast import Cast
from tests.confirmations.asked import make_entry, write_down
from tests.confirmations.coded import demand_code
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer
from workplaces.models import Supervisor

BO = {"whom": "new", "name": "Bo Ek", "contact": "bo@lager.example", "title": "lagerchef"}


@pytest.fixture
def entry(cast: Cast) -> Entry:
    return make_entry(cast)


@pytest.fixture
def amina(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.amina)


def preview(amina: Client, entry: Entry, **other: str) -> ConfirmationRequest:
    amina.post(reverse("confirmations:ask", args=[entry.pk]), {**BO, **other})
    return ConfirmationRequest.objects.get(entry=entry, state="created")


def test_the_team_is_not_asked_about_them(
    cast: Cast, sign_in: SignIn, amina: Client, entry: Entry
) -> None:
    asked = preview(amina, entry)
    sara = sign_in(cast.sara)
    assert not Supervisor.objects.waiting().exists()
    assert "Bo Ek" not in sara.get(reverse("confirmations:supervisors")).content.decode()

    asked.send(by=cast.amina)

    assert Supervisor.objects.waiting().get() == asked.supervisor
    assert "Bo Ek" in sara.get(reverse("confirmations:supervisors")).content.decode()


def test_they_are_nobody_the_participant_has_met(cast: Cast, amina: Client, entry: Entry) -> None:
    asked = preview(amina, entry)
    assert list(Supervisor.objects.met_by(cast.amina)) == [cast.kalle]

    asked.send(by=cast.amina)

    assert set(Supervisor.objects.met_by(cast.amina)) == {cast.kalle, asked.supervisor}


def test_whoever_a_code_waits_for_is_vetted_first(cast: Cast) -> None:
    demand_code(cast)
    asked = write_down(cast, supervisor=make_signer(cast))

    assert Supervisor.objects.waiting().get() == asked.supervisor


def test_changing_the_contact_leaves_nobody_behind(cast: Cast, amina: Client, entry: Entry) -> None:
    mistyped = preview(amina, entry, contact="bo@lgaer.example").supervisor

    right = preview(amina, entry).supervisor
    again = preview(amina, entry).supervisor

    assert not Supervisor.objects.filter(pk=mistyped.pk).exists()
    assert right == again


def test_whoever_was_asked_before_stays(cast: Cast, amina: Client, entry: Entry) -> None:
    signer = make_signer(cast)
    let_answer(cast, signer)
    preview(amina, entry)

    amina.post(reverse("confirmations:ask", args=[entry.pk]), {"whom": cast.kalle.pk})

    assert Supervisor.objects.filter(pk=signer.pk).exists()


def test_what_was_typed_is_there_when_she_goes_back(amina: Client, entry: Entry) -> None:
    preview(amina, entry)

    page = amina.get(reverse("confirmations:ask", args=[entry.pk])).content.decode()

    assert 'value="Bo Ek"' in page
    assert 'value="bo@lager.example"' in page


def test_namesakes_are_told_apart(cast: Cast, amina: Client, entry: Entry) -> None:
    for address in ("bo@lager.example", "ek@kontor.example"):
        let_answer(cast, make_signer(cast, address))

    page = amina.get(reverse("confirmations:ask", args=[entry.pk])).content.decode()

    assert "Bo Ek (b•••@lager.example)" in page
    assert "Bo Ek (e•••@kontor.example)" in page
    assert "Kalle Berg, Cykelköket<" in page

"""Somebody without e-mail gets an address, once; nobody changes one that is there."""

import pytest
from django.urls import reverse

from accounts.models import User
from lifecycle.models import Event
from programmes.models import Enrolment
from tests.cast import Cast, enrol
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas
from tests.programmes.enrolling import project_of


def without(cast: Cast) -> Enrolment:
    return enrol(User.objects.create_without_mail("Kim Ek"), project_of(cast), cast.sara)


def door(enrolment: Enrolment) -> str:
    return reverse("programmes:add_address", args=[enrolment.pk])


def test_it_is_added_and_recorded_without_its_words(cast: Cast, sign_in: SignIn) -> None:
    kims = without(cast)

    sign_in(cast.sara).post(door(kims), {"email": "Kim@X.example"})

    event = Event.objects.about(kims).last()
    assert User.objects.get(name="Kim Ek").email == "kim@x.example"
    assert event is not None
    assert (event.action, event.by, event.note) == ("add_address", cast.sara, "")


def test_one_that_is_there_is_not_changed(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.sara).post(door(aminas(cast)), {"email": "sara2@x.example"}, follow=True)

    cast.amina.refresh_from_db()
    assert "har redan en adress" in answer.content.decode()
    assert cast.amina.email == "amina@jagkan.example"


@pytest.mark.parametrize("email", ["", "kim", "petra@jagkan.example", "PETRA@jagkan.example"])
def test_what_is_wrong_is_said(cast: Cast, sign_in: SignIn, email: str) -> None:
    assert sign_in(cast.sara).post(door(without(cast)), {"email": email}).status_code == 422


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    kims = without(cast)

    for someone in (cast.petra, cast.noor, cast.ada, cast.ulla):
        assert sign_in(someone).get(door(kims)).status_code == 404

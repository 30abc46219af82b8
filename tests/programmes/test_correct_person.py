"""What is known of somebody is put right; what changed is written down, not its words."""

import pytest
from django.urls import reverse

from accounts.models import User
from lifecycle.models import Event
from programmes.models import Enrolment
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas

RIGHT = {
    "name": "Amina Yusuf Ali",
    "preferred_name": "",
    "birth_date": "2007-03-05",
    "phone": "070-174 06 05",
}


def door(enrolment: Enrolment) -> str:
    return reverse("programmes:correct_person", args=[enrolment.pk])


def test_it_is_put_right_and_what_is_written_down(cast: Cast, sign_in: SignIn) -> None:
    born = cast.amina.birth_date

    sign_in(cast.sara).post(door(aminas(cast)), {**RIGHT, "birth_date": str(born)})

    cast.amina.refresh_from_db()
    event = Event.objects.about(aminas(cast)).last()
    assert (cast.amina.name, cast.amina.phone) == ("Amina Yusuf Ali", "+46701740605")
    assert (cast.amina.birth_date, cast.amina.email) == (born, "amina@jagkan.example")
    assert event is not None
    assert (event.action, event.by, event.note) == ("correct", cast.sara, "name, phone")


def test_a_protected_person_is_not_called_by_their_own_name(cast: Cast, sign_in: SignIn) -> None:
    skyes = Enrolment.objects.get(participant=cast.skye)
    said = {**RIGHT, "name": cast.skye.name, "preferred_name": cast.skye.name.split()[0].upper()}

    answer = sign_in(cast.noor).post(door(skyes), said)

    assert answer.status_code == 422
    assert "del av personens eget namn" in answer.content.decode()


def test_the_same_words_again_are_no_step(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.sara)
    browser.post(door(aminas(cast)), RIGHT)
    steps = Event.objects.count()

    browser.post(door(aminas(cast)), RIGHT)

    assert Event.objects.filter(action="correct").count() == 1
    assert Event.objects.count() == steps


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Skriv namnet."),
        ({"name": "www.amina.se"}, "Skriv bara ord här"),
        ({"birth_date": "2999-01-01"}, "Den dagen har inte kommit ännu."),
        ({"birth_date": "1807-03-05"}, "Titta på årtalet igen."),
        ({"birth_date": "5 mars"}, "Skriv dagen som"),
        ({"phone": "hemma"}, "telefonnummer"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str], sentence: str
) -> None:
    answer = sign_in(cast.sara).post(door(aminas(cast)), {**RIGHT, **wrong})

    cast.amina.refresh_from_db()
    page = answer.content.decode()
    assert (answer.status_code, cast.amina.name) == (422, "Amina Yusuf")
    assert sentence in page
    kept = {**RIGHT, **wrong}["phone"]
    assert kept in page


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    for someone in (cast.petra, cast.ada, cast.ulla, cast.ines):
        assert sign_in(someone).get(door(aminas(cast))).status_code == 404
    assert sign_in(cast.amina).get(door(aminas(cast))).status_code == 403
    assert User.objects.get(pk=cast.amina.pk).name == "Amina Yusuf"

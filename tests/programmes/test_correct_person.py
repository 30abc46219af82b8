"""What is known of somebody is put right; what changed is written down, not its words."""

import pytest
from django.urls import reverse

from accounts.models import PersonIdentifier, User
from lifecycle.models import Event
from programmes.models import Enrolment, Programme
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


def number(cast: Cast, written: str, kind: str) -> None:
    PersonIdentifier.record(cast.amina, kind, written, by=cast.sara)


def test_another_birth_date_is_weighed_as_at_the_start(cast: Cast, sign_in: SignIn) -> None:
    Programme.objects.filter(name="Hikikomori").update(oldest=24)
    was = cast.amina.birth_date
    too_old = {**RIGHT, "birth_date": "2000-03-05"}

    answer = sign_in(cast.sara).post(door(aminas(cast)), too_old)

    cast.amina.refresh_from_db()
    assert answer.status_code == 422
    assert "till och med 24 år" in answer.content.decode()
    assert cast.amina.birth_date == was
    assert sign_in(cast.sara).post(door(aminas(cast)), RIGHT).status_code == 302


def test_what_was_let_in_before_is_not_weighed_anew(cast: Cast, sign_in: SignIn) -> None:
    User.objects.filter(pk=cast.amina.pk).update(birth_date="1980-03-05")
    Programme.objects.filter(name="Hikikomori").update(oldest=24)

    answer = sign_in(cast.sara).post(door(aminas(cast)), {**RIGHT, "birth_date": "1980-03-05"})

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("kind", "written"), [("personnummer", "198507099805"), ("samordningsnummer", "198507699802")]
)
def test_a_number_of_another_day_is_asked_about(
    cast: Cast, sign_in: SignIn, kind: str, written: str
) -> None:
    number(cast, written, kind)
    typed, sara = {**RIGHT, "birth_date": "1985-07-08"}, sign_in(cast.sara)

    asked = sara.post(door(aminas(cast)), typed)
    done = sara.post(door(aminas(cast)), {**typed, "dates_differ": "on"})

    page = asked.content.decode()
    assert (asked.status_code, done.status_code) == (422, 302)
    assert "Stämmer båda datumen?" in page
    assert written[-4:] not in page
    cast.amina.refresh_from_db()
    assert str(cast.amina.birth_date) == "1985-07-08"


def test_the_day_in_the_number_is_asked_about_by_nobody(cast: Cast, sign_in: SignIn) -> None:
    number(cast, "198507099805", "personnummer")
    number(cast, "20000101T220", "reserve")

    answer = sign_in(cast.sara).post(door(aminas(cast)), {**RIGHT, "birth_date": "1985-07-09"})

    assert answer.status_code == 302


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    for someone in (cast.petra, cast.ada, cast.ulla, cast.ines):
        assert sign_in(someone).get(door(aminas(cast))).status_code == 404
    assert sign_in(cast.amina).get(door(aminas(cast))).status_code == 403
    assert User.objects.get(pk=cast.amina.pk).name == "Amina Yusuf"


def test_whoever_is_only_invited_has_nothing_to_put_right(cast: Cast, sign_in: SignIn) -> None:
    invited = Enrolment.invite(cast.mehari, aminas(cast).local_project, by=cast.lo)
    number = reverse("programmes:record_number", args=[invited.pk])

    page = sign_in(cast.lo).get(reverse("programmes:show_enrolment", args=[invited.pk]))

    assert [sign_in(cast.lo).get(each).status_code for each in (door(invited), number)] == [403] * 2
    assert door(invited) not in page.content.decode()

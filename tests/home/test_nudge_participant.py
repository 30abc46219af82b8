"""Someone on the team reminds a participant that there is somebody to ask: a letter, once a day."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from lifecycle.models import Event, Letter
from programmes.models import Enrolment
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast
from tests.confirmations.asked import ask
from tests.conftest import Postman, SignIn

A_DAY = timedelta(days=1)


def nudge(browser: Client, participant: User) -> int:
    enrolment = Enrolment.objects.get(participant=participant)
    return browser.post(reverse("home:nudge_participant", args=[enrolment.pk])).status_code


def test_she_gets_a_letter_with_a_link_and_no_skill(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    entry = make_shared_entry(cast, "A1.1", text="Jag bytte slang.")

    nudge(sign_in(cast.sara), cast.amina)

    [letter] = postman()
    said = f"{letter.subject} {letter.body}"
    assert letter.to == [cast.amina.email]
    assert reverse("home:start") in letter.body
    for secret in (str(cast.competency("A1.1").name), entry.text, "Kalle", "Yusuf"):
        assert secret not in said


def test_the_supervisor_gets_nothing(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    make_shared_entry(cast, "A1.1")

    nudge(sign_in(cast.sara), cast.amina)

    assert cast.kalle.email not in [to for letter in postman() for to in letter.to]


def test_once_a_day_whoever_presses_how_often(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1")
    for browser in (sign_in(cast.sara), sign_in(cast.sara), sign_in(cast.noor)):
        nudge(browser, cast.amina)
    assert Letter.objects.count() == 1

    with time_machine.travel(timezone.now() + A_DAY):
        nudge(sign_in(cast.sara), cast.amina)
    assert Letter.objects.count() == 2


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1")

    nudge(sign_in(cast.sara), cast.amina)

    *_before, event = Event.objects.about(Enrolment.objects.get(participant=cast.amina))
    assert (event.action, event.by) == ("nudge", cast.sara)


def test_without_anything_to_ask_about_there_is_no_letter(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)  # Kalle has that question already

    nudge(sign_in(cast.sara), cast.amina)

    assert not Letter.objects.filter(to=cast.amina.email).exists()


def test_only_whoever_follows_her_reminds_her(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1")

    for stranger in (cast.petra, cast.reza, cast.ada, cast.ulla, cast.mehari):
        assert nudge(sign_in(stranger), cast.amina) == 404
    assert nudge(sign_in(cast.amina), cast.amina) == 403
    assert nudge(Client(), cast.amina) == 302
    assert not Letter.objects.exists()


def test_the_page_offers_it_where_there_is_somebody_to_ask(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.sara)
    assert "/nudge/" not in browser.get("/group/matrix/").content.decode()

    make_shared_entry(cast, "A1.1")

    page = browser.get("/group/matrix/").content.decode()
    assert "/nudge/" in page
    assert "Kalle Berg kan bekräfta det." in page

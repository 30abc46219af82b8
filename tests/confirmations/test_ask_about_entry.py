"""A participant chooses whom to ask about a moment."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest
from lifecycle.models import Event, Letter
from lifecycle.transitions import Refused
from portfolio.models import Entry
from programmes.models import Enrolment
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer, make_entry, write_down
from tests.conftest import SignIn
from workplaces.models import Supervisor

BO = {"whom": "new", "name": "Bo Ek", "contact": "bo@lager.example", "title": "lagerchef"}


def page_of(entry: Entry) -> str:
    return reverse("confirmations:ask", args=[entry.pk])


@pytest.fixture
def entry(cast: Cast) -> Entry:
    return make_entry(cast)


@pytest.fixture
def amina(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.amina)


def test_she_asks_the_supervisor_of_the_place(cast: Cast, amina: Client, entry: Entry) -> None:
    page = amina.get(page_of(entry)).content.decode()
    response = amina.post(page_of(entry), {"whom": cast.kalle.pk})

    assert f'value="{cast.kalle.pk}" checked' in page
    assert cast.berit.name not in page
    asked = ConfirmationRequest.objects.get()
    assert response.headers["Location"] == asked.get_absolute_url()
    assert (asked.supervisor, asked.name, asked.title) == (
        cast.kalle,
        "Kalle Berg",
        "verkstadsledare",
    )


def test_it_is_recorded(cast: Cast, amina: Client, entry: Entry) -> None:
    amina.post(page_of(entry), BO)

    asked = ConfirmationRequest.objects.get()
    assert [(event.action, event.by) for event in Event.objects.about(asked)] == [
        ("make", cast.amina)
    ]
    named = Event.objects.about(asked.supervisor).get()
    assert (named.action, named.by) == ("propose", cast.amina)


def test_a_name_and_an_address_will_do(cast: Cast, amina: Client, entry: Entry) -> None:
    amina.post(page_of(entry), BO)

    bo = Supervisor.objects.get(email="bo@lager.example")
    assert (bo.state, bo.organisation, bo.named_by) == ("new", cast.goteborg, cast.amina)
    asked = ConfirmationRequest.objects.get()
    assert asked.supervisor == bo
    asked.send(by=cast.amina)
    assert "Bo Ek" in amina.get(page_of(make_entry(cast))).content.decode()


def test_a_known_address_tells_nothing_of_whose_it_is(
    cast: Cast, amina: Client, entry: Entry
) -> None:
    known = Supervisor.objects.create(
        name="Hemlig Person", title="vd", email="Bo@lager.example", organisation=cast.goteborg
    )

    response = amina.post(page_of(entry), BO, follow=True)

    asked = ConfirmationRequest.objects.get()
    assert asked.supervisor == known
    assert "Hemlig" not in response.content.decode()
    assert "Bo Ek" in response.content.decode()
    asked.send(by=cast.amina)
    assert "Hemlig" not in Client().get(asked.path).content.decode()


def test_an_address_that_was_merged_leads_to_the_one_person(
    cast: Cast, amina: Client, entry: Entry
) -> None:
    twin = Supervisor.objects.create(
        name="Karl Berg", email="bo@lager.example", organisation=cast.goteborg
    )
    twin.merge(cast.kalle, by=cast.sara)

    amina.post(page_of(entry), BO)

    assert ConfirmationRequest.objects.get().supervisor == cast.kalle


@pytest.mark.parametrize(
    "address", ["amina@jagkan.example", "AMINA@JAGKAN.EXAMPLE", "a.min.a+chef@jagkan.example"]
)
def test_she_cannot_ask_herself(amina: Client, entry: Entry, address: str) -> None:
    response = amina.post(page_of(entry), {**BO, "contact": address})

    assert response.status_code == 422
    assert "din egen adress" in response.content.decode()
    assert not Supervisor.objects.filter(email__iexact=address).exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"whom": ""}, "Välj vem du vill fråga"),
        ({"whom": "999999"}, "Välj vem du vill fråga"),
        ({**BO, "name": ""}, "Skriv namnet"),
        ({**BO, "contact": "bo"}, "en e-postadress eller ett mobilnummer"),
        ({**BO, "contact": "bo@"}, "till exempel kalle@"),
        ({**BO, "contact": "bo ek@lager.example"}, "till exempel kalle@"),
        ({**BO, "contact": "0900-20 10 10"}, "kostar extra"),
        ({**BO, "contact": "+1 212 736 5000"}, "Vi kan inte skicka dit"),
        ({**BO, "contact": "031-711 22 33"}, "kan inte få sms"),
        ({**BO, "contact": "070-123 45"}, "inget sådant telefonnummer"),
        ({**BO, "contact": "bo@lager.example\r\nBcc: all@example.com"}, "till exempel kalle@"),
        ({**BO, "name": "Klicka på https://ond.example"}, "Skriv bara ord"),
        ({**BO, "name": "evil.se/gratis Chef"}, "Skriv bara ord"),
        ({**BO, "name": "Chef på evil.se"}, "Skriv bara ord"),
        ({**BO, "name": "Chef evil\u3002se"}, "Skriv bara ord"),
        ({**BO, "title": "chef/ägare"}, "Skriv bara ord"),
        ({**BO, "name": "x" * 201}, "200 tecken"),
        ({**BO, "title": "x" * 10_000}, "200 tecken"),
        ({**BO, "name": "\x00\u202e\x07"}, "Skriv namnet"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    amina: Client, entry: Entry, said: dict[str, str], sentence: str
) -> None:
    response = amina.post(page_of(entry), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "<title>Fel:" in page
    assert not ConfirmationRequest.objects.exists()
    assert not Supervisor.objects.filter(email__startswith="bo@").exists()


@pytest.mark.parametrize("typed", ["0900-20 10 10", "+1 212 736 5000", "070-123 45", "bo@"])
def test_what_was_typed_stays_to_be_mended(amina: Client, entry: Entry, typed: str) -> None:
    page = amina.post(page_of(entry), {**BO, "contact": typed}).content.decode()

    assert f'value="{typed}"' in page
    assert 'value="Bo Ek"' in page
    assert 'value="lagerchef"' in page


@pytest.mark.parametrize("name", ["A. B. Ek", "A.B. Ek", "Dr. Bo Ek", "Bo Ek jr.", "Bo O’Ek"])
def test_initials_are_no_address(amina: Client, entry: Entry, name: str) -> None:
    amina.post(page_of(entry), {**BO, "name": name})

    assert ConfirmationRequest.objects.get().name == name


def test_unseen_characters_are_dropped(amina: Client, entry: Entry) -> None:
    amina.post(page_of(entry), {**BO, "name": "Bo\u202e \x00Ek\r\n"})

    assert Supervisor.objects.get(email="bo@lager.example").name == "Bo Ek"


def test_a_private_moment_has_to_be_shared_first(cast: Cast, amina: Client) -> None:
    entry = make_entry(cast, share=False)

    page = amina.get(page_of(entry)).content.decode()
    amina.post(page_of(entry), {"whom": cast.kalle.pk})

    assert "Dela det först" in page
    assert reverse("portfolio:share_entry", args=[entry.pk]) in page
    assert not ConfirmationRequest.objects.exists()
    with pytest.raises(Refused):
        write_down(cast, entry)


def test_a_moment_that_shows_nothing_cannot_be_asked_about(
    cast: Cast, amina: Client, entry: Entry
) -> None:
    entry.self_assessments.all().delete()

    assert "Vad visar det?" in amina.get(page_of(entry)).content.decode()
    with pytest.raises(Refused):
        write_down(cast, entry)


def test_asking_the_same_person_again_leads_to_the_question(
    cast: Cast, amina: Client, entry: Entry
) -> None:
    asked = ask(cast, entry)

    response = amina.post(page_of(entry), {"whom": cast.kalle.pk}, follow=True)

    assert response.redirect_chain[-1][0] == asked.get_absolute_url()
    assert "redan frågat" in response.content.decode()
    assert ConfirmationRequest.objects.count() == 1


def test_nobody_is_asked_again_about_what_they_have_answered(
    cast: Cast, amina: Client, entry: Entry
) -> None:
    asked = answer(ask(cast, entry))

    response = amina.post(page_of(entry), {"whom": cast.kalle.pk}, follow=True)

    assert response.redirect_chain[-1][0] == asked.get_absolute_url()
    assert "redan ett svar" in response.content.decode()
    assert ConfirmationRequest.objects.count() == 1


def test_not_at_an_address_that_turned_out_to_be_theirs_either(cast: Cast, entry: Entry) -> None:
    answer(ask_new_signer(cast, entry)).supervisor.merge(cast.kalle, by=cast.sara)

    with pytest.raises(Refused):
        write_down(cast, entry)


def test_who_said_that_it_is_not_them_is_not_asked_again(
    cast: Cast, amina: Client, entry: Entry
) -> None:
    asked = ask_new_signer(cast, entry)
    asked.decline(note=ConfirmationRequest.NOT_ME)

    response = amina.post(page_of(entry), {**BO, "contact": asked.supervisor.email}, follow=True)

    assert "fel person" in response.content.decode()
    assert ConfirmationRequest.objects.count() == 1


def test_who_did_not_want_to_can_be_asked_once_more(cast: Cast, entry: Entry) -> None:
    ask(cast, entry).decline(note="no")

    assert write_down(cast, entry).is_unsent


def test_whom_the_team_has_rejected_is_not_asked(cast: Cast, amina: Client, entry: Entry) -> None:
    asked = write_down(cast, entry)
    cast.kalle.reject(by=cast.sara, note="Slutade för länge sedan.")

    response = amina.post(page_of(entry), {**BO, "contact": cast.kalle.email}, follow=True)

    assert "Be ditt team om hjälp" in response.content.decode()
    with pytest.raises(Refused):
        asked.send(by=cast.amina)
    assert not Letter.objects.exists()


def test_no_more_people_are_named_in_a_day_than_may_be_asked(
    cast: Cast, amina: Client, settings: Any
) -> None:
    settings.ASKS_A_DAY = 2
    for number in range(3):
        amina.post(page_of(make_entry(cast)), {**BO, "contact": f"bo{number}@lager.example"})

    assert Supervisor.objects.filter(named_by=cast.amina).count() == 2
    assert ConfirmationRequest.objects.count() == 2


def test_choosing_again_before_sending_leaves_one_question(
    cast: Cast, amina: Client, entry: Entry
) -> None:
    amina.post(page_of(entry), {"whom": cast.kalle.pk})
    amina.post(page_of(entry), BO)

    assert ConfirmationRequest.objects.get().name == "Bo Ek"


def test_without_a_project_nobody_new_can_be_named(cast: Cast, amina: Client, entry: Entry) -> None:
    Enrolment.objects.filter(participant=cast.amina).update(ends_on="2026-02-01")

    response = amina.post(page_of(entry), BO, follow=True)

    assert "Be ditt team om hjälp" in response.content.decode()
    assert not ConfirmationRequest.objects.exists()


def test_a_protected_person_sends_neither_photo_nor_place(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, participant=cast.skye)

    page = sign_in(cast.skye).get(page_of(entry)).content.decode()
    sign_in(cast.skye).post(page_of(entry), {**BO, "with_photo": "on"})

    asked = ConfirmationRequest.objects.get()
    asked.send(by=cast.skye)
    answer_page = Client().get(asked.path).content.decode()
    assert "with_photo" not in page
    assert (asked.photo, asked.place) == (None, "")
    assert "Skye" in answer_page
    assert "Solveig" not in answer_page
    assert "Cykelköket" not in answer_page


def test_her_pedagogue_cannot_ask_for_her(cast: Cast, sign_in: SignIn, entry: Entry) -> None:
    assert sign_in(cast.sara).get(page_of(entry)).status_code == 403


def test_a_stranger_finds_nothing(cast: Cast, sign_in: SignIn, entry: Entry) -> None:
    assert sign_in(cast.petra).get(page_of(entry)).status_code == 404
    assert sign_in(cast.mehari).post(page_of(entry), BO).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods_are_refused(amina: Client, entry: Entry, method: str) -> None:
    assert getattr(amina, method)(page_of(entry)).status_code == 405

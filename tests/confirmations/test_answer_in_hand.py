"""Kalle answers on Amina's phone, and gives it back."""

import pytest
from django.test import Client

from accounts.models import Reading
from confirmations.letters import thank_by_sms
from confirmations.models import Assurance, Confirmation, ConfirmationRequest, Door
from lifecycle.models import Letter
from tests.cast import Cast
from tests.confirmations.asked import answers_to, make_entry, write_down
from tests.confirmations.in_hand import PAGE, hand_over
from tests.conftest import Postman, SignIn
from workplaces.models import Supervisor

Handed = tuple[Client, ConfirmationRequest]


@pytest.fixture
def handed(cast: Cast, sign_in: SignIn) -> Handed:
    """Amina's browser, in Kalle's hand, and the question it is locked to."""
    browser = sign_in(cast.amina)
    asked = write_down(cast)
    hand_over(browser, asked)
    asked.refresh_from_db()
    return browser, asked


def test_he_answers_and_is_thanked(handed: Handed) -> None:
    browser, asked = handed

    page = browser.post(PAGE, answers_to(asked), follow=True).content.decode()

    made = Confirmation.objects.get(request=asked)
    assert (made.name, made.title) == ("Kalle Berg", "verkstadsledare")
    assert (made.door, made.assurance) == (Door.IN_HAND, Assurance.HELD)
    assert "Lämna tillbaka telefonen till Amina" in page
    assert asked.words not in page


def test_the_page_tells_nothing_but_the_question(handed: Handed, cast: Cast) -> None:
    browser, asked = handed

    page = browser.get(PAGE).content.decode()

    assert asked.words in page
    assert cast.amina.email not in page
    assert "Yusuf" not in page
    assert asked.token not in page
    assert 'href="/"' not in page


def test_that_he_read_it_is_recorded(handed: Handed, cast: Cast) -> None:
    browser, _asked = handed

    browser.get(PAGE)

    assert Reading.objects.get(participant=cast.amina).reader_name == "Kalle Berg"


def test_the_register_contact_gets_the_receipt_even_so(
    handed: Handed, postman: Postman, cast: Cast
) -> None:
    browser, asked = handed

    browser.post(PAGE, answers_to(asked))

    assert [letter.to for letter in postman()] == [[cast.kalle.email]]


def test_a_receipt_goes_where_he_asks_too(handed: Handed, postman: Postman, cast: Cast) -> None:
    browser, asked = handed

    browser.post(PAGE, answers_to(asked) | {"receipt_to": "kalle@privat.example"})

    sent = postman()
    assert {letter.to[0] for letter in sent} == {cast.kalle.email, "kalle@privat.example"}
    assert all(asked.sent_link in str(letter.body) for letter in sent)


def test_one_receipt_is_enough_for_one_address(
    handed: Handed, postman: Postman, cast: Cast
) -> None:
    browser, asked = handed

    browser.post(PAGE, answers_to(asked) | {"receipt_to": cast.kalle.email.upper()})

    assert len(postman()) == 1


def test_someone_without_any_contact_gets_one_where_they_ask(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    met = Supervisor.propose("Mo Ali", title="", organisation=cast.goteborg, by=cast.amina)
    browser = sign_in(cast.amina)
    asked = write_down(cast, supervisor=met)
    hand_over(browser, asked)

    browser.post(PAGE, answers_to(asked) | {"receipt_to": "mo@privat.example"})

    assert [letter.to for letter in postman()] == [["mo@privat.example"]]


def test_a_receipt_goes_to_a_mobile_too(handed: Handed, cast: Cast) -> None:
    browser, asked = handed

    browser.post(PAGE, answers_to(asked) | {"receipt_to": "070-174 06 05"})

    by_sms = Letter.objects.get(medium=Letter.Medium.SMS)
    assert (by_sms.to, by_sms.writer) == ("+46701740605", "confirmations.letters.thank_by_sms")
    assert asked.sent_link in thank_by_sms(asked).text


def test_he_and_she_each_read_their_own_language(handed: Handed, cast: Cast) -> None:
    browser, asked = handed
    cast.amina.language = "en"
    cast.amina.save()

    page = browser.post(PAGE, answers_to(asked), follow=True).content.decode()

    assert "Lämna tillbaka telefonen till Amina" in page
    assert "Your four digits" in page


@pytest.mark.parametrize("lang", ["sv-simple", "en"])
def test_the_language_stays_when_something_is_wrong(handed: Handed, lang: str) -> None:
    browser, asked = handed

    page = browser.post(f"{PAGE}?lang={lang}&also=sv", {}).content.decode()
    after = browser.post(f"{PAGE}?lang={lang}", answers_to(asked))

    assert f'<html lang="{lang}"' in page
    assert f"{PAGE}?lang={lang}" in page
    assert after.headers["Location"] == f"{PAGE}?lang={lang}"


@pytest.mark.parametrize(
    "email",
    [
        "kalle",
        "112",
        "0900-123 45 67",
        "a@b",
        "AMINA@jagkan.example",
        "amina+jag@jagkan.example",
        "x" * 260 + "@a.se",
    ],
)
def test_an_address_that_will_not_do_keeps_the_answers(handed: Handed, email: str) -> None:
    browser, asked = handed

    response = browser.post(PAGE, answers_to(asked) | {"receipt_to": email})

    assert response.status_code == 422
    assert "checked" in response.content.decode()
    assert not Confirmation.objects.exists()


def test_no_answer_is_no_answer(handed: Handed) -> None:
    browser, _asked = handed

    assert browser.post(PAGE, {"name": "Kalle Berg", "title": "x"}).status_code == 422
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("why", ["no", ConfirmationRequest.NOT_ME])
def test_he_may_say_no(handed: Handed, why: str) -> None:
    browser, asked = handed

    page = browser.post(PAGE + "decline/", {"why": why}, follow=True).content.decode()

    asked.refresh_from_db()
    assert asked.state == ConfirmationRequest.State.DECLINED
    assert asked.reached_someone_else == (why == ConfirmationRequest.NOT_ME)
    assert "Lämna tillbaka telefonen till Amina" in page


def test_a_question_taken_back_meanwhile_is_closed(handed: Handed, cast: Cast) -> None:
    browser, asked = handed
    asked.withdraw(by=cast.amina)

    page = browser.post(PAGE, answers_to(asked), follow=True).content.decode()

    assert not Confirmation.objects.exists()
    assert "Lämna tillbaka telefonen till Amina" in page


def test_another_site_cannot_answer_through_her_phone(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.amina)
    asked = write_down(cast)
    session = browser.session
    session["lock"] = {"page": PAGE, "about": asked.pk, "salt": "", "seal": ""}
    session.save()
    asked.let_out(by=cast.amina, door=Door.IN_HAND)

    assert browser.post(PAGE, answers_to(asked)).status_code == 403


def test_without_a_lock_there_is_no_such_page(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get(PAGE).headers["Location"] == "/"
    assert Client().get(PAGE).headers["Location"].startswith("/accounts/login/")


def test_the_page_asks_the_database_the_same_for_many(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: object
) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast, make_entry(cast, "A1.1", "A1.2", "A2.1", "A3.1", "A4.1")))

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        browser.get(PAGE)


def test_a_protected_person_is_called_by_the_alias(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.skye)
    asked = write_down(cast, make_entry(cast, participant=cast.skye))
    hand_over(browser, asked)

    question = browser.get(PAGE).content.decode()
    thanks = browser.post(PAGE, answers_to(asked), follow=True).content.decode()

    assert "Lämna tillbaka telefonen till Skye" in thanks
    for page in (question, thanks):
        assert "Solveig" not in page
        assert "Strand" not in page
        assert "Cykelköket" not in page

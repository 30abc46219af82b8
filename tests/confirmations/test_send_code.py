"""A programme may demand a code that goes to a contact we know; nothing typed is lost over it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from confirmations.models import Answer, Assurance, Code, Confirmation, ConfirmationRequest, Door
from lifecycle.models import Event, Letter
from lifecycle.transitions import Refused
from programmes.models import Programme
from tests.cast import Cast
from tests.confirmations.asked import (
    answer,
    answers_to,
    ask,
    ask_new_signer,
    make_entry,
    said_to,
    write_down,
)
from tests.confirmations.coded import (
    answer_with_code,
    ask_with_code,
    code_in,
    demand_code,
    new_code,
    press_send_code,
    wrong,
)
from tests.confirmations.in_hand import PAGE, hand_over
from tests.conftest import Postman, SignIn, Texts
from tests.pages.weight import weigh
from tests.workplaces.signers import make_signer
from workplaces.models import Supervisor

PAGE_KB = 35


def post(asked: ConfirmationRequest, code: str) -> str:
    """Return the page after all questions were answered with this code."""
    said = {**answers_to(asked), "code": code}
    return Client().post(asked.path, said, follow=True).content.decode()


def test_the_right_code_is_on_the_record(cast: Cast, postman: Postman) -> None:
    asked = ask_with_code(cast)
    postman()

    page = press_send_code(asked)
    code = code_in(postman)
    receipt = post(asked, code)

    assert "k•••@cykelkoket.example" in page
    assert cast.kalle.email not in page
    assert "Tack, Kalle" in receipt
    assert Confirmation.objects.get().assurance == Assurance.CODE


def test_that_it_was_sent_is_recorded(cast: Cast) -> None:
    asked = ask_with_code(cast)

    press_send_code(asked)

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by_name) == ("send_code", "Kalle Berg")


def test_what_was_chosen_and_typed_stays_when_the_code_is_sent(cast: Cast) -> None:
    asked = ask_with_code(cast)

    page = press_send_code(asked, **answers_to(asked, "with_help") | {"comment": "Fint jobbat"})

    assert page.count(" checked") == 2
    assert "Fint jobbat" in page
    assert "Välj ett svar" not in page
    assert not Confirmation.objects.exists()


def test_without_a_code_nothing_is_answered_and_nothing_lost(cast: Cast) -> None:
    asked = ask_with_code(cast)

    response = Client().post(asked.path, {**answers_to(asked), "comment": "Fint jobbat"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Skriv koden" in page
    assert page.count(" checked") == 2
    assert "Fint jobbat" in page
    with pytest.raises(Refused):
        answer(asked)
    assert not Confirmation.objects.exists()


def test_other_programmes_ask_for_none(cast: Cast) -> None:
    asked = ask(cast)

    press_send_code(asked)

    assert "one-time-code" not in Client().get(asked.path).content.decode()
    assert not Code.objects.exists()


def test_what_the_programme_wants_later_does_not_reach_what_was_asked(cast: Cast) -> None:
    asked = ask(cast)
    demand_code(cast)

    answer(asked)

    assert Confirmation.objects.get().assurance == Assurance.CONTACT


@pytest.mark.parametrize("typed", ["{0} {1}", "{0}-{1}", " {0} {1} ", "{0}\u00a0{1}"])
def test_it_may_be_spaced_as_people_read_it(cast: Cast, typed: str) -> None:
    asked = ask_with_code(cast)
    press_send_code(asked)
    digits = Code.objects.get().digits

    post(asked, typed.format(digits[:4], digits[4:]))

    assert Confirmation.objects.exists()


@pytest.mark.parametrize("typed", ["1234567", "123456789", "ett två", "<script>", "12345678" * 20])
def test_what_is_no_code_gets_a_sentence_and_costs_no_try(cast: Cast, typed: str) -> None:
    asked = ask_with_code(cast)
    press_send_code(asked)

    assert "åtta siffror" in post(asked, typed)
    assert Code.objects.get().tries == 0


def test_a_form_with_something_else_missing_costs_no_try(cast: Cast) -> None:
    asked = ask_with_code(cast)
    press_send_code(asked)

    Client().post(asked.path, {"code": wrong(asked)})

    assert Code.objects.get().tries == 0


def test_after_five_wrong_tries_the_right_one_is_not_taken(cast: Cast) -> None:
    asked = ask_with_code(cast)
    press_send_code(asked)

    pages = [post(asked, wrong(asked)) for _ in range(5)]

    assert all("Det är inte koden" in page for page in pages)
    assert "fel för många gånger" in post(asked, Code.objects.get().digits)
    assert not Confirmation.objects.exists()


def test_after_ten_minutes_it_works_no_more(cast: Cast) -> None:
    asked = ask_with_code(cast)
    press_send_code(asked)
    digits = Code.objects.get().digits

    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        page = post(asked, digits)

    assert "ingen kod som gäller" in page
    assert not Confirmation.objects.exists()


def test_a_code_is_for_one_question(cast: Cast) -> None:
    asked = ask_with_code(cast)
    other = ask(cast, make_entry(cast, "A2.1"))
    press_send_code(other)

    page = post(asked, Code.objects.get().digits)

    assert "ingen kod som gäller" in page
    assert not Confirmation.objects.exists()


def test_pressing_twice_sends_one(cast: Cast) -> None:
    asked = ask_with_code(cast)

    press_send_code(asked)
    page = press_send_code(asked)

    assert "är på väg" in page
    assert Code.objects.count() == 1


def test_three_are_sent_in_an_hour_and_each_works_its_ten_minutes(cast: Cast) -> None:
    asked = ask_with_code(cast)
    start = timezone.now()

    pages = []
    for minute in (0, 2, 4, 6):
        with time_machine.travel(start + timedelta(minutes=minute)):
            pages.append(press_send_code(asked))
    with time_machine.travel(start + timedelta(minutes=62)):
        press_send_code(asked)

    assert "Vänta en timme" in pages[3]
    assert Code.objects.count() == 4
    first = Code.objects.order_by("pk")[0]
    with time_machine.travel(start + timedelta(minutes=9)):
        Code.refuse_unless_right(asked, first.digits)


def test_one_contact_gets_few_in_a_day(cast: Cast) -> None:
    demand_code(cast)
    several = [ask(cast, make_entry(cast)) for _ in range(13)]

    pages = [press_send_code(asked) for asked in several]

    assert Code.objects.count() == 12
    assert "flera koder" in pages[-1]


def test_it_goes_another_way_than_the_link(cast: Cast, texts: Texts, postman: Postman) -> None:
    cast.kalle.phone = "+46701740605"
    cast.kalle.save(update_fields=["phone"])
    asked = ask_with_code(cast)
    postman()

    page = press_send_code(asked)
    postman()

    assert "+46…05" in page
    assert [text.to for text in texts] == ["+46701740605"]
    assert texts[0].text.startswith(Code.objects.get().digits)
    asked.door = Door.SMS
    assert asked.code_contact == cast.kalle.email


def test_the_letter_tells_nothing_and_a_late_one_does_not_leave(
    cast: Cast, postman: Postman
) -> None:
    asked = ask_with_code(cast)
    postman()
    press_send_code(asked)

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        late = postman()

    assert late == []
    assert not Letter.objects.filter(key__startswith="code:").exists()
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        press_send_code(asked)
        (mail,) = postman()
    assert "Amina" not in mail.body
    assert all(str(question.name) not in mail.body for question in asked.questions.all())


def test_no_table_holds_the_digits(cast: Cast) -> None:
    press_send_code(ask_with_code(cast))
    code = Code.objects.get()

    posted = Letter.objects.values_list("to", "key", "subject_id", "writer", "receipt")

    assert code.digits not in str([*Code.objects.values(), *posted])


def test_on_her_phone_the_code_goes_to_his(
    cast: Cast, sign_in: SignIn, texts: Texts, postman: Postman
) -> None:
    demand_code(cast)
    cast.kalle.phone = "+46701740605"
    cast.kalle.save(update_fields=["phone"])
    asked = write_down(cast)
    phone = sign_in(cast.amina)
    hand_over(phone, asked)

    phone.post(f"{PAGE}code/")
    postman()
    said = {**answers_to(asked), "receipt_to": "", "code": Code.objects.get().digits}
    phone.post(PAGE, said)

    assert [text.to for text in texts] == ["+46701740605"]
    assert Confirmation.objects.get().assurance == Assurance.CODE


def test_who_is_not_known_is_not_asked_yet(cast: Cast, sign_in: SignIn) -> None:
    demand_code(cast)
    bo = make_signer(cast)
    asked = write_down(cast, supervisor=bo)
    amina = sign_in(cast.amina)

    page = amina.get(asked.get_absolute_url()).content.decode()

    assert "veta vem Bo är" in page
    assert "Skicka till Bo" not in page
    for door in (Door.EMAIL, Door.SHARED, Door.IN_HAND, Door.QR):
        with pytest.raises(Refused):
            asked.send(by=cast.amina, door=door)
    bo.approve(by=cast.sara)
    asked.refresh_from_db()
    asked.send(by=cast.amina)
    assert asked.is_waiting


def test_without_the_demand_anybody_may_be_asked(cast: Cast) -> None:
    assert ask_new_signer(cast).is_waiting


def test_who_cannot_be_reached_is_not_asked_yet(cast: Cast) -> None:
    demand_code(cast)
    Supervisor.objects.filter(pk=cast.kalle.pk).update(email="")
    cast.kalle.refresh_from_db()
    asked = write_down(cast)

    with pytest.raises(Refused, match="nå Kalle"):
        asked.send(by=cast.amina, door=Door.IN_HAND)


def test_changing_the_answers_takes_a_code_too(cast: Cast) -> None:
    asked = answer_with_code(ask_with_code(cast))

    with pytest.raises(Refused):
        asked.change(said_to(asked, "not_yet"))


def test_with_a_code_they_are_changed(cast: Cast) -> None:
    asked = answer_with_code(ask_with_code(cast))
    url = reverse("confirmations:change_request", args=[asked.token])
    page = press_send_code(asked, **answers_to(asked, "with_help"))

    code = Code.objects.latest("pk")
    Client().post(url, {**answers_to(asked, "with_help"), "code": code.digits})

    assert "Spara" in page
    assert page.count(' value="with_help" checked') == 2
    assert set(Answer.objects.values_list("answer", flat=True)) == {"with_help"}
    assert Confirmation.objects.get().assurance == Assurance.CODE


def test_a_stranger_and_the_participant_send_none(cast: Cast, sign_in: SignIn) -> None:
    asked = ask_with_code(cast)

    unknown = reverse("confirmations:send_code", args=[f"{asked.token[:-1]}x"])
    url = reverse("confirmations:send_code", args=[asked.token])

    assert Client().post(unknown).status_code == 404
    assert sign_in(cast.amina).post(url).status_code == 403
    assert not Code.objects.exists()


def test_once_the_answer_stands_none_is_sent(cast: Cast) -> None:
    asked = answer_with_code(ask_with_code(cast))

    with time_machine.travel(timezone.now() + timedelta(days=15)):
        press_send_code(asked)

    assert not Code.objects.filter(used_at=None).exists()


def test_a_code_is_used_once(cast: Cast) -> None:
    asked = ask_with_code(cast)
    press_send_code(asked)
    code = Code.objects.get()
    post(asked, code.digits)
    url = reverse("confirmations:change_request", args=[asked.token])

    again = Client().post(url, {**answers_to(asked, "not_yet"), "code": code.digits})

    assert "ingen kod som gäller" in again.content.decode()
    assert set(Answer.objects.values_list("answer", flat=True)) == {"yes"}
    asked.refresh_from_db()
    with pytest.raises(Refused, match="ingen kod"):
        asked.change(said_to(asked, "not_yet"), code=code.digits)


def test_an_answer_that_is_refused_uses_no_code(cast: Cast) -> None:
    asked = ask_with_code(cast)
    code = new_code(asked)
    late = ConfirmationRequest.objects.get(pk=asked.pk)
    asked.withdraw(by=cast.amina)

    with pytest.raises(Refused):
        late.answer(said_to(late), code=code.digits)

    code.refresh_from_db()
    assert code.used_at is None


def test_after_one_was_used_a_new_one_is_sent_at_once(cast: Cast) -> None:
    asked = answer_with_code(ask_with_code(cast))

    press_send_code(asked)

    assert Code.objects.filter(used_at=None).count() == 1


def test_opening_the_address_sends_none(cast: Cast) -> None:
    asked = ask_with_code(cast)
    url = reverse("confirmations:send_code", args=[asked.token])

    response = Client().get(url)

    assert response.headers["Location"] == asked.path
    assert not Code.objects.exists()


@pytest.mark.parametrize("query", ["", "?lang=sv&also=en"])
def test_the_page_stays_light_and_quick(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries, query: str
) -> None:
    asked = ask_with_code(cast)
    url = asked.path + query
    Client().get(url)

    with django_assert_max_num_queries(12):
        Client().get(url)
    assert weigh(Client(), url).total <= PAGE_KB * 1024


def test_an_administrator_says_so_for_a_programme(cast: Cast, sign_in: SignIn) -> None:
    programme = Programme.objects.get(name="Hikikomori")

    page = sign_in(cast.ulla).get(f"/admin/programmes/programme/{programme.pk}/change/")

    assert 'name="confirmations_need_code"' in page.content.decode()

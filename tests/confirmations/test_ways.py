"""The ways by which a question goes: the usual one first, and none that tells too much."""

from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest, Door
from lifecycle.models import Letter
from tests.cast import Cast
from tests.confirmations.asked import ask, ask_new_signer, make_entry, write_down
from tests.conftest import SignIn
from workplaces.models import Supervisor

NUMBER = "+46701740605"


def send(browser: Client, asked: ConfirmationRequest, door: str) -> str:
    url = reverse("confirmations:send_request", args=[asked.pk])
    return browser.post(url, {"door": door}, follow=True).content.decode()


def resend(browser: Client, asked: ConfirmationRequest, door: str) -> int:
    url = reverse("confirmations:resend_request", args=[asked.pk])
    return browser.post(url, {"door": door}).status_code


def readdress(browser: Client, asked: ConfirmationRequest, contact: str) -> int:
    url = reverse("confirmations:readdress_request", args=[asked.pk])
    return browser.post(url, {"contact": contact}).status_code


def test_the_way_used_last_with_him_is_the_first(cast: Cast) -> None:
    cast.kalle.phone = NUMBER
    cast.kalle.save()
    before = write_down(cast)
    first = before.links

    before.send(by=cast.amina, door=Door.SMS)

    assert first == [Door.EMAIL, Door.SMS, Door.SHARED]
    assert write_down(cast, make_entry(cast)).links == [Door.SMS, Door.EMAIL, Door.SHARED]


def test_only_contacts_that_exist_are_offered(cast: Cast) -> None:
    assert write_down(cast).links == [Door.EMAIL, Door.SHARED]


def test_what_only_the_register_knows_is_not_offered(cast: Cast, sign_in: SignIn) -> None:
    known = Supervisor.objects.create(
        name="Hemlig", email="bo@lager.example", phone=NUMBER, organisation=cast.goteborg
    )
    amina, entry = sign_in(cast.amina), make_entry(cast)
    typed = {"whom": "new", "name": "Bo Ek", "contact": known.email}
    amina.post(reverse("confirmations:ask", args=[entry.pk]), typed)
    asked = ConfirmationRequest.objects.get()

    page = send(amina, asked, Door.SMS)

    assert asked.links == [Door.EMAIL, Door.SHARED]
    assert "Välj ett av sätten" in page
    assert not Letter.objects.exists()


def test_she_gets_the_link_to_pass_on(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)

    page = send(sign_in(cast.amina), asked, Door.SHARED)

    asked.refresh_from_db()
    assert asked.door == Door.SHARED
    assert asked.link in page
    assert "share.js" in page
    assert "sms:?&amp;body=Hej%20Kalle%21" in page
    assert not Letter.objects.exists()


def test_a_link_that_we_sent_is_not_hers_to_see(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    assert asked.token not in sign_in(cast.amina).get(asked.get_absolute_url()).content.decode()


def test_the_team_does_not_see_the_link_she_passes_on(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)
    asked.send(by=cast.amina, door=Door.SHARED)

    assert asked.token not in sign_in(cast.sara).get(asked.get_absolute_url()).content.decode()


def test_a_name_alone_will_do_for_a_link_of_her_own(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)
    url = reverse("confirmations:ask", args=[entry.pk])
    sign_in(cast.amina).post(url, {"whom": "new", "name": "Nils Åberg", "contact": ""})

    assert ConfirmationRequest.objects.get().links == [Door.SHARED]


def test_nothing_is_typed_twice_on_the_way_back(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)
    url, amina = reverse("confirmations:ask", args=[entry.pk]), sign_in(cast.amina)
    amina.post(url, {"whom": cast.kalle.pk})

    page = amina.get(f"{url}?elsewhere").content.decode()

    assert 'value="new" checked' in page
    assert 'value="Kalle Berg"' in page
    assert cast.kalle.email not in page


def test_it_is_sent_once_more_another_way(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    status = resend(sign_in(cast.amina), asked, Door.SHARED)

    asked.refresh_from_db()
    assert (status, asked.door, asked.held_door) == (302, Door.EMAIL, Door.SHARED)
    assert asked.is_passed_on


def test_a_way_that_does_not_exist_is_refused(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    assert resend(sign_in(cast.amina), asked, "poster") == 422
    assert resend(sign_in(cast.amina), asked, Door.SMS) == 422


def test_a_wrong_address_is_put_right(cast: Cast, sign_in: SignIn) -> None:
    asked = ask_new_signer(cast)
    amina = sign_in(cast.amina)
    page = amina.get(reverse("confirmations:readdress_request", args=[asked.pk])).content.decode()

    status = readdress(amina, asked, "070-174 06 05")

    asked.refresh_from_db()
    assert 'value="bo@lager.example"' in page
    assert (status, asked.door, asked.contact, asked.name) == (302, Door.SMS, NUMBER, "Bo Ek")


def test_the_registers_address_is_not_shown_to_her(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)
    url = reverse("confirmations:readdress_request", args=[asked.pk])

    assert cast.kalle.email not in sign_in(cast.amina).get(url).content.decode()


def test_her_own_address_is_none(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    assert readdress(sign_in(cast.amina), asked, cast.amina.email) == 422


def test_whom_she_has_asked_already_is_not_asked_twice_that_way(cast: Cast) -> None:
    entry = make_entry(cast)
    ask(cast, entry)
    asked = ask_new_signer(cast, entry)
    amina = Client()
    amina.force_login(cast.amina)

    readdress(amina, asked, cast.kalle.email)

    asked.refresh_from_db()
    assert asked.supervisor.email == "bo@lager.example"


def test_nobody_else_sends_or_changes_it(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    for name, status in (("sara", 403), ("petra", 404), ("ulla", 404)):
        browser = sign_in(getattr(cast, name))
        assert resend(browser, asked, Door.SHARED) == status
        assert readdress(browser, asked, "bo@lager.example") == status


def test_what_is_over_says_so_before_anything_is_typed(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)
    asked.withdraw(by=cast.amina)
    url = reverse("confirmations:readdress_request", args=[asked.pk])

    page = sign_in(cast.amina).get(url, follow=True).content.decode()

    assert "Det går inte längre" in page

"""One question, two links: one that only we send, and one that the participant holds too."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from confirmations.models import Assurance, Confirmation, ConfirmationRequest, Door
from lifecycle.transitions import Refused
from programmes.models import Programme
from tests.cast import Cast
from tests.confirmations.asked import answer, answers_to, ask, ask_new_signer, said_to, write_down
from tests.conftest import Postman
from workplaces.models import Supervisor

HELD = "Hon verkar deprimerad, ring mig 070-123 45 67"


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def send(asked: ConfirmationRequest, door: Door) -> ConfirmationRequest:
    asked.send(by=asked.participant, door=door)
    return asked


def test_both_work_and_each_says_by_which_door_an_answer_came(cast: Cast) -> None:
    asked = ask(cast)
    asked.let_out(by=cast.amina, door=Door.QR)

    Client().post(path_of(asked.held_link), answers_to(asked))

    made = Confirmation.objects.get()
    assert (made.door, made.assurance) == (Door.QR, Assurance.HELD)


def test_the_mailed_link_says_more_though_the_screen_showed_another(cast: Cast) -> None:
    asked = ask(cast)
    asked.let_out(by=cast.amina, door=Door.QR)

    Client().post(path_of(asked.sent_link), answers_to(asked))

    made = Confirmation.objects.get()
    assert (made.door, made.assurance) == (Door.EMAIL, Assurance.CONTACT)


def test_a_link_once_passed_on_never_says_that_someone_was_there(cast: Cast) -> None:
    asked = send(write_down(cast), Door.SHARED)

    asked.let_out(by=cast.amina, door=Door.QR)
    Client().post(path_of(asked.held_link), answers_to(asked))

    assert Confirmation.objects.get().door == Door.SHARED


@pytest.mark.parametrize("door", [Door.SHARED, Door.QR])
def test_who_holds_the_link_reads_no_answer_and_changes_none(cast: Cast, door: Door) -> None:
    asked = send(write_down(cast), door)
    browser, page = Client(), path_of(asked.held_link)
    browser.post(page, answers_to(asked, "not_yet") | {"comment": HELD})

    read = browser.get(page, follow=True).content.decode()
    browser.post(f"{page}change/", answers_to(asked, "yes"))

    assert "deprimerad" not in read
    assert "Inte sett än" not in read
    assert {said.answer for said in Confirmation.objects.get().given} == {"not_yet"}


def test_the_receipt_carries_the_link_that_only_the_contact_has(
    cast: Cast, postman: Postman
) -> None:
    asked = send(write_down(cast), Door.SHARED)
    Client().post(path_of(asked.held_link), answers_to(asked))

    (receipt,) = postman()

    assert receipt.to == [cast.kalle.email]
    assert asked.sent_link in receipt.body
    assert asked.held_link not in receipt.body
    page = Client().get(path_of(asked.sent_link)).content.decode()
    assert "Ändra mitt svar" in page


def merge(supervisor: Supervisor, cast: Cast, by: User) -> None:
    supervisor.merge(cast.kalle, by=by)


def test_what_a_merged_address_said_can_no_longer_be_changed(cast: Cast) -> None:
    asked = answer(ask_new_signer(cast), "not_yet")
    merge(asked.supervisor, cast, cast.sara)

    Client().post(f"{asked.path}change/", answers_to(asked, "yes"))

    assert {said.answer for said in Confirmation.objects.get().given} == {"not_yet"}


def test_a_rejected_supervisor_changes_nothing(cast: Cast) -> None:
    asked = answer(ask(cast), "not_yet")
    cast.kalle.reject(by=cast.sara, note="Fel person.")
    fresh = ConfirmationRequest.objects.get(pk=asked.pk)

    with pytest.raises(Refused, match="inte att ändra"):
        fresh.change(said_to(asked, "yes"))


@pytest.mark.parametrize("step", ["send", "resend"])
def test_what_was_written_before_a_code_was_demanded_needs_one_too(cast: Cast, step: str) -> None:
    asked = write_down(cast) if step == "send" else ask(cast)
    Programme.objects.update(confirmations_need_code=True)

    getattr(asked, step)(by=cast.amina, door=Door.SHARED)

    with pytest.raises(Refused, match="koden"):
        ConfirmationRequest.objects.get(pk=asked.pk).answer(said_to(asked))


def test_the_page_of_a_held_link_answers_its_forms_at_its_own_address(cast: Cast) -> None:
    asked = send(write_down(cast), Door.QR)
    page = path_of(asked.held_link)

    html = Client().get(page).content.decode()

    assert f'action="{page}"' in html
    token = page.split("/")[2]
    assert reverse("confirmations:decline_request", args=[token]) in html

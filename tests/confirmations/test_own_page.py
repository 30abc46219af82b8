"""A supervisor reads all that was answered in their name, by a fresh link to a known contact."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Reading
from confirmations.models import ConfirmationRequest, Door, OwnPage
from lifecycle.models import Event, Letter
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, make_entry, said_to, write_down
from tests.conftest import Postman, SignIn, Texts
from tests.pages.weight import weigh
from tests.workplaces.signers import let_answer, make_signer
from workplaces.models import Supervisor

PAGE_KB = 35


def ask_for_link(asked: ConfirmationRequest, browser: Client | None = None) -> str:
    """Return the page that comes when the receipt's button is pressed."""
    url = reverse("confirmations:send_own_page", args=[asked.token])
    return (browser or Client()).post(url, follow=True).content.decode()


def read(own: OwnPage, **query: str) -> str:
    return Client().get(own.path, query).content.decode()


def test_it_lists_what_was_answered_and_what_waits(cast: Cast) -> None:
    asked = ask(cast)
    asked.answer(said_to(asked, "with_help", "Tog tid, blev bra."))
    waiting = ask(cast, make_entry(cast, "A2.1"))

    page = read(OwnPage.make(cast.kalle))

    assert "Amina Y." in page
    assert "Amina Yusuf" not in page
    assert page.count("Med hjälp</bdi>") == 2
    assert "Tog tid, blev bra." in page
    assert "Cykelköket" in page
    assert str(asked.confirmation.way) in page
    assert f'href="{asked.path}"' in page
    assert f'href="{waiting.path}"' in page
    assert reverse("confirmations:dispute_request", args=[asked.token]) in page


def test_nothing_of_anybody_else_stands_there(cast: Cast) -> None:
    answer(ask(cast, make_entry(cast, participant=cast.mehari), supervisor=cast.berit))

    page = read(OwnPage.make(cast.kalle))

    assert "Mehari" not in page
    assert "Inget har svarats" in page


def test_the_link_goes_to_the_contact_in_the_register_only(cast: Cast, postman: Postman) -> None:
    asked = answer(ask(cast))
    postman()

    page = ask_for_link(asked)
    (letter,) = postman()

    assert letter.to == [cast.kalle.email]
    assert OwnPage.objects.get().link in letter.body
    assert cast.kalle.email not in page
    assert "Passa tider" not in letter.body


def test_who_has_only_a_phone_gets_a_text(cast: Cast, postman: Postman, texts: Texts) -> None:
    asked = answer(ask(cast))
    postman()
    Supervisor.objects.update(email="", phone="")
    Supervisor.objects.filter(pk=cast.kalle.pk).update(phone="+46701740605")

    ask_for_link(asked)
    postman()

    assert [text.to for text in texts] == ["+46701740605"]
    assert OwnPage.objects.get().link in texts[0].text


def test_the_answer_is_the_same_without_a_contact(cast: Cast, postman: Postman) -> None:
    asked = answer(ask(cast))
    postman()
    with_contact = ask_for_link(asked)
    OwnPage.objects.all().delete()
    Letter.objects.all().delete()
    Supervisor.objects.filter(pk=cast.kalle.pk).update(email="")

    without = ask_for_link(asked)

    assert without == with_contact
    assert not OwnPage.objects.exists()
    assert postman() == []


def test_that_it_was_sent_is_recorded(cast: Cast) -> None:
    ask_for_link(answer(ask(cast)))

    last = Event.objects.about(cast.kalle).last()
    assert last is not None
    assert (last.action, last.by_name) == ("send_own_page", "Kalle Berg")


def test_three_links_in_an_hour_and_no_more(cast: Cast) -> None:
    asked = answer(ask(cast))

    pages = {ask_for_link(asked) for _ in range(5)}

    assert len(pages) == 1
    assert OwnPage.objects.count() == 3
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        ask_for_link(asked)
    assert OwnPage.objects.count() == 4


def test_after_seven_days_it_offers_a_new_one(cast: Cast, postman: Postman) -> None:
    answer(ask(cast))
    postman()
    own = OwnPage.make(cast.kalle)

    with time_machine.travel(timezone.now() + timedelta(days=7, seconds=1)):
        page = read(own)
        renew = reverse("confirmations:renew_own_page", args=[own.token])
        said = Client().post(renew, follow=True).content.decode()
        (letter,) = postman()

    assert "Länken har gått ut" in page
    assert "Amina" not in page
    assert "länk på väg" in said
    assert letter.to == [cast.kalle.email]


def test_an_answer_that_is_frozen_is_not_offered_for_change(cast: Cast) -> None:
    asked = answer(ask(cast))

    with time_machine.travel(timezone.now() + timedelta(days=15)):
        page = read(OwnPage.make(cast.kalle))

    assert f'href="{asked.path}"' not in page
    assert "Det här var inte jag" in page


def test_a_disputed_answer_stays_there_and_says_so(cast: Cast) -> None:
    asked = answer(ask(cast))
    asked.dispute()

    page = read(OwnPage.make(cast.kalle))

    assert "Amina Y." in page
    assert "Det här var inte jag" not in page


@pytest.mark.parametrize("door", [Door.SHARED, Door.IN_HAND, Door.QR])
def test_whatever_the_door_it_is_told(cast: Cast, door: str) -> None:
    asked = write_down(cast)
    asked.send(by=cast.amina, door=door)
    answer(asked)

    assert str(asked.confirmation.way) in read(OwnPage.make(cast.kalle))


def test_a_merged_address_reads_its_own_and_no_more(cast: Cast) -> None:
    signer = make_signer(cast)
    theirs = let_answer(cast, signer)
    ours = answer(ask(cast, make_entry(cast, "A2.1")))
    signer.merge(cast.kalle, by=cast.sara)

    at_the_old_address = read(OwnPage.make(signer))
    at_the_right_one = read(OwnPage.make(cast.kalle))

    assert theirs.path in at_the_old_address
    assert ours.path not in at_the_old_address
    assert theirs.path in at_the_right_one
    assert ours.path in at_the_right_one


def test_a_moment_made_private_again_does_not_wait(cast: Cast) -> None:
    asked = ask(cast)
    asked.entry.unshare(by=cast.amina)

    assert asked.path not in read(OwnPage.make(cast.kalle))


def test_a_protected_person_has_an_alias_and_no_place(cast: Cast) -> None:
    entry = make_entry(cast, participant=cast.skye)
    answer(ask(cast, entry))

    page = read(OwnPage.make(cast.kalle))

    assert "Skye" in page
    assert "Strand" not in page
    assert "Cykelköket" not in page


def test_a_stranger_and_the_participant_see_nothing(cast: Cast, sign_in: SignIn) -> None:
    answer(ask(cast))
    own = OwnPage.make(cast.kalle)

    assert Client().get(f"{own.path[:-2]}x/").status_code == 404
    assert sign_in(cast.amina).get(own.path).status_code == 403
    assert sign_in(cast.mehari).get(own.path).status_code == 200


def test_a_link_to_one_kind_of_page_opens_no_other(cast: Cast) -> None:
    asked, own = ask(cast), OwnPage.make(cast.kalle)

    assert Client().get(f"/s/mine/{asked.token}/").status_code == 404
    assert Client().get(f"/s/{own.token}/").status_code == 404


def test_whoever_is_told_of_sees_that_it_was_read(cast: Cast) -> None:
    answer(ask(cast))
    waiting = ask(cast, make_entry(cast, "A2.1"))

    Client().head(OwnPage.make(cast.kalle).path)
    assert not Reading.objects.exists()
    read(OwnPage.make(cast.kalle))

    assert Reading.objects.get().reader_name == "Kalle Berg"
    assert not waiting.was_opened


def test_nobody_else_hears_of_the_page(cast: Cast) -> None:
    headers = Client().get(OwnPage.make(cast.kalle).path).headers

    assert headers["Cache-Control"] == "no-store, private"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_it_speaks_the_language_asked_for_and_two_at_once(cast: Cast) -> None:
    own = OwnPage.make(cast.kalle)

    assert "Your answers" in read(own, lang="en")
    both = read(own, lang="sv", also="en")
    assert "Dina svar" in both
    assert "Your answers" in both


@pytest.mark.parametrize("many", [1, 20])
def test_it_takes_few_queries_and_weighs_little(
    cast: Cast,
    settings: Any,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    many: int,
) -> None:
    settings.ASKS_A_DAY = 100
    for _ in range(many):
        answer(ask(cast, make_entry(cast, "A1.1", "A1.2", "A2.1")))
        ask(cast, make_entry(cast, "A2.2"))
    own = OwnPage.make(cast.kalle)
    read(own)

    with django_assert_max_num_queries(12):
        read(own)
    assert weigh(Client(), own.path).total <= PAGE_KB * 1024


def test_many_answers_come_in_pages(cast: Cast, settings: Any) -> None:
    settings.ASKS_A_DAY = 100
    for _ in range(21):
        answer(ask(cast, make_entry(cast, "A1.1")))
    own = OwnPage.make(cast.kalle)

    assert read(own).count("Det här var inte jag") == 20
    assert read(own, page="2").count("Det här var inte jag") == 1
    assert read(own, page="x").count("Det här var inte jag") == 20

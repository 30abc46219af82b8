"""A participant looks at the very page that the supervisor will see, and sends it."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest
from lifecycle.models import Event, Letter
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import ask, make_entry, write_down
from tests.conftest import Postman, SignIn


def send(browser: Client, asked: ConfirmationRequest) -> int:
    url = reverse("confirmations:send_request", args=[asked.pk])
    return browser.post(url).status_code


def test_she_sees_what_the_supervisor_will_see(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)

    preview = sign_in(cast.amina).get(asked.get_absolute_url()).content.decode()
    asked.send(by=cast.amina)
    page = Client().get(asked.path).content.decode()

    assert "Så här ser det ut för Kalle" in preview
    assert words_of(page.split("<form")[1].split("Det är inte jag")[0]) in words_of(preview)


def words_of(page: str) -> str:
    """Return what is to be read on a page, in order."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.split(">", 1)[1]).split())


def test_she_sends_it(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    asked = write_down(cast)

    send(sign_in(cast.amina), asked)

    (letter,) = postman()
    asked.refresh_from_db()
    assert asked.state == ConfirmationRequest.State.SENT
    assert letter.to == [cast.kalle.email]
    assert asked.link in letter.body


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)

    send(sign_in(cast.amina), asked)

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by) == ("send", cast.amina)


def test_the_letter_names_no_skill_and_no_more_of_her_than_it_has_to(
    cast: Cast, postman: Postman
) -> None:
    asked = ask(cast)

    (letter,) = postman()

    said = f"{letter.subject} {letter.body}"
    for question in asked.questions.all():
        assert str(question.name) not in said
        assert str(question.text) not in said
    assert asked.words not in said
    assert "Yusuf" not in said
    assert "Amina Y." in said


def test_the_link_is_in_no_table(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    postman()

    rows = everything_in_the_database()

    assert asked.digest in rows
    assert asked.token not in rows
    assert asked.token in str(mail.outbox[0].body)


def everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            rows += cursor.fetchall()
    return repr(rows)


def test_a_sent_question_is_not_sent_again(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    url = reverse("confirmations:send_request", args=[asked.pk])
    response = sign_in(cast.amina).post(url, follow=True)

    assert "redan gjort" in response.content.decode()
    assert Letter.objects.count() == 1


def test_what_became_private_again_is_not_sent(cast: Cast) -> None:
    asked = write_down(cast)
    asked.entry.unshare(by=cast.amina)

    with pytest.raises(Refused):
        asked.send(by=cast.amina)

    assert not Letter.objects.exists()


def test_strangers_mailboxes_cannot_be_filled(cast: Cast, settings: pytest.FixtureRequest) -> None:
    settings.ASKS_A_DAY = 2  # type: ignore[attr-defined]
    ask(cast)
    ask(cast)

    with pytest.raises(Refused):
        ask(cast)

    assert Letter.objects.count() == 2


def test_nobody_sends_it_for_her(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)

    assert send(sign_in(cast.sara), asked) == 404
    assert send(sign_in(cast.petra), asked) == 404
    assert send(Client(), asked) == 302
    asked.send(by=cast.amina)
    assert send(sign_in(cast.sara), asked) == 403


def test_the_photo_goes_along_only_if_she_says_so(cast: Cast) -> None:
    entry = make_entry(cast)

    asked = ConfirmationRequest.make(entry, cast.kalle, by=cast.amina, with_photo=False)

    assert asked.photo is None

"""A dead mail server loses no letter, sends none twice, and is shown."""

import smtplib
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lifecycle.models import Letter
from lifecycle.post import PATIENCE, deliver, post
from lifecycle.trouble import Trouble
from tests.cast import Cast
from tests.confirmations.asked import ask
from tests.conftest import Postman, Texts
from tests.lifecycle.writers import say_hello, say_nothing

TROUBLE = [
    ConnectionRefusedError("refused"),
    TimeoutError("timed out"),
    smtplib.SMTPServerDisconnected("gone"),
    smtplib.SMTPRecipientsRefused({"kalle@cykelkoket.example": (450, b"greylisted, come back")}),
    smtplib.SMTPRecipientsRefused({"kalle@cykelkoket.example": (421, b"closing down")}),
    smtplib.SMTPDataError(451, b"come back"),
    smtplib.SMTPSenderRefused(550, b"who are you", "svara-inte@valideringvast.example"),
    smtplib.SMTPAuthenticationError(535, b"wrong password"),
]
REFUSALS = [
    smtplib.SMTPRecipientsRefused({"kalle@cykelkoket.example": (550, b"no such user")}),
    smtplib.SMTPDataError(554, b"we do not want this"),
]


@pytest.fixture
def letter(cast: Cast) -> Letter:
    ask(cast)
    return Letter.objects.get()


def mail_server_says(error: Exception) -> AbstractContextManager[object]:
    return patch.object(EmailMessage, "send", side_effect=error)


@pytest.mark.parametrize("error", TROUBLE, ids=lambda error: type(error).__name__)
def test_it_is_kept_and_delivered_once_when_the_server_is_back(
    letter: Letter, postman: Postman, error: Exception
) -> None:
    with mail_server_says(error):
        assert postman() == []

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (Letter.State.WAITING, 1)
    assert letter.trouble
    assert letter.last_error
    assert len(postman()) == 1
    assert postman() == []
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (Letter.State.SENT, "")


@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: type(error).__name__)
def test_a_no_that_stays_a_no_is_shown_at_once(
    letter: Letter, postman: Postman, error: Exception
) -> None:
    with mail_server_says(error):
        postman()

    letter.refresh_from_db()
    assert letter.has_failed
    assert letter.trouble == Trouble.REFUSED
    assert postman() == []
    assert DBTaskResult.objects.count() == 1


def test_a_letter_has_one_name_however_often_it_leaves(letter: Letter, postman: Postman) -> None:
    (first,) = postman()
    Letter.objects.update(state=Letter.State.WAITING, sent_at=None)  # we died before we knew
    (second,) = postman()

    assert first.message()["Message-ID"] == second.message()["Message-ID"]
    assert "ask" not in first.message()["Message-ID"]


def test_a_letter_is_not_tried_before_it_is_due(letter: Letter) -> None:
    with mail_server_says(TimeoutError()):
        deliver.call(letter.pk)
    deliver.call(letter.pk)

    assert mail.outbox == []


def test_two_workers_do_not_deliver_the_same_letter(letter: Letter) -> None:
    def another_worker_comes(*_: object) -> None:
        deliver.call(letter.pk)

    with patch.object(EmailMessage, "send", side_effect=another_worker_comes) as send:
        deliver.call(letter.pk)

    assert send.call_count == 1


def test_a_text_message_is_a_letter_too(
    letter: Letter, cast: Cast, postman: Postman, texts: Texts
) -> None:
    postman()
    sms = post(
        say_hello, about=cast.amina, to="+46701740605", language="sv", medium=Letter.Medium.SMS
    )

    assert postman() == []
    sms.refresh_from_db()
    assert sms.is_sent
    assert not sms.is_delivered
    assert [(text.to, text.text) for text in texts] == [("+46701740605", "Hej du.")]


def test_a_text_message_does_not_wait_behind_mails(letter: Letter, cast: Cast) -> None:
    sms = post(say_hello, about=cast.amina, to="+46701740605", language="sv", medium="sms")

    tasks = DBTaskResult.objects.ready()
    assert [task.args_kwargs["args"] for task in tasks] == [[sms.pk], [letter.pk]]


def test_a_letter_that_has_nothing_more_to_say_is_dropped(cast: Cast, postman: Postman) -> None:
    post(say_nothing, about=cast.amina, to="amina@jagkan.example", language="sv")

    assert postman() == []
    assert not Letter.objects.exists()


def test_a_development_machine_shows_text_messages(
    cast: Cast, postman: Postman, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    settings.DEVELOPMENT = True
    post(say_hello, about=cast.amina, to="+46701740605", language="sv", medium=Letter.Medium.SMS)
    postman()

    assert capsys.readouterr().out == "SMS to +46…05, to be read on /mail/\n"
    assert len(list(Path(settings.SMS_FOLDER).iterdir())) == 1


def test_a_task_that_runs_twice_sends_once(letter: Letter) -> None:
    deliver.call(letter.pk)
    deliver.call(letter.pk)

    assert len(mail.outbox) == 1


def test_each_attempt_waits_longer_and_the_last_failure_is_shown(letter: Letter) -> None:
    now = time_machine.travel(timezone.now(), tick=False)
    with mail_server_says(TimeoutError()), now as time:
        for _ in PATIENCE:
            deliver.call(letter.pk)
            letter.refresh_from_db()
            assert letter.state == Letter.State.WAITING
            time.move_to(letter.due_at)
        deliver.call(letter.pk)

    letter.refresh_from_db()
    assert letter.has_failed
    assert mail.outbox == []
    tries = DBTaskResult.objects.filter(args_kwargs__args=[letter.pk]).order_by("run_after")
    assert tries.count() == 1 + len(PATIENCE)
    assert sorted(PATIENCE) == PATIENCE
    assert sum(PATIENCE, timedelta()) > timedelta(hours=12)


def test_what_is_not_committed_is_not_sent(cast: Cast, postman: Postman) -> None:
    with transaction.atomic():
        ask(cast)
        transaction.set_rollback(True)

    assert postman() == []
    assert not DBTaskResult.objects.exists()


def test_the_same_cause_posts_one_letter(cast: Cast) -> None:
    request = ask(cast)
    request._post_link()

    assert Letter.objects.count() == 1


def test_a_letter_about_what_is_gone_is_not_sent(letter: Letter, postman: Postman) -> None:
    assert letter.subject is not None
    letter.subject.delete()

    assert postman() == []
    assert not Letter.objects.exists()


def test_no_words_wait_in_the_database(letter: Letter) -> None:
    held = {field.name for field in Letter._meta.get_fields()}

    assert held.isdisjoint({"body", "text", "words", "link", "token"})


def test_a_letter_speaks_the_readers_language(cast: Cast, postman: Postman) -> None:
    cast.kalle.language = "en"
    cast.kalle.save(update_fields=["language"])
    ask(cast)

    (letter,) = postman()

    assert "asks: have you seen this?" in str(letter.subject)


def test_a_fault_of_ours_is_loud_and_loses_nothing(
    letter: Letter, postman: Postman, caplog: pytest.LogCaptureFixture
) -> None:
    with patch("confirmations.letters.ask_supervisor", side_effect=KeyError("name")):
        assert postman() == []

    assert "cannot be written" in caplog.text
    assert len(postman()) == 1

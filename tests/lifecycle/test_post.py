"""A dead mail server loses no letter, sends none twice, and is shown."""

import smtplib
from contextlib import AbstractContextManager
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from lifecycle.models import Letter
from lifecycle.post import PATIENCE, deliver
from tests.cast import Cast
from tests.confirmations.asked import ask
from tests.conftest import Postman

TROUBLE = [
    ConnectionRefusedError("refused"),
    TimeoutError("timed out"),
    smtplib.SMTPServerDisconnected("gone"),
    smtplib.SMTPRecipientsRefused({"kalle@cykelkoket.example": (550, b"no such user")}),
    smtplib.SMTPDataError(451, b"greylisted, come back"),
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
    assert type(error).__name__ in letter.last_error
    assert len(postman()) == 1
    assert postman() == []
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (Letter.State.SENT, "")


def test_a_task_that_runs_twice_sends_once(letter: Letter) -> None:
    deliver.call(letter.pk)
    deliver.call(letter.pk)

    assert len(mail.outbox) == 1


def test_each_attempt_waits_longer_and_the_last_failure_is_shown(letter: Letter) -> None:
    with mail_server_says(TimeoutError()):
        for _ in PATIENCE:
            deliver.call(letter.pk)
            letter.refresh_from_db()
            assert letter.state == Letter.State.WAITING
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

"""Carrying one letter: its words, by e-mail or as a text message, and what the other side said."""

import smtplib
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac

from lifecycle import sms
from lifecycle.models import Letter
from lifecycle.post.reports import report_address
from lifecycle.trouble import Permanent, Temporary, Trouble, Undelivered


@dataclass(frozen=True)
class Words:
    """What one letter says. A text message has no subject."""

    subject: str
    text: str
    to: str = ""  # the only address that may read them, where that can change while they wait


def carry(letter: Letter, words: Words) -> str:
    """Hand the words over and return what the other side calls them; raise Undelivered if not."""
    if letter.is_sms:
        message = sms.Message(
            letter.to, words.text, key=name_of(letter), report_to=report_address(letter)
        )
        return sms.send(message)
    _carry_by_mail(letter, words)
    return ""


def name_of(letter: Letter) -> str:
    """A name for the letter that is the same at each attempt, and tells nothing about it."""
    return salted_hmac("lifecycle.letter", letter.key, algorithm="sha256").hexdigest()[:32]


def _carry_by_mail(letter: Letter, words: Words) -> None:
    # Whoever gets the same letter twice, because we died before we knew, sees it once.
    known_as = f"<{name_of(letter)}@{urlsplit(settings.PUBLIC_URL).hostname}>"
    mail = EmailMessage(words.subject, words.text, to=[letter.to], headers={"Message-ID": known_as})
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        (said, *_others) = error.recipients.values()
        raise _refusal(*said) from error
    except smtplib.SMTPDataError as error:
        raise _refusal(error.smtp_code, error.smtp_error) from error
    except (smtplib.SMTPSenderRefused, smtplib.SMTPAuthenticationError) as error:
        raise _not_let_in(error.smtp_code, error.smtp_error) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Temporary(Trouble.AWAY, f"{type(error).__name__}: {error}") from error


def _refusal(code: int, words: bytes | str) -> Undelivered:
    """A 5xx about the receiver or the letter stays a no, whoever asks again."""
    if 500 <= code < 600:
        return Permanent(Trouble.REFUSED, _said(code, words))
    return Temporary(Trouble.LATER, _said(code, words))


def _not_let_in(code: int, words: bytes | str) -> Undelivered:
    """What is wrong with our own name concerns all letters: none is given up for it."""
    return Temporary(Trouble.SETUP if code >= 500 else Trouble.LATER, _said(code, words))


def _said(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"

"""Sending: by the first provider that is up, else by the next."""

import logging

from django.conf import settings

from lifecycle.sms.breaker import Breaker
from lifecycle.sms.console import Console
from lifecycle.sms.http import Http
from lifecycle.sms.providers import Message, Provider
from lifecycle.trouble import Permanent, Temporary, Trouble

log = logging.getLogger(__name__)


def is_offered() -> bool:
    """Say whether this place can send text messages at all."""
    return bool(_providers())


def send(message: Message) -> str:
    """Hand the message over and return its receipt; raise Temporary or Permanent if nobody can.

    A provider that hangs may have taken the message all the same: then the reader gets it twice,
    with the same words and the same link. We rather send twice than not at all.
    """
    trouble = Temporary(Trouble.SETUP, "no SMS provider is set up")
    for provider in _providers():
        breaker = Breaker(provider.name)
        if not breaker.lets_through():
            trouble = Temporary(Trouble.AWAY, f"{provider.name}: rests after failures")
            continue
        try:
            return _send_by(provider, breaker, message)
        except Temporary as error:
            trouble = error
    raise trouble


def _send_by(provider: Provider, breaker: Breaker, message: Message) -> str:
    try:
        receipt = provider.send(message)
    except Temporary as error:
        log.warning("An SMS did not leave. %s", error)
        breaker.failed()
        raise
    except Permanent:
        breaker.succeeded()  # it answered: it is only this number that it will not have
        raise
    breaker.succeeded()
    return f"{provider.name}:{receipt}"


def _providers() -> list[Provider]:
    if settings.SMS_PROVIDERS:
        return [Http(**provider) for provider in settings.SMS_PROVIDERS]
    return [Console(settings.SMS_FOLDER)] if settings.DEVELOPMENT else []

"""Sending: by the first provider that can."""

from django.conf import settings

from lifecycle.sms.console import Console
from lifecycle.sms.providers import Message, Provider
from lifecycle.trouble import Temporary, Trouble


def is_offered() -> bool:
    """Say whether this place can send text messages at all."""
    return bool(_providers())


def send(message: Message) -> str:
    """Hand the message over and return its receipt; raise Temporary or Permanent if nobody can."""
    for provider in _providers():
        return f"{provider.name}:{provider.send(message)}"
    raise Temporary(Trouble.SETUP, "no SMS provider is set up")


def _providers() -> list[Provider]:
    return [Console(settings.SMS_FOLDER)] if settings.DEVELOPMENT else []

"""A poster at Cykelköket, and the code on Amina's screen."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest, Door, Poster, ShortCode
from tests.cast import Cast
from tests.confirmations.asked import write_down

# What a public door may not say: who anybody is, where, and what they did.
NAMES = re.compile(r"Amina|Yusuf|Kalle|Berg\b|Sara|Cykelk|Göteborg|slang|verkstad|jagkan\.example")


def hang(cast: Cast) -> Poster:
    """Return the poster at Cykelköket."""
    return Poster.make(cast.cykelkoket, by=cast.sara)


def on_screen(
    cast: Cast, asked: ConfirmationRequest | None = None
) -> tuple[ConfirmationRequest, str]:
    """Return a question that Amina's screen shows the way to, and its code as it stands there."""
    question = asked or write_down(cast)
    question.let_out(by=question.participant, door=Door.QR)
    return question, ShortCode.renew(question).shown


def type_code(path: str, code: str, browser: Client | None = None) -> Any:
    """Type a code on the page of a poster, or where there is none."""
    return (browser or Client()).post(path, {"code": code})


ANYWHERE = reverse("confirmations:enter_code_anywhere")

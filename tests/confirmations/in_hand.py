"""A phone that Amina hands to Kalle, locked to a question."""

from typing import Any

from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest

DIGITS = "2580"
PAGE = "/in-hand/"


def hand_over(browser: Client, asked: ConfirmationRequest, digits: str = DIGITS) -> Any:
    """Lock the browser to the question, as the participant who has signed in there."""
    return browser.post(reverse("confirmations:hand_over", args=[asked.pk]), {"digits": digits})


def unlock(browser: Client, digits: str = DIGITS) -> Any:
    """Type four digits on the locked phone."""
    return browser.post("/in-hand/unlock/", {"digits": digits})

"""Words that are no letter: questions that call somebody by name, and what is passed on."""

import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from competencies.texts import Text
from lifecycle.sms import in_gsm

if TYPE_CHECKING:
    from confirmations.models import ConfirmationRequest

# What the questions of a framework call whomever they are about.
SOMEBODY = re.compile(r"\b(?:deltagaren|the participant)\b", re.IGNORECASE)


def naming(question: Text, called: str) -> Text:
    """Return the question with the name in place of "the participant", in each language."""
    return Text(
        {code: SOMEBODY.sub(lambda _found: called, said) for code, said in question.items()}
    )


def sender() -> str:
    """Return who stands behind a message: nobody opens a link from nowhere."""
    return in_gsm(f"{settings.PRODUCT_NAME}, {settings.ISSUER_NAME}")


def words_to_pass_on(request: "ConfirmationRequest") -> str:
    """Return what the participant sends from the own phone, without the link."""
    return _(
        "Hi %(name)s! %(who)s here. Did you see something I did? You can answer in a minute, "
        "without an account, at %(sender)s:"
    ) % {"name": request.called, "who": request.participant.short_name, "sender": sender()}

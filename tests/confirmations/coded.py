"""Questions in a programme that wants a code beside the answers."""

import re

from django.test import Client
from django.urls import reverse

from confirmations import doors
from confirmations.models import Code, ConfirmationRequest
from programmes.models import Programme
from tests.cast import Cast
from tests.confirmations.asked import ask, said_to
from tests.conftest import Postman


def demand_code(cast: Cast) -> None:
    """Let Amina's programme ask for a code from now on."""
    assert Programme.objects.filter(name="Hikikomori").update(confirmations_need_code=True)


def ask_with_code(cast: Cast) -> ConfirmationRequest:
    """Return a question to Kalle that he answers with a code."""
    demand_code(cast)
    return ask(cast)


def press_send_code(asked: ConfirmationRequest, **typed: str) -> str:
    """Return the page that comes when somebody presses «send the code»."""
    url = reverse("confirmations:send_code", args=[asked.token])
    return Client().post(url, typed).content.decode()


def code_in(postman: Postman) -> str:
    """Return the digits in the mail that arrived just now."""
    (mail,) = postman()
    found = re.match(r"\d{8}", str(mail.body))
    assert found is not None
    return found[0]


def answer_with_code(asked: ConfirmationRequest) -> ConfirmationRequest:
    """Return a question that Kalle has answered with a code."""
    asked.answer(said_to(asked), code=new_code(asked).digits)
    return asked


def new_code(asked: ConfirmationRequest) -> Code:
    """Return a code that works, as if it had been sent."""
    return Code.objects.create(request=asked, nonce=doors.new_nonce())


def wrong(asked: ConfirmationRequest) -> str:
    """Return eight digits that are no code of this question."""
    known = {code.digits for code in Code.objects.filter(request=asked)}
    return next(digits for digits in ("11111111", "22222222") if digits not in known)

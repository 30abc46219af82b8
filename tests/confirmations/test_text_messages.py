"""What we write in text messages: short, with no skill, no reason and no full name."""

import pytest
from django.test import override_settings

from accounts.models import User
from confirmations import letters
from confirmations.models import ConfirmationRequest, Door
from lifecycle.sms import segments
from tests.cast import Cast
from tests.confirmations.asked import answer, make_entry, write_down
from tests.confirmations.reminded import MONDAY, at
from tests.conftest import Postman, Texts
from workplaces.models import Supervisor

REAL = override_settings(PUBLIC_URL="https://jagkan.valideringvast.se")
NAMES = {
    "Amina Yusuf": "Amina Y.",
    "Şilan Yıldız": "Silan Y.",
    "Łukasz Ćwik": "Lukasz C.",
    "Anna-Karin Östergård": "Anna-Karin Ö.",
    "أمينة يوسف": "أمينة ي.",
    "Maximilian-Alexandersson Bengtsson-Lindenbaum": "Maximilian-Alexande.",
}
OTHER_SCRIPT = {"أمينة يوسف"}


@at(MONDAY)
def ask_by_text(cast: Cast, name: str = "Kalle Berg") -> ConfirmationRequest:
    li = Supervisor.propose(
        name, phone="+46701740605", title="", organisation=cast.goteborg, by=cast.amina
    )
    asked = write_down(cast, make_entry(cast), supervisor=li)
    asked.send(by=cast.amina, door=Door.SMS)
    return asked


def test_it_goes_to_the_phone_and_carries_the_link(
    cast: Cast, postman: Postman, texts: Texts
) -> None:
    asked = ask_by_text(cast)

    assert not postman()
    (message,) = texts
    assert message.to == "+46701740605"
    assert asked.link in message.text


def test_the_receipt_comes_the_same_way(cast: Cast, postman: Postman, texts: Texts) -> None:
    asked = answer(ask_by_text(cast))

    assert not postman()
    assert [message.to for message in texts] == ["+46701740605"]
    assert asked.link in texts[0].text


@REAL
@pytest.mark.parametrize("writer", [*letters.ASK.values(), *letters.REMIND.values()])
def test_it_names_no_skill_and_no_reason(cast: Cast, writer: letters.Writer) -> None:
    asked = ask_by_text(cast)
    asked.door = Door.SMS if "text" in writer.__name__ else Door.EMAIL
    said = _written(writer, asked)

    for question in asked.questions.all():
        assert str(question.name) not in said
    for secret in (asked.words, "Yusuf", "Team Väster", "Steg framåt", "Hikikomori"):
        assert secret not in said


@REAL
@pytest.mark.parametrize("name", NAMES)
def test_two_parts_at_most_whoever_asks(cast: Cast, name: str) -> None:
    User.objects.filter(pk=cast.amina.pk).update(name=name)
    asked = ConfirmationRequest.objects.get(pk=ask_by_text(cast, "Maximilian-Alexandersson B").pk)

    for writer in (letters.ASK["sms"], letters.REMIND["sms"], letters.THANKS["sms"]):
        said = _written(writer, asked)
        assert segments(said) <= (4 if name in OTHER_SCRIPT else 2), said
        assert asked.link in said
    assert NAMES[name] in _written(letters.ASK["sms"], asked)


def _written(writer: letters.Writer, asked: ConfirmationRequest) -> str:
    with at(MONDAY):
        words = writer(asked)
    assert words is not None
    return f"{words.subject} {words.text}".strip()

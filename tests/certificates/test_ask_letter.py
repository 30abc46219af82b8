"""The participant asks whom of the team they talked with to confirm it."""

import pytest

from lifecycle.models import Letter
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.kinds import TOLD, ask_sara, write_letter
from tests.certificates.test_write_letter import write
from tests.conftest import SignIn


def test_participant_asks_and_the_partner_gets_a_letter(cast: Cast, sign_in: SignIn) -> None:
    letter = write_letter(cast)

    write(sign_in(cast.amina), letter, partner=cast.sara.pk, ask="1")

    letter.refresh_from_db()
    assert letter.is_asked
    assert Letter.objects.filter(
        writer="certificates.letters.ask_partner", to=cast.sara.email
    ).exists()
    assert sign_in(cast.sara).get(f"/letters/{letter.pk}/").status_code == 200
    assert sign_in(cast.noor).get(f"/letters/{letter.pk}/").status_code == 404


def test_two_situations_are_too_few(cast: Cast) -> None:
    letter = write_letter(cast, TOLD[:2])

    with pytest.raises(Refused, match=r"three|tre"):
        letter.ask(by=cast.amina)


def test_somebody_has_to_be_asked(cast: Cast, sign_in: SignIn) -> None:
    letter = write_letter(cast)

    page = sign_in(cast.amina).post(
        f"/letters/{letter.pk}/write/",
        {"heading_0": "Ett", "words_0": "Ord", "ask": "1"},
        follow=True,
    )

    assert "minst tre" in page.content.decode()
    assert "Ett" in page.content.decode()


def test_asking_twice_is_refused(cast: Cast) -> None:
    letter = ask_sara(cast)

    with pytest.raises(Refused):
        letter.ask(by=cast.amina)

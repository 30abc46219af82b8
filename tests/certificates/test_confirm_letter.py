"""The dialogue partner confirms that a talk took place; the words are the participant's."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from certificates import issuing
from certificates.models import Certificate, CompetenceLetter
from certificates.models.letter import Told
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.certificates import issue
from tests.certificates.kinds import TOLD, ask_sara, make_letter_draft, write_letter
from tests.conftest import SignIn

DAY = "2026-01-20"


def press(client: Client, letter: CompetenceLetter, **typed: str) -> Any:
    """Press the button of the page as it is now."""
    form = {"talked_on": DAY, "seen": letter.as_told, **typed}
    return client.post(f"/letters/{letter.pk}/confirm/", form)


def test_partner_confirms_and_a_draft_is_there(cast: Cast, sign_in: SignIn) -> None:
    letter = ask_sara(cast)

    press(sign_in(cast.sara), letter)

    certificate = Certificate.objects.get()
    assert certificate.participant == cast.amina
    assert certificate.type.code == "competence_letter"
    assert Event.objects.about(letter).filter(action="confirm", by=cast.sara).exists()


def test_it_is_issued_in_own_words_without_assessment(cast: Cast) -> None:
    certificate = make_letter_draft(cast)
    certificate.accept(by=cast.amina)

    content = issue(cast, certificate).printed

    assert [each.language for each in content.situations] == ["sv", "sv", "en"]
    assert content.dialogue is not None
    assert content.dialogue.partner == "Sara Nyberg"
    assert content.dialogue.role == {"sv": "pedagog", "en": "pedagogue"}
    assert content.dialogue.organisation == "Göteborgs Stad"
    assert content.competencies == ()
    assert "inte en bedömning" in str(content.fixed_sentences)


def test_words_put_in_the_place_of_others_are_read_once_more(cast: Cast, sign_in: SignIn) -> None:
    letter, client = ask_sara(cast), sign_in(cast.sara)
    page = client.get(f"/letters/{letter.pk}/").content.decode()
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    assert seen
    letter.rewrite(by=cast.amina)
    other = Told("Rekordet", "Sara har sett mig lyfta en bil.", "sv")
    letter.write([*TOLD[:2], other], partner=cast.sara, by=cast.amina)
    letter.ask(by=cast.amina)

    response = press(client, letter, seen=seen[1])

    letter.refresh_from_db()
    assert letter.is_asked
    assert "Orden har ändrats. Läs dem en gång till." in client.get(response.url).content.decode()


@pytest.mark.parametrize("day", ["", "i går", "2026-13-01", "1999-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_explained(cast: Cast, sign_in: SignIn, day: str) -> None:
    letter = ask_sara(cast)

    response = press(sign_in(cast.sara), letter, talked_on=day)

    assert response.status_code == 422
    letter.refresh_from_db()
    assert letter.is_asked


def test_tomorrow_is_still_to_come(cast: Cast, sign_in: SignIn) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = press(sign_in(cast.sara), ask_sara(cast), talked_on=tomorrow.isoformat())

    assert "inte kommit" in response.content.decode()


@pytest.mark.parametrize(("name", "status"), [("amina", 403), ("noor", 404), ("petra", 404)])
def test_others_may_not(cast: Cast, sign_in: SignIn, name: str, status: int) -> None:
    letter = ask_sara(cast)

    response = press(sign_in(getattr(cast, name)), letter)

    assert response.status_code == status


def test_not_before_they_are_asked(cast: Cast) -> None:
    letter, today = write_letter(cast), timezone.localdate()

    with pytest.raises(Refused):
        issuing.confirm_letter(letter, by=cast.sara, talked_on=today, seen=letter.as_told)

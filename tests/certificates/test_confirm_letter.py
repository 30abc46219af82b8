"""The dialogue partner confirms that a talk took place; the words are the participant's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certificates import issuing
from certificates.models import Certificate
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.certificates import issue
from tests.certificates.kinds import ask_sara, make_letter_draft, write_letter
from tests.conftest import SignIn

DAY = "2026-01-20"


def test_partner_confirms_and_a_draft_is_there(cast: Cast, sign_in: SignIn) -> None:
    letter = ask_sara(cast)

    sign_in(cast.sara).post(f"/letters/{letter.pk}/confirm/", {"talked_on": DAY})

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


@pytest.mark.parametrize("day", ["", "i går", "2026-13-01", "1999-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_explained(cast: Cast, sign_in: SignIn, day: str) -> None:
    letter = ask_sara(cast)

    response = sign_in(cast.sara).post(f"/letters/{letter.pk}/confirm/", {"talked_on": day})

    assert response.status_code == 422
    letter.refresh_from_db()
    assert letter.is_asked


def test_tomorrow_is_still_to_come(cast: Cast, sign_in: SignIn) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = sign_in(cast.sara).post(
        f"/letters/{ask_sara(cast).pk}/confirm/", {"talked_on": tomorrow.isoformat()}
    )

    assert "inte kommit" in response.content.decode()


@pytest.mark.parametrize(("name", "status"), [("amina", 403), ("noor", 404), ("petra", 404)])
def test_others_may_not(cast: Cast, sign_in: SignIn, name: str, status: int) -> None:
    letter = ask_sara(cast)

    response = sign_in(getattr(cast, name)).post(
        f"/letters/{letter.pk}/confirm/", {"talked_on": DAY}
    )

    assert response.status_code == status


def test_not_before_they_are_asked(cast: Cast) -> None:
    with pytest.raises(Refused):
        issuing.confirm_letter(write_letter(cast), by=cast.sara, talked_on=timezone.localdate())

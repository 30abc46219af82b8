"""The dialogue partner says what to look at again, and changes nothing."""

import pytest

from lifecycle.models import Letter
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.kinds import ask_sara, write_letter
from tests.conftest import SignIn


def test_partner_gives_it_back_with_a_word(cast: Cast, sign_in: SignIn) -> None:
    letter = ask_sara(cast)
    before = list(letter.situations.values_list("words", flat=True))

    sign_in(cast.sara).post(f"/letters/{letter.pk}/send-back/", {"note": "Nämn kunden också."})

    letter.refresh_from_db()
    assert letter.is_writing
    assert list(letter.situations.values_list("words", flat=True)) == before
    page = sign_in(cast.amina).get(f"/letters/{letter.pk}/write/").content.decode()
    assert "Nämn kunden också." in page
    assert Letter.objects.filter(writer="certificates.letters.tell_of_return").exists()


def test_without_a_word_it_is_explained(cast: Cast, sign_in: SignIn) -> None:
    letter = ask_sara(cast)

    response = sign_in(cast.sara).post(f"/letters/{letter.pk}/send-back/", {"note": " "})

    assert response.status_code == 422
    assert "Skriv vad som behöver ses över" in response.content.decode()


def test_the_participant_may_not(cast: Cast, sign_in: SignIn) -> None:
    letter = ask_sara(cast)

    assert sign_in(cast.amina).post(f"/letters/{letter.pk}/send-back/").status_code == 403


def test_not_while_it_is_being_written(cast: Cast) -> None:
    with pytest.raises(Refused):
        write_letter(cast).send_back(by=cast.sara, note="x")

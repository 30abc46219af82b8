"""The participant takes the letter back to change the words, until they are on a certificate."""

import pytest

from certificates import issuing
from certificates.models import Certificate
from lifecycle.transitions import Refused
from tests.cast import START, Cast
from tests.certificates.certificates import issue
from tests.certificates.kinds import TOLD, make_letter_draft, write_letter
from tests.conftest import SignIn


def test_participant_takes_it_back_and_nothing_is_issued_meanwhile(
    cast: Cast, sign_in: SignIn
) -> None:
    certificate = make_letter_draft(cast)
    certificate.accept(by=cast.amina)
    letter = certificate.letter
    assert letter is not None

    sign_in(cast.amina).post(f"/letters/{letter.pk}/rewrite/")

    certificate.refresh_from_db()
    assert certificate.is_draft
    assert issuing.read(certificate) is None
    with pytest.raises(Refused):
        issuing.accept(certificate, by=cast.amina, seen="")
    proof = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/proof/", follow=True)
    assert proof.redirect_chain[-1][0].endswith("/write/")


def test_confirmed_anew_it_is_the_same_draft_with_the_new_words(cast: Cast) -> None:
    certificate = make_letter_draft(cast)
    letter = certificate.letter
    assert letter is not None
    letter.rewrite(by=cast.amina)
    letter.write([*TOLD, TOLD[0]], partner=cast.sara, by=cast.amina)
    letter.ask(by=cast.amina)

    again = issuing.confirm_letter(letter, by=cast.sara, talked_on=START, seen=letter.as_told)

    assert again == certificate
    assert Certificate.objects.count() == 1
    assert len(issuing.preview(again).situations) == 4


def test_on_an_issued_certificate_the_words_stay(cast: Cast) -> None:
    certificate = make_letter_draft(cast)
    certificate.accept(by=cast.amina)
    issue(cast, certificate)
    assert certificate.letter is not None

    with pytest.raises(Refused, match=r"stay|kvar"):
        certificate.letter.rewrite(by=cast.amina)


def test_others_may_not(cast: Cast, sign_in: SignIn) -> None:
    letter = make_letter_draft(cast).letter
    assert letter is not None

    assert sign_in(cast.sara).post(f"/letters/{letter.pk}/rewrite/").status_code == 403
    assert sign_in(cast.petra).post(f"/letters/{letter.pk}/rewrite/").status_code == 404


def test_what_is_being_written_is_not_taken_back(cast: Cast) -> None:
    with pytest.raises(Refused):
        write_letter(cast).rewrite(by=cast.amina)

"""A holder asks for a change of what they cannot change; an issuer answers; nothing is lost."""

import pytest

from certificates.models import ChangeRequest
from lifecycle.models import Event, Letter
from lifecycle.transitions import Refused
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast
from tests.certificates.certificates import issue, make_accepted, make_draft
from tests.conftest import SignIn

WISH = "Jag började redan i december."


def test_holder_asks_and_the_desk_sees_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)

    sign_in(cast.amina).post(f"/certificates/{certificate.pk}/ask/", {"note": WISH})

    desk = sign_in(cast.ines)
    assert WISH in desk.get("/desk/certificates/").content.decode()
    assert WISH in desk.get(f"/desk/certificates/{certificate.pk}/").content.decode()
    assert (
        WISH in sign_in(cast.amina).get(f"/certificates/{certificate.pk}/proof/").content.decode()
    )


def test_issuer_answers_and_the_holder_reads_it(cast: Cast, sign_in: SignIn) -> None:
    change = ChangeRequest.make(make_draft(cast), by=cast.amina, note=WISH)

    sign_in(cast.ines).post(f"/desk/changes/{change.pk}/answer/", {"reply": "Det är ändrat."})

    proof = f"/certificates/{change.certificate_id}/proof/"
    assert "Det är ändrat." in sign_in(cast.amina).get(proof).content.decode()
    assert Letter.objects.filter(writer="certificates.letters.tell_of_answer").exists()
    assert Event.objects.about(change).filter(action="answer", by=cast.ines).exists()


def test_a_second_wish_is_added_to_the_first(cast: Cast) -> None:
    certificate = make_draft(cast)
    ChangeRequest.make(certificate, by=cast.amina, note=WISH)

    change = ChangeRequest.make(certificate, by=cast.amina, note="Och ett till.")

    assert change.note == f"{WISH}\nOch ett till."


@pytest.mark.parametrize("note", ["", "   ", "x" * 501])
def test_bad_wishes_are_explained(cast: Cast, sign_in: SignIn, note: str) -> None:
    response = sign_in(cast.amina).post(f"/certificates/{make_draft(cast).pk}/ask/", {"note": note})

    assert response.status_code == 422
    assert not ChangeRequest.objects.exists()


def test_an_empty_answer_is_explained(cast: Cast, sign_in: SignIn) -> None:
    change = ChangeRequest.make(make_draft(cast), by=cast.amina, note=WISH)

    response = sign_in(cast.ines).post(f"/desk/changes/{change.pk}/answer/", {"reply": ""})

    assert response.status_code == 422
    assert "Skriv några ord tillbaka" in response.content.decode()


def test_others_may_not(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast)
    change = ChangeRequest.make(make_draft(cast), by=cast.amina, note=WISH)
    address = f"/desk/changes/{change.pk}/answer/"

    assert sign_in(cast.amina).post(address, {"reply": "Ja"}).status_code == 403
    assert sign_in(cast.sara).post(address, {"reply": "Ja"}).status_code == 404
    assert (
        sign_in(cast.mehari)
        .post(f"/certificates/{change.certificate_id}/ask/", {"note": "Hej"})
        .status_code
        == 404
    )


def test_not_twice_and_not_after_the_yes(cast: Cast) -> None:
    change = ChangeRequest.make(make_draft(cast), by=cast.amina, note=WISH)
    change.answer(by=cast.ines, reply="Ja.")

    with pytest.raises(Refused):
        change.answer(by=cast.ines, reply="Ja igen.")


def test_after_the_yes_there_is_nothing_to_change(cast: Cast) -> None:
    with pytest.raises(Refused):
        ChangeRequest.make(make_accepted(cast), by=cast.amina, note=WISH)


def test_an_answer_after_the_yes_is_read_before_anything_is_issued(
    cast: Cast, sign_in: SignIn
) -> None:
    certificate = make_draft(cast)
    change = ChangeRequest.make(certificate, by=cast.amina, note=WISH)
    certificate.accept(by=cast.amina)
    assert WISH in sign_in(cast.amina).get(f"/certificates/{certificate.pk}/").content.decode()

    sign_in(cast.ines).post(f"/desk/changes/{change.pk}/answer/", {"reply": "Det är ändrat."})

    certificate.refresh_from_db()
    assert certificate.is_draft
    proof = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/proof/").content.decode()
    assert "Det är ändrat." in proof


def test_nothing_is_issued_before_the_answer(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)
    change = ChangeRequest.make(certificate, by=cast.amina, note=WISH)
    certificate.accept(by=cast.amina)
    page = sign_in(cast.ines).get(f"/desk/certificates/{certificate.pk}/").content.decode()
    assert "Utfärda intyget" not in page

    with pytest.raises(Refused, match="Svara på det först"):
        issue(cast, certificate)

    change.answer(by=cast.ines, reply="Det är ändrat.")
    certificate.refresh_from_db()
    certificate.accept(by=cast.amina)
    issue(cast, certificate)
    assert certificate.is_issued

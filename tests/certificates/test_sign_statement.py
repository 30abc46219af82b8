"""A supervisor writes and signs by a link; the text goes to the holder's proof."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import travel

from certificates import issuing
from certificates.models import Certificate, Statement, StatementRequest, Written
from confirmations.models import ScreenedWord
from lifecycle.models import Letter
from lifecycle.post import deliver
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.certificates import issue
from tests.certificates.kinds import SEEN, TASKS, WRITTEN, ask_kalle, make_statement_draft
from tests.conftest import SignIn

ANSWER = {
    "tasks": TASKS,
    "seen": SEEN,
    "hours": "120",
    "language": "sv",
    "name": "Kalle Berg",
    "role": "verkstadsledare",
}


def sign(request: StatementRequest, **changes: str) -> Any:
    return Client().post(request.path, {**ANSWER, **changes})


def test_signing_makes_a_draft_for_the_holder(cast: Cast) -> None:
    request = ask_kalle(cast)

    assert sign(request).status_code == 302

    certificate = Certificate.objects.get()
    assert certificate.is_draft
    assert certificate.participant == cast.amina
    content = issuing.preview(certificate)
    assert content.statement is not None
    assert content.statement.seen == SEEN
    assert content.statement.workplace == "Cykelköket"
    assert content.activity is not None
    assert content.activity.hours == 120


def test_who_has_signed_is_thanked(cast: Cast) -> None:
    request = ask_kalle(cast)
    assert "Tack. Du har skrivit under." not in Client().get(request.path).content.decode()

    sign(request)

    page = Client().get(request.path).content.decode()
    assert "Tack. Du har skrivit under." in page
    assert "Skriv under igen" in page


def test_opening_changes_nothing_and_the_page_is_light(cast: Cast) -> None:
    request = ask_kalle(cast)

    page = Client().get(request.path)

    assert page.status_code == 200
    assert "Kalle Berg" in page.content.decode()
    assert len(page.content) < 15_000
    assert not Statement.objects.exists()
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_it_speaks_english_too(cast: Cast) -> None:
    page = Client().get(ask_kalle(cast).path + "?lang=en").content.decode()

    assert "What did they do at your place?" in page


def test_the_letter_carries_the_link_and_the_database_does_not(cast: Cast, mailoutbox: Any) -> None:
    request = ask_kalle(cast)

    deliver.call(Letter.objects.get(writer="certificates.letters.ask_for_statement").pk)

    assert request.link in mailoutbox[0].body
    assert mailoutbox[0].to == ["kalle@cykelkoket.example"]
    assert request.token not in (request.nonce, request.digest)


def test_it_can_be_changed_and_the_holder_looks_again(cast: Cast) -> None:
    certificate = make_statement_draft(cast)
    certificate.accept(by=cast.amina)
    assert certificate.statement is not None

    sign(certificate.statement, seen="Något nytt.")

    certificate.refresh_from_db()
    assert certificate.is_draft
    assert "Något nytt." in str(issuing.preview(certificate).to_json())
    assert Certificate.objects.count() == 1


def test_on_an_issued_certificate_it_stays(cast: Cast) -> None:
    certificate = make_statement_draft(cast)
    certificate.accept(by=cast.amina)
    issue(cast, certificate)
    request = StatementRequest.objects.get()

    sign(request, seen="Något nytt.")

    assert Statement.objects.count() == 1
    assert "kan inte ändras" in Client().get(request.path).content.decode()
    with pytest.raises(Refused):
        request.sign(WRITTEN, by="Kalle")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("tasks", ""),
        ("seen", "   "),
        ("name", ""),
        ("role", "None"),
        ("name", "undefined"),
        ("seen", "None"),
        ("hours", "-1"),
        ("hours", "många"),
        ("hours", "99999"),
        ("language", "xx"),
        ("tasks", "x" * 601),
        ("seen", "Bra 🚲"),
    ],
)
def test_bad_input_is_explained_and_loses_nothing(cast: Cast, field: str, typed: str) -> None:
    response = sign(ask_kalle(cast), **{field: typed})

    assert response.status_code == 422
    assert 'class="errors"' in response.content.decode()
    kept = [value for name, value in ANSWER.items() if name != field and len(value) > 5]
    for value in kept:
        assert value in response.content.decode()
    assert not Statement.objects.exists()


def test_health_does_not_come_onto_a_certificate(cast: Cast) -> None:
    ScreenedWord.objects.get_or_create(words="sjukskriven", defaults={"kind": "health"})

    response = sign(ask_kalle(cast), seen="Hen var sjukskriven i mars.")

    assert response.status_code == 422
    assert "sjukskriven i mars" in response.content.decode()


def test_the_participant_cannot_sign_for_them(cast: Cast, sign_in: SignIn) -> None:
    request = ask_kalle(cast)

    assert sign_in(cast.amina).post(request.path, ANSWER).status_code == 403
    assert Client().get("/w/nothing/").status_code == 404


def test_the_link_ends_after_sixty_days(cast: Cast) -> None:
    request = ask_kalle(cast)

    with travel(timezone.now() + timedelta(days=61)):
        sign(request)
        page = Client().get(request.path).content.decode()

    assert not Statement.objects.exists()
    assert "för gammal" in page


def test_lines_and_joiners_are_taken_in(cast: Cast) -> None:
    written = Written("Kalle Berg", "chef", "En rad.\nEn till.", SEEN, "sv")

    content = issuing.preview(make_statement_draft(cast, written))

    assert content.statement is not None
    assert content.statement.tasks == "En rad. En till."


def test_only_the_sector_is_named_if_the_holder_wants(cast: Cast) -> None:
    certificate = make_statement_draft(cast)
    certificate.shows_workplace = False

    said = str(issuing.preview(certificate).to_json())

    assert "Cykelköket" not in said
    assert "Cykelverkstad" in said


def test_in_a_correction_the_supervisor_can_change_it_again(cast: Cast) -> None:
    certificate = make_statement_draft(cast)
    certificate.accept(by=cast.amina)
    issue(cast, certificate)
    correction = issuing.correct(certificate, by=cast.ines, note="Fel månad.")

    sign(StatementRequest.objects.get(), seen="Något nytt.")

    assert "Något nytt." in str(issuing.preview(correction).to_json())
    assert Certificate.objects.count() == 2
    assert "Något nytt." not in str(certificate.printed.to_json())

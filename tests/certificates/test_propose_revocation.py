"""One issuer proposes to revoke a certificate; the holder is told at once, with the reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from certificates.models import Certificate, RevocationProposal
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast, employ
from tests.certificates.certificates import (
    issue,
    letters_about,
    make_accepted,
    make_correction,
    make_handler,
    make_issued,
    make_issued_to_skye,
    make_replaced,
    make_revoked,
    propose,
)
from tests.conftest import SignIn

NOTE = "Ada ringde: fel person."


def press(client: Client, certificate: Certificate, **data: Any) -> Any:
    day = timezone.localdate()
    data = {"reason": "issued_in_error", "happened_on": day, "note": NOTE, **data}
    return client.post(f"/desk/certificates/{certificate.pk}/propose-revocation/", data)


def test_issuer_proposes_it_and_it_goes_on_being_valid(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    certificate.refresh_from_db()
    proposal = certificate.proposals.get()
    assert (proposal.reason, proposal.note, proposal.proposed_by) == (
        "issued_in_error",
        NOTE,
        cast.ines,
    )
    assert certificate.is_valid


def test_page_asks_before_it_is_done(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    page = sign_in(cast.ines).get(f"/desk/certificates/{certificate.pk}/propose-revocation/")

    assert str(certificate.serial) in page.content.decode()
    assert not certificate.proposals.exists()


def test_holder_is_told_at_once_without_the_reason_in_the_letter(
    cast: Cast, sign_in: SignIn
) -> None:
    certificate = make_issued(cast)
    letters_about(certificate)

    press(sign_in(cast.ines), certificate)

    (letter,) = letters_about(certificate)
    assert letter.to == [cast.amina.email]
    assert letter.subject == "Om ditt intyg"
    assert "Inget är bestämt" in letter.body
    assert NOTE not in letter.body


def test_letter_stays_away_if_it_is_decided_before_it_leaves(cast: Cast) -> None:
    proposal = propose(cast)
    letters_about(proposal.certificate)

    other = propose(cast)
    other.dismiss(by=cast.isak, note="Ett misstag.")

    letters = letters_about(other.certificate)
    assert [letter for letter in letters if "Inget är bestämt" in letter.body] == []


def test_for_safety_it_is_suspended_meanwhile(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    letters_about(certificate)

    press(sign_in(cast.ines), certificate, reason="safety")

    certificate.refresh_from_db()
    (letter,) = letters_about(certificate)
    assert certificate.is_suspended
    assert certificate.suspension.proposal == certificate.proposals.get()
    assert "gäller det inte" in letter.body


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "dislike"},
        {"note": ""},
        {"note": "x" * 2001},
        {"happened_on": ""},
        {"happened_on": "i våras"},
        {"happened_on": "2999-01-01"},
    ],
)
def test_bad_input_is_said_and_loses_nothing(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str]
) -> None:
    certificate = make_issued(cast)

    response = press(sign_in(cast.ines), certificate, **wrong)

    page = response.content.decode()
    assert response.status_code == 422
    assert 'role="alert"' in page
    assert wrong.get("note", NOTE) in page
    assert wrong.get("happened_on", str(timezone.localdate())) in page
    assert not certificate.proposals.exists()


def test_proposing_twice_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)
    client = sign_in(cast.isak)

    response = press(client, proposal.certificate)

    page = client.get(response.url, follow=True).content.decode()
    assert "Det är redan föreslaget." in page
    assert proposal.certificate.proposals.count() == 1


def test_database_keeps_one_open_proposal(cast: Cast) -> None:
    proposal = propose(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        RevocationProposal.objects.create(
            certificate=proposal.certificate,
            reason="safety",
            note=NOTE,
            happened_on=timezone.localdate(),
            proposed_by=cast.isak,
            hear_until=timezone.now() + timedelta(days=14),
        )


@pytest.mark.parametrize("make", [make_accepted, make_replaced, make_revoked])
def test_wrong_moment_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn, make: Any) -> None:
    certificate = make(cast)
    client = sign_in(cast.ines)

    response = press(client, certificate)

    assert "hann före" in client.get(response.url, follow=True).content.decode()
    assert not certificate.proposals.filter(state="open").exists()


def test_holder_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.amina), make_issued(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    for stranger in (cast.sara, cast.ada, cast.elin, cast.lo, cast.ulla, cast.mehari):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_somebody_of_the_team_may_not(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.sara, cast.issuer, Role.ISSUER)

    assert press(sign_in(cast.sara), make_issued(cast)).status_code == 403


def test_of_a_protected_holder_only_who_handles_such(cast: Cast, sign_in: SignIn) -> None:
    hanna = make_handler(cast)
    certificate = make_issued_to_skye(cast, by=hanna)

    for someone in (cast.ines, cast.isak, cast.elin):
        assert press(sign_in(someone), certificate).status_code == 404
    assert press(sign_in(hanna), certificate).status_code == 302


def test_what_would_replace_it_waits_for_the_decision(cast: Cast) -> None:
    proposal = propose(cast)
    correction = make_correction(proposal.certificate)

    with pytest.raises(Refused, match="föreslaget att återkalla"):
        issue(cast, correction)

    proposal.dismiss(by=cast.isak, note="Nej.")
    issue(cast, correction)
    proposal.certificate.refresh_from_db()
    assert proposal.certificate.is_replaced


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    press(sign_in(cast.ines), certificate)

    event = Event.objects.about(certificate).get(action="propose")
    assert (event.by, event.note) == (cast.ines, NOTE)

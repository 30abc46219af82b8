"""Another issuer than proposed it decides that a certificate goes on as it was."""

from typing import Any

import pytest
from django.test import Client

from certificates.models import RevocationProposal
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import (
    letters_about,
    make_heard,
    make_suspended,
    propose,
)
from tests.conftest import SignIn

NOTE = "Det räcker inte för att återkalla."


def press(client: Client, proposal: RevocationProposal, note: str = NOTE) -> Any:
    return client.post(f"/desk/proposals/{proposal.pk}/dismiss/", {"note": note})


def test_another_issuer_leaves_it_as_it_is(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)

    press(sign_in(cast.isak), proposal)

    proposal.refresh_from_db()
    proposal.certificate.refresh_from_db()
    assert proposal.certificate.is_valid
    assert (proposal.state, proposal.decided_by) == ("dismissed", cast.isak)


def test_certificate_says_who_left_it_and_why(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    press(client := sign_in(cast.isak), proposal)

    page = client.get(f"/desk/certificates/{proposal.certificate_id}/").content.decode()

    assert "<dt>Avslaget av</dt>" in page
    assert f"<q>{NOTE}</q>" in page


def test_that_need_not_wait_for_the_holder(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)

    press(sign_in(cast.isak), proposal)

    proposal.refresh_from_db()
    assert proposal.state == "dismissed"


def test_what_was_suspended_with_it_holds_again(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast, reason="safety")

    press(sign_in(cast.isak), proposal)

    proposal.certificate.refresh_from_db()
    assert proposal.certificate.is_valid
    assert proposal.certificate.suspension.reinstatement.by == cast.isak


def test_what_was_suspended_for_another_reason_stays_so(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast, make_suspended(cast), reason="safety")

    press(sign_in(cast.isak), proposal)

    proposal.certificate.refresh_from_db()
    assert proposal.certificate.is_suspended


def test_it_can_be_proposed_again(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    press(sign_in(cast.isak), proposal)

    proposal.certificate.refresh_from_db()
    again = propose(cast, proposal.certificate)

    assert again.is_open


def test_holder_is_told(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    letters_about(proposal.certificate)

    press(sign_in(cast.isak), proposal)

    (letter,) = letters_about(proposal.certificate)
    assert "kvar som det var" in letter.body
    assert NOTE not in letter.body
    assert NOTE in sign_in(cast.amina).get(f"/proposals/{proposal.pk}/").content.decode()


@pytest.mark.parametrize("note", ["", "x" * 2001])
def test_why_has_to_be_said(cast: Cast, sign_in: SignIn, note: str) -> None:
    proposal = make_heard(cast)

    response = press(sign_in(cast.isak), proposal, note)

    proposal.refresh_from_db()
    assert response.status_code == 422
    assert note in response.content.decode()
    assert proposal.is_open


def test_whoever_proposed_it_and_the_holder_may_not(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)

    for someone in (cast.ines, cast.amina):
        assert press(sign_in(someone), proposal).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)

    for stranger in (cast.sara, cast.ada, cast.elin, cast.lo, cast.ulla, cast.mehari):
        assert press(sign_in(stranger), proposal).status_code == 404


def test_deciding_again_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    client = sign_in(cast.isak)
    press(client, proposal)

    again = press(client, proposal)

    assert "Det är redan gjort." in client.get(again.url, follow=True).content.decode()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)

    press(sign_in(cast.isak), proposal)

    for thing in (proposal, proposal.certificate):
        event = Event.objects.about(thing).get(action="dismiss")
        assert (event.by, event.note) == (cast.isak, NOTE)

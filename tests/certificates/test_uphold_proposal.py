"""Another issuer than proposed it decides that a certificate no longer holds."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from certificates.models import RevocationProposal
from lifecycle.models import Event
from tests.cast import Cast, employ
from tests.certificates.certificates import (
    letters_about,
    make_handler,
    make_heard,
    make_issued,
    make_issued_to_skye,
    propose,
)
from tests.conftest import SignIn

NOTE = "Ada och Sara är överens."


def press(client: Client, proposal: RevocationProposal, note: str = NOTE) -> Any:
    return client.post(f"/desk/proposals/{proposal.pk}/uphold/", {"note": note})


def test_another_issuer_decides(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)

    press(sign_in(cast.isak), proposal)

    proposal.refresh_from_db()
    proposal.certificate.refresh_from_db()
    assert proposal.certificate.is_revoked
    assert (proposal.state, proposal.decided_by, proposal.decision_note) == (
        "upheld",
        cast.isak,
        NOTE,
    )


def test_desk_shows_what_the_holder_answered(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)

    page = sign_in(cast.isak).get(f"/desk/proposals/{proposal.pk}/").content.decode()

    assert "Det var jag." in page
    assert "Innehavaren har svarat." in page
    assert "Återkalla det" in page


def test_certificate_says_who_revoked_it_and_why(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    press(client := sign_in(cast.isak), proposal)

    page = client.get(f"/desk/certificates/{proposal.certificate_id}/").content.decode()

    assert "<dt>Återkallat av</dt>" in page
    assert f"<q>{NOTE}</q>" in page
    assert "Bestämt av" not in page


def test_whoever_proposed_it_may_not(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    client = sign_in(cast.ines)

    page = client.get(f"/desk/proposals/{proposal.pk}/").content.decode()

    assert "Har föreslagit det." in page
    assert "/uphold/" not in page
    assert press(client, proposal).status_code == 403


def test_whoever_assessed_it_may_not(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    employ(cast.ada, cast.issuer, Role.ISSUER)
    client = sign_in(cast.ada)

    page = client.get(f"/desk/proposals/{proposal.pk}/").content.decode()

    assert "Har bedömt det." in page
    assert press(client, proposal).status_code == 403


def test_somebody_of_the_team_may_not(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    employ(cast.sara, cast.issuer, Role.ISSUER)
    client = sign_in(cast.sara)

    page = client.get(f"/desk/proposals/{proposal.pk}/").content.decode()

    assert "Har arbetat med innehavaren." in page
    assert press(client, proposal).status_code == 403


def test_holder_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.amina), make_heard(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)

    for stranger in (cast.sara, cast.ada, cast.elin, cast.lo, cast.ulla, cast.mehari):
        assert press(sign_in(stranger), proposal).status_code == 404


def test_of_a_protected_holder_two_who_handle_such(cast: Cast, sign_in: SignIn) -> None:
    hanna, hedda = make_handler(cast), make_handler(cast, "Hedda Falk")
    proposal = RevocationProposal.make(
        make_issued_to_skye(cast, by=hanna),
        by=hanna,
        reason="safety",
        note="Någon letar.",
        happened_on=timezone.localdate(),
    )

    assert press(sign_in(cast.isak), proposal).status_code == 404
    assert press(sign_in(hanna), proposal).status_code == 403
    assert press(sign_in(hedda), proposal).status_code == 302


def test_not_before_the_holder_has_answered_or_had_the_time(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)
    client = sign_in(cast.isak)

    early = press(client, proposal)
    said = client.get(early.url, follow=True).content.decode()
    still_open = RevocationProposal.objects.open().count()
    with time_machine.travel(timezone.now() + timedelta(days=settings.HEARING_DAYS, minutes=1)):
        press(sign_in(cast.isak), proposal)

    proposal.refresh_from_db()
    assert "Innehavaren kan svara till och med" in said
    assert still_open == 1
    assert proposal.is_upheld


def test_for_safety_too_the_holder_is_heard_and_it_does_not_hold_meanwhile(
    cast: Cast, sign_in: SignIn
) -> None:
    proposal = propose(cast, reason="safety")
    proposal.certificate.refresh_from_db()
    meanwhile = proposal.certificate.is_suspended

    press(sign_in(cast.isak), proposal)
    proposal.refresh_from_db()
    unheard = proposal.is_open
    proposal.reply(by=cast.amina, words="Det stämmer.")
    press(sign_in(cast.isak), proposal)

    proposal.certificate.refresh_from_db()
    assert (meanwhile, unheard) == (True, True)
    assert proposal.certificate.is_revoked


@pytest.mark.parametrize("note", ["", "   ", "x" * 2001])
def test_why_has_to_be_said(cast: Cast, sign_in: SignIn, note: str) -> None:
    proposal = make_heard(cast)

    response = press(sign_in(cast.isak), proposal, note)

    proposal.refresh_from_db()
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert note in response.content.decode()
    assert proposal.is_open


def test_deciding_again_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    client = sign_in(cast.isak)
    press(client, proposal)

    again = press(client, proposal, "En gång till.")

    assert "Det är redan gjort." in client.get(again.url, follow=True).content.decode()
    proposal.refresh_from_db()
    assert proposal.decision_note == NOTE


def test_holder_reads_why(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast)
    press(sign_in(cast.isak), proposal)
    letters = letters_about(proposal.certificate)

    page = sign_in(cast.amina).get(f"/proposals/{proposal.pk}/").content.decode()

    assert NOTE in page
    assert [NOTE in letter.body for letter in letters] == [False] * len(letters)


def test_desk_of_a_single_issuer_says_what_is_needed(cast: Cast, sign_in: SignIn) -> None:
    make_heard(cast)
    cast.isak.role_assignments.all().delete()

    page = sign_in(cast.ines).get("/desk/proposals/").content.decode()

    assert "Det behövs en utfärdare till" in page


def test_list_says_who_may_and_why_others_may_not(cast: Cast, sign_in: SignIn) -> None:
    make_heard(cast)

    page = sign_in(cast.ines).get("/desk/proposals/").content.decode()

    assert "Isak Berglund" in page
    assert "Har föreslagit det." in page
    assert "Det behövs en utfärdare till" not in page


def test_list_is_for_issuers(cast: Cast, sign_in: SignIn) -> None:
    for someone in (cast.amina, cast.ada, cast.sara, cast.ulla):
        assert sign_in(someone).get("/desk/proposals/").status_code == 403


def test_database_wants_two_different_people(cast: Cast) -> None:
    proposal = make_heard(cast)
    proposal.uphold(by=cast.isak, note=NOTE)

    with pytest.raises(IntegrityError), transaction.atomic():
        RevocationProposal.objects.filter(pk=proposal.pk).update(decided_by=cast.ines)


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    proposal = make_heard(cast, make_issued(cast))

    press(sign_in(cast.isak), proposal)

    for thing, step in ((proposal, "uphold"), (proposal.certificate, "revoke")):
        event = Event.objects.about(thing).get(action=step)
        assert (event.by, event.note) == (cast.isak, NOTE)

"""Several who decide about one certificate at the same moment: one answer, and one alone."""

from functools import partial
from threading import Event as Bell
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Role
from certificates import issuing, verification
from certificates.models import Certificate, Revocation, RevocationProposal
from certificates.verification import Verdict
from lifecycle.models import Event
from tests.cast import Cast, employ, person
from tests.certificates.certificates import (
    make_correction,
    make_heard,
    make_issued,
    make_suspended,
    seen_in,
)
from tests.races.at_once import press_at_once

pytestmark = [pytest.mark.race, pytest.mark.any_database]
MANY = 6


def proposals(proposal: RevocationProposal, number: int) -> list[RevocationProposal]:
    """Read the same proposal several times, as several browsers do."""
    visible = RevocationProposal.objects.select_related("certificate")
    return [visible.get(pk=proposal.pk) for _ in range(number)]


def test_two_deciders_decide_once(cast: Cast) -> None:
    proposal = make_heard(cast)
    colleague = person("ivar", "Ivar Holm")
    employ(colleague, cast.issuer, Role.ISSUER)

    went = press_at_once(
        [
            partial(copy.uphold, by=by, note="Ja.")
            for copy, by in zip(
                proposals(proposal, MANY), [cast.isak, colleague] * (MANY // 2), strict=True
            )
        ]
    )

    assert went == (1, MANY - 1)
    assert Revocation.objects.filter(proposal=proposal).count() == 1
    assert Event.objects.about(proposal.certificate).filter(action="revoke").count() == 1


def test_deciding_and_dismissing_end_in_one_of_the_two(cast: Cast) -> None:
    proposal = make_heard(cast)
    one, two = proposals(proposal, 2)

    went = press_at_once(
        [
            partial(one.uphold, by=cast.isak, note="Ja."),
            partial(two.dismiss, by=cast.isak, note="Nej."),
        ]
    )

    proposal.refresh_from_db()
    proposal.certificate.refresh_from_db()
    assert went == (1, 1)
    assert proposal.is_upheld == proposal.certificate.is_revoked
    assert Revocation.objects.filter(proposal=proposal).exists() == proposal.is_upheld


def test_it_is_proposed_once(cast: Cast) -> None:
    certificate = make_issued(cast)

    went = press_at_once(
        [
            partial(
                RevocationProposal.make,
                Certificate.objects.get(pk=certificate.pk),
                by=by,
                reason="issued_in_error",
                note="Fel person.",
                happened_on=timezone.localdate(),
            )
            for by in [cast.ines, cast.isak] * (MANY // 2)
        ]
    )

    assert went == (1, MANY - 1)
    assert certificate.proposals.count() == 1


def test_proposing_and_replacing_end_in_one_of_the_two(cast: Cast) -> None:
    certificate = make_issued(cast)
    correction = make_correction(certificate)
    seen = seen_in(correction)

    went = press_at_once(
        [
            partial(issuing.issue, correction, by=cast.isak, seen=seen),
            partial(
                RevocationProposal.make,
                certificate,
                by=cast.ines,
                reason="issued_in_error",
                note="Fel person.",
                happened_on=timezone.localdate(),
            ),
        ]
    )

    certificate = Certificate.objects.get(pk=certificate.pk)
    assert went == (1, 1)
    assert certificate.is_replaced != certificate.proposals.exists()


def test_reinstating_and_revoking_leave_no_loose_end(cast: Cast) -> None:
    proposal = make_heard(cast, make_suspended(cast))
    [copy] = proposals(proposal, 1)
    certificate = Certificate.objects.get(pk=proposal.certificate.pk)

    press_at_once(
        [
            partial(copy.uphold, by=cast.isak, note="Ja."),
            partial(certificate.reinstate, by=cast.ines, note="Klart."),
        ]
    )

    certificate = Certificate.objects.get(pk=certificate.pk)
    ended = certificate.suspensions.filter(reinstatement__isnull=False).exists()
    assert certificate.is_revoked
    assert ended == Event.objects.about(certificate).filter(action="reinstate").exists()


@pytest.mark.parametrize("how", ["revoke", "replace", "suspend"])
def test_whoever_checks_meanwhile_gets_one_clear_answer(cast: Cast, how: str) -> None:
    certificate = make_issued(cast)
    step = way_to_end(cast, certificate, how)
    answers: list[Verdict] = []
    over = Bell()
    asker = Thread(target=ask_until, args=(str(certificate.number), over, answers))

    asker.start()
    try:
        assert press_at_once([step]) == (1, 0)
    finally:
        over.set()
        asker.join(timeout=20)

    states = [answer.state for answer in answers]
    last = {"revoke": "revoked", "replace": "replaced", "suspend": "suspended"}[how]
    assert set(states) <= {"valid", last}
    assert states == sorted(states, key=lambda state: state == last)  # never back again
    assert states[-1] == last
    for answer in answers:
        assert (answer.content is not None) == answer.is_valid
        assert (answer.since is None) == answer.is_valid


def way_to_end(cast: Cast, certificate: Certificate, how: str) -> "partial[None]":
    """Prepare the press that ends it, or that lets it rest."""
    if how == "suspend":
        return partial(certificate.suspend, by=cast.ines, reason="checking", note="?")
    if how == "revoke":
        return partial(make_heard(cast, certificate).uphold, by=cast.isak, note="Ja.")
    correction = make_correction(certificate)
    return partial(issuing.issue, correction, by=cast.isak, seen=seen_in(correction))


def ask_until(number: str, over: Bell, answers: list[Verdict]) -> None:
    """Check a number again and again, and once more when it is over."""
    try:
        while True:
            was_over = over.is_set()
            answers.append(verification.check(number))
            if was_over:
                break
    finally:
        connection.close()

"""No order of steps after issue, however odd, leaves a state that the events do not explain."""

from collections.abc import Callable
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from certificates import issuing, verification
from certificates.models import Certificate, HolderRequest, RevocationProposal
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast, meet_cast
from tests.certificates.certificates import issue, make_participation, propose

Step = Callable[[Certificate, Cast], object]


def begin(certificate: Certificate, cast: Cast) -> None:
    """Let the holder begin a correction and say yes to it."""
    correction = issuing.correct(certificate, by=cast.mehari, note="Fel dag.")
    correction.accept(by=cast.mehari)


def last_proposal(certificate: Certificate) -> RevocationProposal:
    proposal = certificate.proposals.order_by("-pk").first()
    if proposal is None:
        raise Refused("There is none.", subject=certificate)
    return proposal


def issue_correction(certificate: Certificate, cast: Cast) -> None:
    correction = Certificate.objects.filter(replaces=certificate).first()
    if correction is None:
        raise Refused("There is none.", subject=certificate)
    issue(cast, correction)


STEPS: dict[str, Step] = {
    "suspend": lambda paper, cast: paper.suspend(by=cast.ines, reason="checking", note="?"),
    "reinstate": lambda paper, cast: paper.reinstate(by=cast.isak, note="Klart."),
    "propose": lambda paper, cast: propose(cast, paper),
    "propose_for_safety": lambda paper, cast: propose(cast, paper, "safety"),
    "propose_as_asked": lambda paper, cast: propose(cast, paper, "holder_request"),
    "request": lambda paper, cast: HolderRequest.make(paper, by=cast.mehari, note="Nej tack."),
    "reply": lambda paper, cast: last_proposal(paper).reply(by=cast.mehari, words="Nej."),
    "uphold": lambda paper, cast: last_proposal(paper).uphold(by=cast.isak, note="Ja."),
    "dismiss": lambda paper, cast: last_proposal(paper).dismiss(by=cast.isak, note="Nej."),
    "begin": begin,
    "issue_correction": issue_correction,
}


class CertificateLifecycle(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
    def test_events_explain_the_state(self, steps: list[str]) -> None:
        cast = meet_cast()
        certificate = issue(cast, make_participation(cast, 1))
        words = certificate.content
        for step in steps:
            with suppress(Refused):
                STEPS[step](Certificate.objects.get(pk=certificate.pk), cast)
            assert_the_rest_fits(Certificate.objects.get(pk=certificate.pk))

        certificate.refresh_from_db()
        assert certificate.state == state_told_by_events(certificate)
        assert certificate.content == words


def state_told_by_events(certificate: Certificate) -> str:
    state = Certificate.State.DRAFT.value
    for action in Event.objects.about(certificate).values_list("action", flat=True):
        if action in Certificate.TRANSITIONS:
            assert state in Certificate.TRANSITIONS[action].sources
            state = Certificate.TRANSITIONS[action].target
    return state


def assert_the_rest_fits(certificate: Certificate) -> None:
    """Compare the state with the rows beside it, and with what the public is told."""
    suspensions = certificate.suspensions.filter(reinstatement=None).count()
    waiting = certificate.proposals.filter(state="open").count()
    upheld = certificate.proposals.filter(state="upheld").count()
    verdict = verification.check(str(certificate.number))

    assert hasattr(certificate, "revocation") == certificate.is_revoked
    assert upheld == certificate.is_revoked
    assert waiting <= certificate.is_in_force
    assert suspensions <= 1
    assert suspensions >= certificate.is_suspended
    assert not (suspensions and certificate.is_valid)
    assert (verdict.content is not None) == certificate.is_valid
    assert verdict.is_suspended == certificate.is_suspended

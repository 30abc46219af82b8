"""A correction ends with what it would have replaced: nobody waits for what cannot be issued."""

import pytest

from certificates import issuing
from certificates.models import Certificate
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import make_heard, make_replaced, revoke
from tests.conftest import SignIn


@pytest.fixture
def correction(cast: Cast) -> Certificate:
    """Return a correction of a certificate that has been revoked since it was begun."""
    proposal = make_heard(cast)
    begun = issuing.correct(proposal.certificate, by=cast.amina, note="Ett s.")
    begun.accept(by=cast.amina)
    proposal.uphold(by=cast.isak, note="Så är det.")
    begun.refresh_from_db()
    return begun


def test_it_ends_with_the_revocation(cast: Cast, correction: Certificate) -> None:
    assert correction.is_dropped
    assert not correction.is_issued
    assert correction not in Certificate.objects.issued()
    assert Event.objects.about(correction).filter(action="drop", by=cast.isak).exists()


def test_it_waits_for_nobody(cast: Cast, sign_in: SignIn, correction: Certificate) -> None:
    desk = sign_in(cast.ines).get("/desk/certificates/").content.decode()
    paper = f"certificates/{correction.pk}/"

    assert paper not in desk
    assert "behövs inte längre" in sign_in(cast.amina).get(f"/{paper}").content.decode()


@pytest.mark.parametrize("step", ["accept", "reopen", "issue"])
def test_no_step_leads_on(correction: Certificate, step: str) -> None:
    assert not correction.allows(step)


def test_a_correction_that_was_issued_stays(cast: Cast) -> None:
    replaced = make_replaced(cast)

    revoked = revoke(cast, replaced.replaced_by)

    replaced.refresh_from_db()
    assert revoked.is_revoked
    assert replaced.is_replaced

"""When the corrected certificate is issued, the old one steps back in the same moment."""

import pytest

from accounts.models import Role
from certificates import issuing, permissions
from certificates.models import Certificate
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast, employ
from tests.certificates.certificates import (
    issue,
    make_accepted,
    make_issued,
    make_replaced,
    make_revoked,
    make_suspended,
    revoke,
    seen_in,
)
from tests.conftest import SignIn


def test_issuing_the_correction_replaces_the_old_one(cast: Cast) -> None:
    old = make_replaced(cast)

    assert old.is_replaced
    assert old.replaced_by.is_valid
    assert old.replaced_by.printed.replaces == old.serial


def test_one_that_is_suspended_can_be_replaced(cast: Cast) -> None:
    old = make_suspended(cast)

    assert make_replaced(cast, old).is_replaced
    assert old.replaced_by.is_valid


def test_old_page_says_replaced_and_names_nobody(cast: Cast, sign_in: SignIn) -> None:
    old = make_replaced(cast)

    page = sign_in(cast.mehari).get(f"/v/{old.number}/").content.decode()

    assert "Intyget är ersatt" in page
    assert "Amina" not in page
    assert str(old.replaced_by.number) not in page


def test_holder_finds_the_newer_one(cast: Cast, sign_in: SignIn) -> None:
    old = make_replaced(cast)

    page = sign_in(cast.amina).get(old.get_absolute_url()).content.decode()

    assert old.replaced_by.get_absolute_url() in page


def test_only_a_valid_one_is_replaced(cast: Cast) -> None:
    for certificate in (make_accepted(cast), make_revoked(cast)):
        with pytest.raises(Refused):
            certificate.replace(by=cast.ines)


def test_if_the_old_one_was_revoked_meanwhile_nothing_is_issued(cast: Cast) -> None:
    old = make_issued(cast)
    correction = issuing.correct(old, by=cast.ines)
    correction.accept(by=cast.amina)
    revoke(cast, old)

    with pytest.raises(Refused, match="Det går inte längre"):
        issuing.issue(correction, by=cast.ines, seen=seen_in(correction))

    assert Certificate.objects.get(pk=correction.pk).is_dropped


def test_stranger_may_not(cast: Cast) -> None:
    certificate = make_issued(cast)

    assert not permissions.replace_certificate(cast.ada, certificate)
    assert not permissions.replace_certificate(cast.amina, certificate)
    employ(cast.sara, cast.issuer, Role.ISSUER)
    assert not permissions.replace_certificate(cast.sara, certificate)


def test_correction_can_be_corrected_in_its_turn(cast: Cast) -> None:
    second = make_replaced(cast).replaced_by
    third = issuing.correct(second, by=cast.ines)
    third.accept(by=cast.amina)

    issue(cast, third)

    second.refresh_from_db()
    assert second.is_replaced


def test_it_is_recorded(cast: Cast) -> None:
    old = make_replaced(cast)

    assert Event.objects.about(old).get(action="replace").by == cast.ines

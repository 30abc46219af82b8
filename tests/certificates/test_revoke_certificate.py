"""It takes two to revoke a certificate, for a reason of the closed list, which stays inside."""

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client

from certificates import permissions
from certificates.models import Certificate, HolderReply, Revocation
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.certificates import (
    letters_about,
    make_accepted,
    make_heard,
    make_issued,
    make_replaced,
    make_revoked,
    make_suspended,
    revoke,
)
from tests.conftest import SignIn


def test_two_people_revoke_it(cast: Cast) -> None:
    certificate = make_revoked(cast)

    row = certificate.revocation
    assert certificate.is_revoked
    assert (row.reason, row.proposed_by, row.decided_by) == (
        "issued_in_error",
        cast.ines,
        cast.isak,
    )


def test_a_suspended_one_can_be_revoked(cast: Cast) -> None:
    assert revoke(cast, make_suspended(cast)).is_revoked


def test_public_page_says_neither_why_nor_whose(cast: Cast, client: Client) -> None:
    certificate = make_revoked(cast)

    page = client.get(f"/v/{certificate.number}/").content.decode()

    assert "Intyget gäller inte" in page
    for hidden in ("Amina", "misstag", "issued_in_error", "Fel person", "överens", "Isak", "Ines"):
        assert hidden not in page
    assert client.get(f"/v/{certificate.number}/pdf/").status_code == 404


def test_holder_is_told_without_the_reason(cast: Cast) -> None:
    proposal = make_heard(cast)
    letters_about(proposal.certificate)

    proposal.uphold(by=cast.isak, note="Ada och Sara är överens.")

    (letter,) = letters_about(proposal.certificate)
    assert letter.to == [cast.amina.email]
    assert "överens" not in str(letter.body)
    assert settings.ISSUER["email"] in letter.body
    assert letter.body.endswith(settings.ISSUER_NAME)


def test_page_and_letter_name_the_same_address(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_revoked(cast)

    page = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/").content.decode()

    assert f"mailto:{settings.ISSUER['email']}" in page
    assert settings.SUPPORT_EMAIL not in page


def test_assessor_and_team_may_not(cast: Cast) -> None:
    certificate = make_issued(cast)

    for someone in (cast.ada, cast.sara, cast.amina, cast.ulla):
        assert not permissions.revoke_certificate(someone, certificate)
    assert permissions.revoke_certificate(cast.isak, certificate)


@pytest.mark.parametrize("make", [make_accepted, make_replaced, make_revoked])
def test_wrong_moment_is_answered_with_a_sentence(cast: Cast, make: object) -> None:
    certificate: Certificate = make(cast)  # type: ignore[operator]
    proposal = make_heard(cast)

    with pytest.raises(Refused):
        certificate.revoke(proposal, by=cast.isak, note="Sent.")

    assert not Revocation.objects.filter(note="Sent.").exists()


def test_database_wants_two_different_people(cast: Cast) -> None:
    certificate = make_revoked(cast)

    for wrong in ({"decided_by": cast.ines}, {"proposed_by": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Revocation.objects.filter(certificate=certificate).update(**wrong)


def test_it_is_recorded(cast: Cast) -> None:
    certificate = make_revoked(cast)

    events = Event.objects.about(certificate).filter(action__in=["propose", "reply", "revoke"])
    assert list(events.values_list("action", "by__name")) == [
        ("propose", "Ines Ekström"),
        ("reply", "Amina Yusuf"),
        ("revoke", "Isak Berglund"),
    ]


def test_register_is_never_deleted(cast: Cast) -> None:
    certificate = make_revoked(cast)

    with pytest.raises(RuntimeError, match="never deleted"):
        certificate.delete()
    with pytest.raises(IntegrityError):
        Certificate.objects.filter(pk=certificate.pk).delete()


def test_one_from_before_it_took_two_keeps_its_reason(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_revoked(cast)
    Revocation.objects.update(proposal=None, proposed_by=None)  # as it was migrated
    HolderReply.objects.all().delete()
    certificate.proposals.all().delete()

    page = sign_in(cast.isak).get(f"/desk/certificates/{certificate.pk}/").content.decode()

    assert "Utfärdat av misstag" in page

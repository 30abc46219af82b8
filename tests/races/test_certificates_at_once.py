"""Certificates when several press at once: one is issued, and no serial is given out twice."""

from functools import partial

import pytest

from accounts.models import Role
from certificates import issuing, keys
from certificates.models import Certificate, CertificateDocument, SerialYear
from certificates.pdf.examine import look
from lifecycle.models import Event, Letter
from tests.assessments.cases import make_checked_case
from tests.cast import Cast, employ, person
from tests.certificates.certificates import make_accepted, make_issued, seen_in
from tests.races.at_once import press_at_once

pytestmark = pytest.mark.race
MANY = 6


def test_two_issuers_issue_one_certificate(cast: Cast) -> None:
    certificate = make_accepted(cast)
    seen = seen_in(certificate)
    colleague = person("ivar", "Ivar Holm")
    employ(colleague, cast.issuer, Role.ISSUER)
    copies = [Certificate.objects.get(pk=certificate.pk) for _ in range(MANY)]

    went = press_at_once(
        [
            partial(issuing.issue, copy, by=by, seen=seen)
            for copy, by in zip(copies, [cast.ines, colleague] * (MANY // 2), strict=True)
        ]
    )

    certificate.refresh_from_db()
    assert went == (1, MANY - 1)
    assert Event.objects.about(certificate).filter(action="issue").count() == 1
    assert look(bytes(certificate.document.pdf), keys.trust()).number == certificate.number


def test_twenty_presses_issue_one_certificate(cast: Cast) -> None:
    certificate = make_accepted(cast)
    seen = seen_in(certificate)
    copies = [Certificate.objects.get(pk=certificate.pk) for _ in range(20)]

    went = press_at_once([partial(issuing.issue, copy, by=cast.ines, seen=seen) for copy in copies])

    assert went == (1, 19)
    assert CertificateDocument.objects.count() == 1
    assert (
        Letter.objects.filter(subject_id=certificate.pk, writer__contains="tell_holder").count()
        == 1
    )


def test_issuing_and_reopening_end_in_one_of_the_two(cast: Cast) -> None:
    certificate = make_accepted(cast)
    seen = seen_in(certificate)
    one, two = (Certificate.objects.get(pk=certificate.pk) for _ in range(2))

    went = press_at_once(
        [
            lambda: issuing.issue(one, by=cast.ines, seen=seen),
            lambda: two.reopen(by=cast.amina),
        ]
    )

    certificate.refresh_from_db()
    assert went == (1, 1)
    assert certificate.is_valid == (certificate.serial is not None)


def test_a_certificate_is_begun_once(cast: Cast) -> None:
    case = make_checked_case(cast)

    press_at_once([partial(issuing.draft, case, by=cast.amina) for _ in range(MANY)])

    assert Certificate.objects.filter(case=case).count() == 1


def test_a_correction_is_begun_once(cast: Cast) -> None:
    certificate = make_issued(cast)

    press_at_once([partial(issuing.correct, certificate, by=cast.ines) for _ in range(MANY)])

    assert Certificate.objects.filter(replaces=certificate).count() == 1


def test_no_serial_is_given_out_twice(cast: Cast) -> None:
    taken: list[str] = []

    press_at_once([lambda: taken.append(SerialYear.take(2027)) for _ in range(MANY)])

    assert sorted(taken) == [f"VV-2027-{number:06}" for number in range(1, MANY + 1)]

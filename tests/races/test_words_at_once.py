"""A supervisor's words when others press meanwhile: nobody issues what the holder has not read."""

from functools import partial

import pytest

from certificates import issuing
from certificates.models import Certificate, StatementRequest, Written
from tests.cast import Cast
from tests.certificates.certificates import seen_in
from tests.certificates.kinds import TASKS, WRITTEN, ask_kalle, make_statement_draft
from tests.races.at_once import press_at_once

pytestmark = pytest.mark.race
MANY = 6


def test_signing_and_issuing_end_in_one_of_the_two(cast: Cast) -> None:
    certificate = make_statement_draft(cast)
    certificate.accept(by=cast.amina)
    seen = seen_in(certificate)
    asked = StatementRequest.objects.get()
    other = Written("Kalle Berg", "verkstadsledare", TASKS, "Något annat.", "sv")

    went = press_at_once(
        [
            lambda: issuing.issue(certificate, by=cast.ines, seen=seen),
            lambda: issuing.sign_statement(asked, other),
        ]
    )

    left = Certificate.objects.get()
    assert went == (1, 1)
    assert left.is_issued or left.is_draft
    assert left.is_draft or "Något annat." not in str(left.content)


def test_a_statement_is_asked_for_once(cast: Cast) -> None:
    press_at_once([partial(ask_kalle, cast) for _ in range(MANY)])

    assert StatementRequest.objects.count() == 1


def test_a_text_signed_twice_makes_one_draft(cast: Cast) -> None:
    request = ask_kalle(cast)
    copies = [StatementRequest.objects.get(pk=request.pk) for _ in range(MANY)]

    press_at_once([partial(issuing.sign_statement, copy, WRITTEN) for copy in copies])

    assert Certificate.objects.count() == 1

"""A case is submitted by its participant, when it is made; only then, and only once."""

import pytest

from assessments import permissions
from assessments.models import AssessmentCase
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.assessments.cases import make_submitted_case
from tests.cast import Cast


def test_it_waits_from_then_on(cast: Cast) -> None:
    case = make_submitted_case(cast)

    assert case.state == AssessmentCase.State.SUBMITTED
    assert case.submitted_at is not None
    assert case.waited == 0


def test_it_is_recorded_with_who_did_it(cast: Cast) -> None:
    case = make_submitted_case(cast)

    event = Event.objects.about(case).get()
    assert (event.action, event.by) == ("submit", cast.amina)


def test_it_is_submitted_once(cast: Cast) -> None:
    case = make_submitted_case(cast)

    with pytest.raises(Refused):
        case.submit(by=cast.amina)


def test_nobody_else_submits_it(cast: Cast) -> None:
    case = make_submitted_case(cast)

    assert permissions.submit_case(cast.amina, case)
    assert not permissions.submit_case(cast.sara, case)
    assert not permissions.submit_case(cast.ada, case)

"""The builders of cases reach the states they name."""

from assessments.models import AssessmentCase
from tests.assessments import cases
from tests.cast import Cast


def test_each_builder_reaches_its_state(cast: Cast) -> None:
    state = AssessmentCase.State

    assert cases.make_submitted_case(cast, "A1.1").state == state.SUBMITTED
    assert cases.make_case_in_assessment(cast, "A1.2").state == state.IN_ASSESSMENT
    assert cases.make_decided_case(cast, {"A2.1": 3}).state == state.DECIDED
    assert cases.make_checked_case(cast, {"A2.2": 1}).state == state.QUALITY_CHECKED

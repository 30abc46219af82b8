"""Who may do what with cases. When it can be done is the transition table's business."""

from accounts.models import Role, User
from assessments.models import AssessmentCase
from programmes.models import Enrolment


def make_case(user: User) -> bool:
    """Anyone who takes part, or has taken part, in a programme."""
    return Enrolment.has_begun(user)


def submit_case(user: User, case: AssessmentCase) -> bool:
    """The participant, by making the case."""
    return user == case.participant


def withdraw_case(user: User, case: AssessmentCase) -> bool:
    """The participant whose case it is."""
    return user == case.participant


def add_more_case(user: User, case: AssessmentCase) -> bool:
    """The participant whose case it is."""
    return user == case.participant


def read_queue(user: User) -> bool:
    """Anyone who assesses."""
    return user.has_role(Role.ASSESSOR)


def take_up_case(user: User, case: AssessmentCase) -> bool:
    """An assessor who is not, and never was, on the participant's team."""
    return user.has_role(Role.ASSESSOR) and _is_nobody_close(user, case)


def judge_competency(user: User, case: AssessmentCase) -> bool:
    """The assessor who has taken the case up, and never was on the participant's team."""
    return _is_the_assessor(user, case)


def ask_for_more_case(user: User, case: AssessmentCase) -> bool:
    """The assessor who has taken the case up, and never was on the participant's team."""
    return _is_the_assessor(user, case)


def decide_case(user: User, case: AssessmentCase) -> bool:
    """The assessor who has taken the case up, and never was on the participant's team."""
    return _is_the_assessor(user, case)


def read_quality(user: User) -> bool:
    """Anyone who assures quality."""
    return user.has_role(Role.QUALITY_ASSURER)


def check_quality_case(user: User, case: AssessmentCase) -> bool:
    """A quality assurer who did not assess it, and never was on the participant's team."""
    return _may_check(user, case)


def send_back_case(user: User, case: AssessmentCase) -> bool:
    """A quality assurer who did not assess it, and never was on the participant's team."""
    return _may_check(user, case)


def close_case(user: User, case: AssessmentCase) -> bool:
    """An issuer who did not assess it, by issuing what it led to."""
    return user.has_role(Role.ISSUER) and user.pk != case.assessor_id


def _is_the_assessor(user: User, case: AssessmentCase) -> bool:
    mine = user.pk == case.assessor_id and user.has_role(Role.ASSESSOR)
    return mine and _is_nobody_close(user, case)


def _may_check(user: User, case: AssessmentCase) -> bool:
    another = user.pk != case.assessor_id and user.has_role(Role.QUALITY_ASSURER)
    return another and _is_nobody_close(user, case)


def _is_nobody_close(user: User, case: AssessmentCase) -> bool:
    if user.pk == case.participant_id:
        return False
    return not Enrolment.was_ever_followed_by(case.participant, user)

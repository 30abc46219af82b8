"""A case ends when what came of it is issued: by an issuer who did not assess it."""

import pytest

from accounts.models import Role
from assessments import permissions
from assessments.models import AssessmentCase
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.assessments import cases
from tests.cast import Cast, employ
from tests.conftest import SignIn


def test_it_is_over_and_amina_still_reads_the_reply(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_checked_case(cast)

    case.close(by=cast.ines)

    assert case.is_over
    assert cases.REASON in sign_in(cast.amina).get(case.get_absolute_url()).content.decode()


def test_only_an_issuer_closes_it(cast: Cast) -> None:
    case = cases.make_checked_case(cast)

    assert permissions.close_case(cast.ines, case)
    for somebody in (cast.amina, cast.sara, cast.elin, cast.ulla):
        assert not permissions.close_case(somebody, case)


def test_who_assessed_it_does_not_close_it(cast: Cast) -> None:
    employ(cast.ada, cast.issuer, Role.ISSUER)
    case = cases.make_checked_case(cast)

    assert not permissions.close_case(cast.ada, case)


def test_before_the_quality_check_it_is_refused(cast: Cast) -> None:
    case = cases.make_decided_case(cast)

    with pytest.raises(Refused):
        case.close(by=cast.ines)

    assert case.state == AssessmentCase.State.DECIDED


def test_it_is_recorded(cast: Cast) -> None:
    case = cases.make_checked_case(cast)

    case.close(by=cast.ines)

    assert Event.objects.about(case).filter(action="close").get().by == cast.ines

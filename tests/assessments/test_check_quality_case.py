"""Someone other than the assessor approves the decisions; then the participant gets the reply."""

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.models import Role
from assessments import permissions
from assessments.models import AssessmentCase, QualityCheck
from lifecycle.models import Event
from tests.assessments import cases
from tests.cast import Cast, employ
from tests.conftest import Postman, SignIn


def url_of(case: AssessmentCase) -> str:
    return f"/cases/{case.pk}/check-quality/"


def test_amina_gets_the_reply(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    case = cases.make_decided_case(cast, {"A1.1": 3, "A4.1": None})
    postman()

    sign_in(cast.elin).post(url_of(case))

    page = sign_in(cast.amina).get(case.get_absolute_url()).content.decode()
    assert "Jag kan själv passa arbetstider och raster." in page
    assert "Ännu inte visat" in page
    assert "underkän" not in page.lower()
    [letter] = postman()
    assert letter.to == [cast.amina.email]
    assert "Passa tider" not in letter.body
    assert letter.body.endswith(settings.ISSUER_NAME)


def test_the_check_names_both(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    sign_in(cast.elin).post(url_of(case), {"note": "Tydliga skäl."})

    check = QualityCheck.objects.get(case=case)
    assert (check.by, check.assessor) == (cast.elin, cast.ada)
    assert (check.approved, check.note) == (True, "Tydliga skäl.")


def test_who_assessed_it_cannot_check_it(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.ada, cast.issuer, Role.QUALITY_ASSURER)
    case = cases.make_decided_case(cast)

    assert sign_in(cast.ada).post(url_of(case)).status_code == 403


def test_the_database_refuses_it_too(cast: Cast) -> None:
    case = cases.make_decided_case(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        case.check_quality(by=cast.ada)


def test_nobody_of_her_team_checks_it(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.sara, cast.issuer, Role.QUALITY_ASSURER)
    case = cases.make_decided_case(cast)

    assert sign_in(cast.sara).post(url_of(case)).status_code == 404
    assert not permissions.check_quality_case(cast.sara, case)


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    for stranger in (cast.sara, cast.petra, cast.mehari, cast.ulla):
        assert sign_in(stranger).post(url_of(case)).status_code == 404


def test_the_issuer_and_amina_cannot_do_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    assert sign_in(cast.ines).post(url_of(case)).status_code == 403
    assert sign_in(cast.amina).post(url_of(case)).status_code == 403


def test_a_second_press_is_a_sentence(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    case = cases.make_checked_case(cast)
    postman()

    page = sign_in(cast.elin).post(url_of(case), follow=True)

    assert "message--error" in page.content.decode()
    assert postman() == []


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    sign_in(cast.elin).post(url_of(case))

    assert Event.objects.about(case).filter(action="check_quality").get().by == cast.elin

"""A certificate is begun from a checked case: one, however often the button is pressed."""

from typing import Any

from django.test import Client

from assessments.models import AssessmentCase
from certificates.models import Certificate
from lifecycle.models import Event
from tests.assessments.cases import make_checked_case, make_decided_case
from tests.cast import Cast
from tests.certificates.certificates import make_draft, make_issued
from tests.conftest import SignIn


def press(client: Client, case: AssessmentCase) -> Any:
    return client.post(f"/cases/{case.pk}/certificate/")


def test_participant_begins_it_from_their_own_page(cast: Cast, sign_in: SignIn) -> None:
    case = make_checked_case(cast)
    client = sign_in(cast.amina)

    assert f"/cases/{case.pk}/certificate/" in client.get("/certificates/").content.decode()
    press(client, case)

    certificate = Certificate.objects.get()
    assert certificate.is_draft
    assert certificate.name == "Amina Yusuf"
    assert {each.code for each in certificate.competencies.all()} == {"A1.1", "A4.1"}


def test_what_was_not_reached_is_left_out(cast: Cast) -> None:
    certificate = make_draft(cast, {"A1.1": 3, "A4.1": None})

    assert [each.code for each in certificate.competencies.all()] == ["A1.1"]


def test_pressing_twice_begins_one(cast: Cast, sign_in: SignIn) -> None:
    case = make_checked_case(cast)
    client = sign_in(cast.amina)

    first, second = press(client, case), press(client, case)

    assert first.url == second.url
    assert Certificate.objects.count() == 1


def test_pressing_after_the_issue_leads_to_what_was_issued(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    assert certificate.case is not None

    response = press(sign_in(cast.amina), certificate.case)

    assert response.url == certificate.get_absolute_url()


def test_protected_person_shows_no_place_unless_they_choose(cast: Cast) -> None:
    certificate = make_draft(cast, participant=cast.skye)

    assert not certificate.shows_workplace


def test_stranger_does_not_see_the_case(cast: Cast, sign_in: SignIn) -> None:
    case = make_checked_case(cast)

    for stranger in (cast.mehari, cast.sara, cast.ada, cast.lo):
        assert press(sign_in(stranger), case).status_code == 404


def test_nobody_begins_it_for_the_participant(cast: Cast, sign_in: SignIn) -> None:
    case = make_checked_case(cast)

    for colleague in (cast.elin, cast.ines):
        assert press(sign_in(colleague), case).status_code == 403


def test_unchecked_case_is_refused_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    case = make_decided_case(cast)
    client = sign_in(cast.amina)

    response = press(client, case)

    assert "inte klar än" in client.get(response.url).content.decode()
    assert not Certificate.objects.exists()


def test_case_in_which_nothing_was_reached_is_refused(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)

    response = press(client, make_checked_case(cast, {"A1.1": None}))

    assert "inget att sätta på ett intyg än" in client.get(response.url).content.decode()


def test_it_is_recorded(cast: Cast) -> None:
    certificate = make_draft(cast)

    assert Event.objects.about(certificate).get(action="make").by == cast.amina

"""Who is there for a participant; when it ends, access ends in the next request."""

import pytest
from django.urls import reverse

from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Assignment, Enrolment
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas


def test_somebody_more_is_there_and_is_the_contact_person(cast: Cast, sign_in: SignIn) -> None:
    address = reverse("programmes:assign_staff", args=[aminas(cast).pk])

    sign_in(cast.lo).post(address, {"staff": cast.reza.pk, "is_contact": "on"})

    contacts = Assignment.objects.filter(enrolment=aminas(cast), is_contact=True)
    assert [each.staff for each in contacts] == [cast.reza]
    assert Enrolment.objects.followed_by(cast.reza).filter(participant=cast.amina).exists()


def test_access_ends_in_the_next_request(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast, "A1.1")
    sara = sign_in(cast.sara)
    hers = Assignment.objects.get(enrolment=aminas(cast), staff=cast.sara)
    assert sara.get(entry.get_absolute_url()).status_code == 200

    sign_in(cast.lo).post(reverse("programmes:end_assignment", args=[aminas(cast).pk, hers.pk]))

    assert sara.get(entry.get_absolute_url()).status_code == 404
    assert sara.get(aminas(cast).get_absolute_url()).status_code == 404
    assert Event.objects.about(hers).get().action == "end"
    assert Enrolment.was_ever_followed_by(cast.amina, cast.sara)  # and never assesses


def test_ended_twice_is_ended_once(cast: Cast) -> None:
    hers = Assignment.objects.get(enrolment=aminas(cast), staff=cast.sara)
    hers.end(by=cast.lo)
    Assignment.objects.get(pk=hers.pk).end(by=cast.lo)

    assert Event.objects.about(hers).count() == 1


def test_who_left_can_come_back_the_same_day(cast: Cast) -> None:
    Assignment.objects.get(enrolment=aminas(cast), staff=cast.sara).end(by=cast.lo)

    Assignment.begin(aminas(cast), cast.sara, by=cast.lo)

    assert Enrolment.objects.followed_by(cast.sara).filter(participant=cast.amina).exists()


@pytest.mark.parametrize("name", ["petra", "ada", "lo", "amina"])
def test_only_the_team_of_the_organisation(cast: Cast, sign_in: SignIn, name: str) -> None:
    someone = getattr(cast, name)
    address = reverse("programmes:assign_staff", args=[aminas(cast).pk])

    answer = sign_in(cast.lo).post(address, {"staff": someone.pk})

    assert answer.status_code == 422
    with pytest.raises(Refused):
        Assignment.begin(aminas(cast), someone, by=cast.lo)


def test_to_somebody_protected_only_handlers(cast: Cast, sign_in: SignIn) -> None:
    skyes = Enrolment.objects.get(participant=cast.skye)
    address = reverse("programmes:assign_staff", args=[skyes.pk])

    assert sign_in(cast.lo).get(address).status_code == 404
    assert sign_in(cast.noor).post(address, {"staff": cast.sara.pk}).status_code == 422
    with pytest.raises(Refused):
        Assignment.begin(skyes, cast.sara, by=cast.noor)


def test_the_team_assigns_nobody(cast: Cast, sign_in: SignIn) -> None:
    address = reverse("programmes:assign_staff", args=[aminas(cast).pk])

    assert sign_in(cast.sara).get(address).status_code == 403
    assert sign_in(cast.petra).get(address).status_code == 404

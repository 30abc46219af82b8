"""Two who enrol the same person at the same moment enrol one."""

import pytest
from django.urls import reverse

from accounts.models import PersonIdentifier, User
from lifecycle.transitions import Refused
from programmes.enrolling import Answers, enrol
from programmes.models import Enrolment, EnrolmentDraft
from tests.cast import START, Cast
from tests.programmes.enrolling import project_of
from tests.races.at_once import press_at_once

pytestmark = [pytest.mark.race, pytest.mark.any_database]


def answers(cast: Cast, **who: str) -> Answers:
    known = {
        "name": "Kim Ek",
        "preferred_name": "",
        "birth_date": START.replace(year=2004),
        "email": "",
        "phone": "",
        "number": "",
        "number_kind": "none",
        "identity_level": "",
        "person": None,
        "same_as": "",
    }
    contact = {"contact": cast.sara, "others": [], "starts_on": START}
    return Answers({"who": known | who, "contact": contact})


def draft_of(cast: Cast, by: User) -> EnrolmentDraft:
    return EnrolmentDraft.objects.create(by=by, local_project=project_of(cast))


def test_two_with_the_same_number_enrol_one(cast: Cast) -> None:
    said = {"number": "198507099805", "number_kind": "personnummer"}
    drafts = [draft_of(cast, cast.sara), draft_of(cast, cast.noor)]

    went = press_at_once(
        [lambda each=each: enrol(each, answers(cast, **said), by=each.by) for each in drafts]  # type: ignore[misc]
    )

    assert went == (1, 1)
    assert Enrolment.objects.filter(participant__name="Kim Ek").count() == 1
    assert PersonIdentifier.objects.count() == 1


def test_two_with_the_same_name_and_birth_date_enrol_one(cast: Cast) -> None:
    drafts = [draft_of(cast, cast.sara), draft_of(cast, cast.noor)]

    went = press_at_once(
        [lambda each=each: enrol(each, answers(cast), by=each.by) for each in drafts]  # type: ignore[misc]
    )

    assert went == (1, 1)
    assert User.objects.filter(name="Kim Ek").count() == 1


def test_one_who_presses_many_times_enrols_one(cast: Cast) -> None:
    draft = draft_of(cast, cast.sara)

    went = press_at_once([lambda: enrol(draft, answers(cast), by=cast.sara) for _ in range(4)])

    assert went == (4, 0)
    assert Enrolment.objects.filter(participant__name="Kim Ek").count() == 1


def test_two_who_invite_to_one_project_invite_once(cast: Cast) -> None:
    kim = User.objects.create_without_mail("Kim Ek")
    went = press_at_once(
        [lambda: Enrolment.invite(kim, project_of(cast), by=cast.sara) for _ in range(4)]
    )

    assert went == (1, 3)
    assert reverse("programmes:list_enrolments")
    with pytest.raises(Refused):
        Enrolment.invite(kim, project_of(cast), by=cast.noor)

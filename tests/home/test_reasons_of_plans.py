"""Who needs the team today, as far as plans tell: whoever is new and has shared no words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.models import Enrolment
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.plans import tell

GROUP = "/group/?lang=en"


def began(cast: Cast, *, days_ago: int) -> None:
    today = timezone.localdate()
    Enrolment.objects.filter(participant=cast.amina).update(
        starts_on=today - timedelta(days=days_ago)
    )


@pytest.mark.parametrize(("days_ago", "is_new"), [(0, True), (20, True), (21, False)])
def test_whoever_came_lately_is_new(
    cast: Cast, sign_in: SignIn, days_ago: int, *, is_new: bool
) -> None:
    began(cast, days_ago=days_ago)

    page = sign_in(cast.sara).get(GROUP).content.decode()

    assert ("New here" in page) is is_new


def test_a_shared_conversation_ends_it_and_a_private_one_is_not_known(
    cast: Cast, sign_in: SignIn
) -> None:
    began(cast, days_ago=1)
    told, sara = tell(cast), sign_in(cast.sara)
    assert "No conversation shared yet." in sara.get(GROUP).content.decode()

    told.share(by=cast.amina)

    assert "New here" not in sara.get(GROUP).content.decode()

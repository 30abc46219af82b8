"""What has changed, or goes wrong, stops all of a list."""

import pytest
from django.utils import timezone

from accounts.models import User
from intake import importing
from intake.importing import carry_out
from intake.models import CARRIED_WITHIN, Intake
from programmes.models import Enrolment
from tests.cast import Cast
from tests.intake.lists import (
    KIM,
    bring_in,
    choose_people,
    counts,
)


def test_a_row_that_became_wrong_stops_all_of_it(cast: Cast) -> None:
    intake = choose_people(cast, KIM, {**KIM, "name": "Bo Alm", "email": "bo@x.example"})
    assert counts(intake) == {"new": 2}
    importing.begin(intake, by=cast.lo)
    User.objects.create_user("bo@x.example", "Somebody Else")
    carry_out.call(str(intake.pk))
    intake.refresh_from_db()
    assert (intake.state, intake.trouble) == ("checked", "changed")
    assert not Enrolment.objects.filter(participant__email="kim@x.example").exists()
    assert not User.objects.filter(email="kim@x.example").exists()


def test_an_error_while_writing_leaves_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = choose_people(cast)
    before = User.objects.count(), Enrolment.objects.count()

    def fail(*_args: object, **_facts: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("programmes.enrolling.together.Assignment.begin_all", fail)
    intake = bring_in(intake, by=cast.lo)
    assert (intake.state, intake.trouble) == ("checked", "ours")
    assert (User.objects.count(), Enrolment.objects.count()) == before


def test_the_clock_stops_what_no_worker_ends(cast: Cast) -> None:
    intake = choose_people(cast)
    importing.begin(intake, by=cast.lo)
    Intake.objects.filter(pk=intake.pk).update(begun_at=timezone.now() - CARRIED_WITHIN)
    Intake.forget_due()
    intake.refresh_from_db()
    assert (intake.state, intake.trouble) == ("checked", "lost")

"""A list that nobody brings in goes after a day."""

from django.utils import timezone

from intake.models import KEPT_FOR, Intake
from tests.cast import Cast
from tests.intake.lists import (
    choose_people,
)


def test_a_list_goes_after_a_day(cast: Cast) -> None:
    intake = choose_people(cast)
    Intake.objects.filter(pk=intake.pk).update(made_at=timezone.now() - KEPT_FOR)
    Intake.forget_due()
    intake.refresh_from_db()
    assert (intake.state, intake.rows_sealed, intake.told_sealed) == ("lapsed", "", "")

"""A list is in once, and its rows are gone."""

from intake.importing import carry_out
from programmes.models import Enrolment
from tests.cast import Cast
from tests.intake.lists import (
    bring_in,
    choose_people,
    choose_places,
    counts,
)
from workplaces.models import Workplace


def test_two_workers_bring_it_in_once(cast: Cast) -> None:
    intake = bring_in(choose_people(cast), by=cast.lo)
    carry_out.call(str(intake.pk))
    assert Enrolment.objects.filter(participant__email="kim@x.example").count() == 1
    assert (intake.rows_sealed, intake.told_sealed) == ("", "")


def test_places_come_into_the_register_once(cast: Cast) -> None:
    bring_in(choose_places(cast), by=cast.lo)
    again = choose_places(cast)
    assert Workplace.objects.filter(name="Kafé Ro").count() == 1
    assert counts(again) == {"there": 1}

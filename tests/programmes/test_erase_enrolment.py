"""Why and how somebody came is let go of; that somebody took part, and when, stays."""

import pytest
from django.utils import timezone

from lifecycle.transitions import Refused
from programmes.models import Enrolment, GroundHeld, GuardianTold
from tests.cast import START, Cast
from tests.programmes.enrolled import aminas
from tests.programmes.enrolling import ask_for_grounds


def test_grounds_and_words_are_gone_and_the_period_stays(cast: Cast) -> None:
    today = timezone.localdate()
    GroundHeld.objects.create(
        enrolment=aminas(cast),
        ground=ask_for_grounds(cast),
        note="Intyg",
        decided_by=cast.sara,
        decided_on=today,
    )
    GuardianTold.objects.create(
        enrolment=aminas(cast), how="in_person", on=today, told_by="Sara", by=cast.sara
    )
    aminas(cast).complete(by=cast.lo, on=START, reason="work")
    aminas(cast).retain(by=cast.lo)

    aminas(cast).erase(by=cast.lo)

    assert not GroundHeld.objects.exists()
    assert not GuardianTold.objects.exists()
    assert (aminas(cast).state, aminas(cast).ends_on) == ("erased", START)
    assert not Enrolment.objects.kept_by(cast.lo).filter(participant=cast.amina).exists()


def test_what_is_not_kept_is_not_erased(cast: Cast) -> None:
    with pytest.raises(Refused):
        aminas(cast).erase(by=cast.lo)

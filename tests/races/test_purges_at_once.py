"""Several who propose, approve, carry out or hold at once: nobody is erased by halves."""

from functools import partial

import pytest

from archive import batches, purging
from archive.models import Purge
from lifecycle.models import Event
from portfolio.models import Entry
from programmes.models import Enrolment, Hold
from tests.archive.purged import ripe, two_archivists
from tests.cast import Cast
from tests.confirmations.asked import answer, ask
from tests.races.at_once import press_at_once

pytestmark = [pytest.mark.race, pytest.mark.any_database]
MANY = 6


def test_it_is_proposed_once(cast: Cast) -> None:
    programme = ripe(cast)

    went = press_at_once([partial(purging.propose, programme, by=cast.lo)] * MANY)

    assert went == (1, MANY - 1)
    assert Purge.objects.count() == 1


def test_it_is_approved_or_dropped(cast: Cast) -> None:
    purge = purging.propose(ripe(cast), by=cast.lo)
    arvid, barbro = two_archivists(cast)
    copies = [Purge.objects.select_related("programme").get(pk=purge.pk) for _ in range(3)]

    went = press_at_once(
        [
            partial(batches.begin, copies[0], by=arvid),
            partial(batches.begin, copies[1], by=barbro),
            partial(copies[2].drop, by=cast.lo),
        ]
    )

    purge.refresh_from_db()
    taken = Event.objects.about(purge).filter(action__in=("approve", "drop"))
    assert went == (1, 2)
    assert taken.count() == 1
    assert purge.state in ("approved", "dropped")


def test_a_row_that_two_workers_have_is_carried_out_once(cast: Cast) -> None:
    answer(ask(cast))
    purge = purging.propose(ripe(cast), by=cast.lo)
    batches.begin(purge, by=two_archivists(cast)[0])
    rows = [row.pk for row in purge.rows.order_by("pk")]

    press_at_once([partial(purging.carry_out, pk) for pk in rows for _ in range(2)])

    purge.refresh_from_db()
    erased = Event.objects.filter(action="erase").count()
    assert erased == Enrolment.objects.filter(state="erased").count()
    assert purge.is_done
    assert Event.objects.about(purge).filter(action="finish").count() == 1
    assert not Entry.objects.filter(participant=cast.amina).exists()


def test_a_hold_comes_in_time_or_is_told_that_it_is_too_late(cast: Cast) -> None:
    answer(ask(cast))
    purge = purging.propose(ripe(cast), by=cast.lo)
    batches.begin(purge, by=two_archivists(cast)[0])
    row = purge.rows.get(participant=cast.amina)
    enrolment = Enrolment.objects.get(participant=cast.amina)

    press_at_once(
        [
            partial(purging.carry_out, row.pk),
            partial(Hold.place, enrolment, "Begäran om utlämnande", by=cast.lo),
        ]
    )

    row.refresh_from_db()
    is_held = Hold.objects.open().filter(enrolment=enrolment).exists()
    has_all = Entry.objects.filter(participant=cast.amina).exists()
    assert (is_held, has_all) == (row.outcome == "kept", row.outcome == "kept")

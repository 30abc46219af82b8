"""What was proposed can be dropped as long as nobody has approved it."""

from archive import batches, purging
from archive.models import Purge
from tests.archive.ending import door
from tests.archive.purged import ripe, two_archivists
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import last_event


def test_dropped_it_erases_nothing_and_another_can_be_proposed(cast: Cast, sign_in: SignIn) -> None:
    programme = ripe(cast)
    purge = purging.propose(programme, by=cast.lo)

    page = sign_in(cast.lo).post(door("drop_purge", purge.pk), follow=True)

    purge.refresh_from_db()
    cast.amina.refresh_from_db()
    assert "Ingenting gallrades" in page.content.decode()
    assert (purge.state, last_event(purge)) == ("dropped", ("drop", ""))
    assert cast.amina.name == "Amina Yusuf"
    assert purging.propose(programme, by=cast.lo).is_proposed


def test_approved_it_cannot_be_dropped(cast: Cast, sign_in: SignIn) -> None:
    programme = ripe(cast)
    purge = purging.propose(programme, by=cast.lo)
    batches.begin(purge, by=two_archivists(cast)[0])

    page = sign_in(cast.lo).post(door("drop_purge", purge.pk), follow=True)

    assert "går inte längre" in page.content.decode()
    assert Purge.objects.get().is_approved

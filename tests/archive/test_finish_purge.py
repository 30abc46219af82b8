"""A purge ends by itself with the last person; nobody can say so before."""

from archive import batches, purging
from archive.permissions import finish_purge
from archive.purging.words import lines
from tests.archive.purged import ripe, two_archivists
from tests.cast import Cast


def test_it_ends_with_the_last(cast: Cast) -> None:
    purge = purging.propose(ripe(cast), by=cast.lo)
    batches.begin(purge, by=two_archivists(cast)[0])
    *others, last = purge.rows.order_by("pk")

    for row in others:
        purging.carry_out(row.pk)
    purge.refresh_from_db()
    assert (len(others) > 0, purge.is_approved, purge.ended_at) == (True, True, None)

    purging.carry_out(last.pk)
    purge.refresh_from_db()
    assert purge.is_done
    assert purge.ended_at is not None


def test_nobody_may_say_so(cast: Cast) -> None:
    purge = purging.propose(ripe(cast), by=cast.lo)

    assert not any(finish_purge(who, purge) for who in (cast.lo, cast.ines, *two_archivists(cast)))


def test_pages_that_were_read_meanwhile_are_looks_and_no_rows_of_accounts(cast: Cast) -> None:
    foreseen = {"accounts.User": 1, "accounts.Reading": 2}

    told = {
        str(line.kind): line.erased for line in lines(foreseen, foreseen | {"accounts.Reading": 5})
    }

    assert told == {"Konto och inloggning": 1, "Steg, brev och visningar": 5}

"""A moment becomes part of a case, and stays as it was from then on. Cases take this step."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio import permissions
from portfolio.models import Frozen
from tests.cast import Cast
from tests.portfolio.moments import account, make_entry, make_submitted, photo


def test_the_team_still_reads_it(cast: Cast) -> None:
    entry = make_submitted(cast)

    assert entry.is_frozen
    assert type(entry).objects.visible_to(cast.sara).filter(pk=entry.pk).exists()


def test_nothing_about_it_can_be_changed(cast: Cast) -> None:
    entry = make_submitted(cast)

    with pytest.raises(Frozen):
        entry.revise(account(cast, text="Other words."), by=cast.amina)
    with pytest.raises(Frozen):
        entry.amend(by=cast.amina, text="Other words.")
    with pytest.raises(Frozen):
        entry.assess_self({}, by=cast.amina)
    with pytest.raises(Frozen):
        entry.add_photo(photo(), by=cast.amina)
    with pytest.raises(Frozen):
        entry.remove(by=cast.amina)


def test_a_stale_copy_does_not_get_past_the_freeze(cast: Cast) -> None:
    entry = make_entry(cast, shared=True)
    read_before = type(entry).objects.get(pk=entry.pk)
    entry.submit(by=cast.amina)

    with pytest.raises(Frozen):
        read_before.assess_self({}, by=cast.amina)
    with pytest.raises(Frozen):
        read_before.add_photo(photo(), by=cast.amina)


def test_a_private_one_cannot_be_handed_over(cast: Cast) -> None:
    with pytest.raises(Refused):
        make_entry(cast).submit(by=cast.amina)


def test_only_its_author_may(cast: Cast) -> None:
    entry = make_entry(cast, shared=True)

    assert permissions.submit_entry(cast.amina, entry)
    assert not permissions.submit_entry(cast.sara, entry)
    assert not permissions.submit_entry(cast.mehari, entry)


def test_it_is_recorded(cast: Cast) -> None:
    event = Event.objects.about(make_submitted(cast)).last()

    assert event is not None
    assert (event.action, event.by) == ("submit", cast.amina)

"""A moment is given back when its case is withdrawn. Cases take this step."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio import permissions
from tests.cast import Cast
from tests.portfolio.moments import account, make_entry, make_submitted


def test_it_can_be_changed_again(cast: Cast) -> None:
    entry = make_submitted(cast)

    entry.release(by=cast.amina)
    entry.revise(account(cast, text="Other words."), by=cast.amina)

    assert entry.text == "Other words."
    assert not entry.is_private


def test_one_that_is_in_no_case_refuses(cast: Cast) -> None:
    with pytest.raises(Refused):
        make_entry(cast, shared=True).release(by=cast.amina)


def test_only_its_author_may(cast: Cast) -> None:
    entry = make_submitted(cast)

    assert permissions.release_entry(cast.amina, entry)
    assert not permissions.release_entry(cast.sara, entry)
    assert not permissions.release_entry(cast.ada, entry)


def test_it_is_recorded(cast: Cast) -> None:
    entry = make_submitted(cast)

    entry.release(by=cast.amina)

    event = Event.objects.about(entry).last()
    assert event is not None
    assert (event.action, event.by) == ("release", cast.amina)

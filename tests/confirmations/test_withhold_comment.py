"""Someone on the team keeps a sentence from the participant."""

import pytest

from confirmations import permissions
from confirmations.models import Comment
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import ask, said_to


def make_comment(cast: Cast, state: str = "shown") -> Comment:
    asked = ask(cast)
    asked.answer(said_to(asked, "yes", "Ring mig på 070-123 45 67."))
    Comment.objects.update(state=state)
    return Comment.objects.get()


def test_it_is_withheld_and_recorded(cast: Cast) -> None:
    comment = make_comment(cast)

    comment.withhold(by=cast.sara)

    assert Comment.objects.get().state == "withheld"
    last = Event.objects.about(comment).last()
    assert last is not None
    assert (last.action, last.by) == ("withhold", cast.sara)


def test_only_the_team_may(cast: Cast) -> None:
    comment = make_comment(cast)

    assert permissions.withhold_comment(cast.sara, comment)
    assert not permissions.withhold_comment(cast.amina, comment)
    assert not permissions.withhold_comment(cast.ada, comment)


def test_it_is_not_done_twice(cast: Cast) -> None:
    comment = make_comment(cast, "withheld")

    with pytest.raises(Refused):
        comment.withhold(by=cast.sara)

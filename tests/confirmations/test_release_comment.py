"""Someone on the team lets the participant read a sentence that was held."""

import pytest

from confirmations import permissions
from confirmations.models import Comment
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import ask, said_to


def make_comment(cast: Cast, state: str = "held") -> Comment:
    asked = ask(cast)
    asked.answer(said_to(asked, "yes", "Ring mig på 070-123 45 67."))
    Comment.objects.update(state=state)
    return Comment.objects.get()


def test_it_is_shown_and_recorded(cast: Cast) -> None:
    comment = make_comment(cast)

    comment.release(by=cast.sara)

    assert Comment.objects.get().state == "shown"
    last = Event.objects.about(comment).last()
    assert last is not None
    assert (last.action, last.by) == ("release", cast.sara)


def test_only_the_team_may(cast: Cast) -> None:
    comment = make_comment(cast)

    assert permissions.release_comment(cast.sara, comment)
    assert not permissions.release_comment(cast.amina, comment)
    assert not permissions.release_comment(cast.ada, comment)


def test_it_is_not_done_twice(cast: Cast) -> None:
    comment = make_comment(cast, "shown")

    with pytest.raises(Refused):
        comment.release(by=cast.sara)

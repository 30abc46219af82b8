"""A new version of a mapping begins with the words of the last, and replaces it once adopted."""

from programmes.models import GroupMapping
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, draft_of, last_event, project_of, say


def test_the_next_version_begins_with_the_words_and_goals_of_the_last(
    cast: Cast, sign_in: SignIn
) -> None:
    first = draft_of(cast)
    first.adopt(by=cast.lo)

    say(sign_in(cast.lo), door("begin_mapping", project_of(cast).pk))

    second = project_of(cast).mappings.get(version=2)
    assert (second.conditions, second.is_draft) == (first.conditions, True)
    assert second.goals.get().text == first.goals.get().text
    first.refresh_from_db()
    assert first.is_adopted


def test_adopting_it_replaces_the_one_before(cast: Cast) -> None:
    first = draft_of(cast)
    first.adopt(by=cast.lo)
    second = GroupMapping.begin(project_of(cast), by=cast.lo)

    second.adopt(by=cast.lo)

    first.refresh_from_db()
    assert first.state == GroupMapping.State.REPLACED
    assert last_event(first)[0] == "replace"
    assert project_of(cast).mappings.get(state="adopted") == second


def test_there_is_one_draft_however_often_it_is_begun(cast: Cast) -> None:
    drafts = {GroupMapping.begin(project_of(cast), by=cast.lo).pk for _time in range(3)}

    assert len(drafts) == 1

"""The goals of an adopted mapping are followed up, as often as it takes; nothing is rewritten."""

import pytest

from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, draft_of, last_event, say


def test_each_look_at_a_goal_is_a_row(cast: Cast, sign_in: SignIn) -> None:
    mapping = draft_of(cast)
    mapping.adopt(by=cast.lo)
    goal, browser = mapping.goals.get(), sign_in(cast.lo)

    say(browser, door("follow_up_goal", mapping.pk, goal.pk), text="Hälften har det.")
    page = say(browser, door("follow_up_goal", mapping.pk, goal.pk), text="Nu alla.")

    assert [each.text for each in goal.follow_ups.all()] == ["Hälften har det.", "Nu alla."]
    assert "Hälften har det." in page
    assert last_event(mapping)[0] == "follow_up"


def test_a_draft_has_nothing_to_follow_up(cast: Cast) -> None:
    mapping = draft_of(cast)

    with pytest.raises(Refused):
        mapping.follow_up(mapping.goals.get(), "Bra.", by=cast.lo)


def test_it_is_about_nobody_and_nothing_typed_is_lost(cast: Cast, sign_in: SignIn) -> None:
    mapping = draft_of(cast)
    mapping.adopt(by=cast.lo)
    goal = mapping.goals.get()
    words = "070417-1238 har slutat"

    response = sign_in(cast.lo).post(door("follow_up_goal", mapping.pk, goal.pk), {"text": words})

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not goal.follow_ups.exists()


def test_a_goal_of_another_mapping_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    mapping = draft_of(cast)

    address = door("follow_up_goal", mapping.pk, mapping.goals.get().pk + 1)

    assert sign_in(cast.lo).get(address).status_code == 404

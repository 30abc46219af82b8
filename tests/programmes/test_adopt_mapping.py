"""A local project works by the version of its mapping that was adopted."""

import pytest

from lifecycle.transitions import Refused
from programmes.models import GroupMapping
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, draft_of, last_event, project_of, say


def test_it_is_adopted_and_stays_as_it_is(cast: Cast, sign_in: SignIn) -> None:
    mapping = draft_of(cast)

    said = say(sign_in(cast.lo), door("adopt_mapping", mapping.pk))

    mapping.refresh_from_db()
    assert "Kartläggningen är fastställd" in said
    assert mapping.is_adopted
    assert mapping.adopted_on is not None
    assert last_event(mapping)[0] == "adopt"
    with pytest.raises(Refused):
        mapping.write(by=cast.lo, conditions="Annat.", needs="Annat.", measures="Annat.")
    with pytest.raises(Refused):
        mapping.add_goal("Ett till.", by=cast.lo)
    with pytest.raises(Refused):
        mapping.remove_goal(mapping.goals.get(), by=cast.lo)


def test_half_a_mapping_is_not_adopted(cast: Cast, sign_in: SignIn) -> None:
    mapping = GroupMapping.begin(project_of(cast), by=cast.lo)
    mapping.write(by=cast.lo, conditions="Något.", needs="", measures="Något.")

    said = say(sign_in(cast.lo), door("adopt_mapping", mapping.pk))

    mapping.refresh_from_db()
    assert "ett mål behövs innan dess" in said
    assert mapping.is_draft
    assert mapping.conditions == "Något."


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    mapping = draft_of(cast)
    browser = sign_in(cast.lo)
    say(browser, door("adopt_mapping", mapping.pk))

    assert "Det är redan gjort" in say(browser, door("adopt_mapping", mapping.pk))

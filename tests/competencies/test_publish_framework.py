"""A framework editor opens a version for use; from then on its words stay as they are."""

import json

import pytest
from django.db import DatabaseError, transaction

from competencies.exchange.own_json import SHIPPED, import_framework
from competencies.models import Criterion, Framework, Item, Level
from competencies.texts import Text
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn


def make_draft(cast: Cast) -> Framework:
    data = json.loads(SHIPPED.read_text())
    data["framework"]["version"] = "2.0"
    framework = import_framework(json.dumps(data).encode(), by=cast.finn).framework
    assert framework is not None
    return framework


def test_editor_publishes_a_draft(cast: Cast, sign_in: SignIn) -> None:
    draft = make_draft(cast)

    response = sign_in(cast.finn).post(f"/frameworks/{draft.pk}/publish")

    assert response.status_code == 302
    draft.refresh_from_db()
    assert draft.state == Framework.State.PUBLISHED
    last = Event.objects.about(draft).last()
    assert last is not None
    assert (last.action, last.by) == ("publish", cast.finn)


def test_others_do_not_even_see_a_draft(cast: Cast, sign_in: SignIn) -> None:
    draft = make_draft(cast)

    assert sign_in(cast.sara).post(f"/frameworks/{draft.pk}/publish").status_code == 404
    assert sign_in(cast.sara).get(draft.get_absolute_url()).status_code == 404


def test_a_second_publication_is_a_sentence(cast: Cast) -> None:
    with pytest.raises(Refused):
        cast.framework.publish(by=cast.finn)


def test_a_draft_may_still_change(cast: Cast) -> None:
    draft = make_draft(cast)

    assert Level.objects.filter(framework=draft).update(name=Text(sv="Ny")) == 4


@pytest.mark.parametrize("model", [Level, Item, Criterion])
def test_database_refuses_to_change_published_words(cast: Cast, model: type[Level]) -> None:
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        model.objects.update(code="X")


def test_database_refuses_new_words_in_a_published_framework(cast: Cast) -> None:
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        Level.objects.create(framework=cast.framework, number=5, code="L5")


def test_database_refuses_to_make_it_a_draft_again(cast: Cast) -> None:
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        Framework.objects.filter(pk=cast.framework.pk).update(state="draft")

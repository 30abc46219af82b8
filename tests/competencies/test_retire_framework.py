"""A framework editor takes a version out of use; what was built on it stays readable."""

import pytest

from competencies.models import Competency, Framework
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.competencies.test_publish_framework import make_draft
from tests.conftest import SignIn


def test_editor_retires_a_version(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.finn).post(f"/frameworks/{cast.framework.pk}/retire")

    assert response.status_code == 302
    cast.framework.refresh_from_db()
    assert cast.framework.state == Framework.State.RETIRED
    assert not Competency.objects.in_use().exists()
    last = Event.objects.about(cast.framework).last()
    assert last is not None
    assert (last.action, last.by) == ("retire", cast.finn)


def test_it_can_still_be_read(cast: Cast, sign_in: SignIn) -> None:
    cast.framework.retire(by=cast.finn)

    assert sign_in(cast.amina).get(cast.framework.get_absolute_url()).status_code == 200


def test_others_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.ada).post(f"/frameworks/{cast.framework.pk}/retire").status_code == 403


def test_what_does_not_exist_for_you_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.ada).post("/frameworks/999999/retire").status_code == 404


def test_a_draft_cannot_be_retired(cast: Cast) -> None:
    with pytest.raises(Refused):
        make_draft(cast).retire(by=cast.finn)

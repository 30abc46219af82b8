"""Amina deletes what she has told."""

from lifecycle.models import Event
from plans.models import Conversation, OwnWords
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.plans import tell


def page_of(conversation: Conversation) -> str:
    return f"/conversations/{conversation.pk}/remove/"


def test_it_is_gone_for_good(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast, shared=True)

    sign_in(cast.amina).post(page_of(told))

    assert not Conversation.objects.exists()
    assert not OwnWords.objects.exists()
    assert Event.objects.filter(action="remove", subject_id=str(told.pk)).exists()


def test_she_is_asked_first(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast)

    page = sign_in(cast.amina).get(page_of(told), {"lang": "en"}).content.decode()

    assert "It cannot be brought back." in page
    assert Conversation.objects.exists()


def test_nobody_else_can(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast, shared=True)

    assert sign_in(cast.sara).post(page_of(told)).status_code == 403
    assert sign_in(cast.mehari).post(page_of(told)).status_code == 404
    assert Conversation.objects.exists()

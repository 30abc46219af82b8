"""Amina makes what she has told her own again."""

from plans.models import Conversation
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.plans import tell


def page_of(conversation: Conversation) -> str:
    return f"/conversations/{conversation.pk}/unshare/"


def test_the_team_reads_it_no_longer(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast, shared=True)

    sign_in(cast.amina).post(page_of(told))

    assert sign_in(cast.sara).get(told.get_absolute_url()).status_code == 404
    assert sign_in(cast.amina).get(told.get_absolute_url()).status_code == 200


def test_nobody_else_can(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast, shared=True)

    assert sign_in(cast.sara).post(page_of(told)).status_code == 403
    assert sign_in(cast.mehari).post(page_of(told)).status_code == 404


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast)

    page = sign_in(cast.amina).post(page_of(told), follow=True).content.decode()

    assert "message--error" in page

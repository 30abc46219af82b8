"""The participant closes it with one tap, and the receiver sees nothing in the next request."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.assessments.cases import WORDS
from tests.cast import Cast
from tests.collaboration.together import hire_officer, share_with
from tests.conftest import Postman, SignIn


def test_the_next_request_gets_nothing(cast: Cast, sign_in: SignIn) -> None:
    sharing, officer = share_with(cast, hire_officer()), sign_in(hire_officer())
    assert WORDS in officer.get(sharing.reader_url).content.decode()

    page = sign_in(cast.amina).post(f"{sharing.get_absolute_url()}close/", follow=True)

    assert "Stängt. Omar Öberg ser inget" in page.content.decode()
    assert officer.get(sharing.reader_url).status_code == 404
    assert "Amina" not in officer.get("/shared-with-me/").content.decode()
    assert Event.objects.about(sharing).get(action="close").by == cast.amina
    assert "Du har stängt den" in sign_in(cast.amina).get("/me/sharings/").content.decode()


def test_nobody_else_may(cast: Cast, sign_in: SignIn) -> None:
    sharing = share_with(cast, hire_officer())
    way = f"{sharing.get_absolute_url()}close/"

    for stranger in (cast.mehari, cast.sara, cast.petra, cast.ulla):
        assert sign_in(stranger).post(way).status_code == 404
    assert sign_in(hire_officer()).post(way).status_code == 403
    assert sign_in(cast.amina).get(way).status_code == 405
    sharing.refresh_from_db()
    assert sharing.is_open


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    sharing, client = share_with(cast, hire_officer()), sign_in(cast.amina)
    client.post(f"{sharing.get_absolute_url()}close/")

    again = client.post(f"{sharing.get_absolute_url()}close/", follow=True).content.decode()

    assert "Det är redan gjort." in again
    with pytest.raises(Refused):
        sharing.expire()


def test_a_letter_that_has_not_left_says_nothing_any_more(cast: Cast, postman: Postman) -> None:
    postman()
    share_with(cast, hire_officer()).close(by=cast.amina)

    assert postman() == []

"""Its author, or the project lead, takes a post away; a line says that it was there."""

import pytest

from collaboration.models import PostVersion
from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.together import TEXT, write_post
from tests.conftest import SignIn


@pytest.mark.parametrize("who", ["sara", "lo"])
def test_a_line_is_left_and_no_words(cast: Cast, sign_in: SignIn, who: str) -> None:
    post, by = write_post(cast), getattr(cast, who)
    way = f"{post.get_absolute_url()}remove/"
    assert TEXT in sign_in(by).get(way).content.decode()

    sign_in(by).post(way)

    page = sign_in(cast.noor).get(post.group.get_absolute_url()).content.decode()
    assert "Borttaget: ett inlägg av" in page
    assert TEXT not in page
    assert not PostVersion.objects.exists()
    assert Event.objects.about(post).get(action="remove").by == by


def test_colleagues_may_not_and_strangers_do_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    post = write_post(cast)
    way = f"{post.get_absolute_url()}remove/"

    assert sign_in(cast.noor).post(way).status_code == 403
    assert sign_in(cast.petra).post(way).status_code == 404
    assert post.versions.exists()


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    post, client = write_post(cast), sign_in(cast.sara)
    way = f"{post.get_absolute_url()}remove/"
    client.post(way)

    assert "Det är redan gjort." in client.post(way, follow=True).content.decode()

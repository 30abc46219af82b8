"""Its author says it in other words; everybody sees that, and can read those before."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.collaboration.together import NUMBER, TEXT, write_post
from tests.conftest import SignIn


def test_a_new_version_is_shown_and_the_old_one_can_be_read(cast: Cast, sign_in: SignIn) -> None:
    post, client = write_post(cast), sign_in(cast.sara)

    client.post(f"{post.get_absolute_url()}edit/", {"text": "Vi ses på fredag."})

    page = client.get(post.group.get_absolute_url()).content.decode()
    assert "Vi ses på fredag." in page
    assert "version 2" in page
    assert TEXT not in page
    versions = sign_in(cast.noor).get(post.get_absolute_url()).content.decode()
    assert TEXT in versions
    assert versions.index("Vi ses på fredag.") < versions.index(TEXT)
    assert Event.objects.about(post).get(action="edit").by == cast.sara


def test_the_same_words_are_no_version(cast: Cast, sign_in: SignIn) -> None:
    post = write_post(cast)

    sign_in(cast.sara).post(f"{post.get_absolute_url()}edit/", {"text": TEXT})

    assert post.versions.count() == 1


def test_colleagues_may_not_and_strangers_do_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    way = f"{write_post(cast).get_absolute_url()}edit/"

    assert sign_in(cast.noor).post(way, {"text": "Nej"}).status_code == 403
    assert sign_in(cast.lo).post(way, {"text": "Nej"}).status_code == 403
    assert sign_in(cast.petra).post(way, {"text": "Nej"}).status_code == 404


def test_bad_input_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    post = write_post(cast)

    answer = sign_in(cast.sara).post(f"{post.get_absolute_url()}edit/", {"text": f"Om {NUMBER}"})

    assert answer.status_code == 422
    assert f"Om {NUMBER}" in answer.content.decode()
    assert post.versions.count() == 1


def test_once_removed_it_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    post = write_post(cast)
    post.remove(by=cast.lo)
    way = f"{post.get_absolute_url()}edit/"

    for answer in (
        sign_in(cast.sara).get(way, follow=True),
        sign_in(cast.sara).post(way, {"text": "Igen"}, follow=True),
    ):
        assert "Inlägget har tagits bort." in answer.content.decode()
    with pytest.raises(Refused):
        post.edit("Igen", by=cast.sara)

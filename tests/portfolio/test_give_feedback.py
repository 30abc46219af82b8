"""Sara writes to Amina about a moment that Amina has shared."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import make_entry, make_submitted

SAID = {"text": "Fint att du frågade Kalle."}


def url_of(entry: Entry) -> str:
    return f"/entries/{entry.pk}/feedback/"


def test_amina_reads_it_with_the_name(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    sign_in(cast.sara).post(url_of(entry), SAID)

    page = sign_in(cast.amina).get(entry.get_absolute_url()).content.decode()
    assert SAID["text"] in page
    assert "Sara Nyberg" in page


def test_also_while_it_is_part_of_an_assessment(cast: Cast, sign_in: SignIn) -> None:
    entry = make_submitted(cast)

    assert sign_in(cast.sara).post(url_of(entry), SAID).status_code == 302


def test_a_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    for stranger in (cast.petra, cast.reza, cast.ada, cast.mehari):
        assert sign_in(stranger).post(url_of(entry), SAID).status_code == 404


def test_a_private_moment_is_not_seen_by_the_team(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    assert sign_in(cast.sara).post(url_of(entry), SAID).status_code == 404


def test_its_author_does_not_write_to_herself(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    assert sign_in(cast.amina).post(url_of(entry), SAID).status_code == 403


def test_nobody_writes_about_what_was_just_made_private(cast: Cast) -> None:
    entry = make_entry(cast, shared=True)
    read_before = Entry.objects.get(pk=entry.pk)
    entry.unshare(by=cast.amina)

    with pytest.raises(Refused):
        read_before.give_feedback(SAID["text"], by=cast.sara)


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "a\x00b"])
def test_words_that_do_not_fit_are_explained(cast: Cast, sign_in: SignIn, text: str) -> None:
    entry = make_entry(cast, shared=True)

    response = sign_in(cast.sara).post(url_of(entry), {"text": text})

    assert response.status_code == 422
    assert not entry.feedback.exists()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    sign_in(cast.sara).post(url_of(entry), SAID)

    event = Event.objects.about(entry).last()
    assert event is not None
    assert (event.action, event.by) == ("give_feedback", cast.sara)

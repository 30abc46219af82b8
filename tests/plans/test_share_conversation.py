"""Amina lets her team read what she has told."""

from accounts.models import Reading
from lifecycle.models import Event
from plans.models import Conversation
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.plans import WORDS, begin, tell


def page_of(conversation: Conversation) -> str:
    return f"/conversations/{conversation.pk}/share/"


def test_the_team_can_read_it_and_nobody_else(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast)

    sign_in(cast.amina).post(page_of(told))

    for reader in (cast.sara, cast.noor):
        assert WORDS in sign_in(reader).get(told.get_absolute_url()).content.decode()
    for stranger in (cast.petra, cast.reza, cast.mehari, cast.lo, cast.ulla, cast.ada):
        assert sign_in(stranger).get(told.get_absolute_url()).status_code == 404


def test_she_is_told_who_will_read_before_anything_happens(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast)

    page = sign_in(cast.amina).get(page_of(told)).content.decode()

    assert "Sara Nyberg" in page
    assert "Noor Haddad" in page
    told.refresh_from_db()
    assert not told.is_shared


def test_who_looked_is_told_to_her(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast, shared=True)

    sign_in(cast.sara).get(told.get_absolute_url())

    [reading] = Reading.objects.filter(participant=cast.amina)
    assert (reading.reader, reading.subject) == (cast.sara, told)
    page = sign_in(cast.amina).get("/me/who-looked/?lang=en").content.decode()
    assert "What you have told" in page


def test_the_team_cannot_do_it(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.sara).post(page_of(tell(cast))).status_code == 404
    shared = Conversation.objects.get()
    shared.share(by=cast.amina)
    assert sign_in(cast.sara).post(page_of(shared)).status_code == 403


def test_what_is_not_finished_cannot_be_shared(cast: Cast, sign_in: SignIn) -> None:
    begun = begin(cast)

    page = sign_in(cast.amina).post(page_of(begun) + "?lang=en", follow=True)

    assert "message--error" in page.content.decode()
    begun.refresh_from_db()
    assert begun.is_begun


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    told = tell(cast)

    sign_in(cast.amina).post(page_of(told))

    event = Event.objects.about(told).last()
    assert event is not None
    assert (event.action, event.by) == ("share", cast.amina)

"""Amina is done for now; it stays hers alone."""

from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.plans import begin, tell


def test_it_is_saved_and_hers_alone(cast: Cast, sign_in: SignIn) -> None:
    begun = begin(cast)

    sign_in(cast.amina).post(f"/conversations/{begun.pk}/finish/")

    begun.refresh_from_db()
    assert (begun.is_begun, begun.is_shared) == (False, False)
    assert sign_in(cast.sara).get(begun.get_absolute_url()).status_code == 404
    event = Event.objects.about(begun).last()
    assert event is not None
    assert (event.action, event.by) == ("finish", cast.amina)


def test_nobody_else_can(cast: Cast, sign_in: SignIn) -> None:
    begun = begin(cast)

    for stranger in (cast.sara, cast.mehari, cast.ulla):
        address = f"/conversations/{begun.pk}/finish/"
        assert sign_in(stranger).post(address).status_code == 404
    begun.refresh_from_db()
    assert begun.is_begun


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    done = tell(cast)

    page = sign_in(cast.amina).post(f"/conversations/{done.pk}/finish/?lang=en", follow=True)

    assert "That is done already." in page.content.decode()

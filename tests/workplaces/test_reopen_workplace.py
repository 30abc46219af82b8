"""A place takes people again."""

from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn
from tests.workplaces.placed import make_place


def test_it_takes_people_again_and_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    place.close(by=cast.reza)

    page = sign_in(cast.reza).post(f"/workplaces/{place.pk}/reopen/", follow=True)

    place.refresh_from_db()
    last = Event.objects.about(place).last()
    assert last is not None
    assert place.is_open
    assert (last.action, last.by) == ("reopen", cast.reza)
    assert "Planera en placering här" in page.content.decode()


def test_an_open_one_is_not_opened(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)

    page = sign_in(cast.reza).post(f"/workplaces/{place.pk}/reopen/", follow=True)

    assert "går inte längre" in page.content.decode()


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    place.close(by=cast.reza)
    for stranger in (cast.amina, cast.petra, cast.ulla):
        assert sign_in(stranger).post(f"/workplaces/{place.pk}/reopen/").status_code == 404
    assert sign_in(cast.sara).post(f"/workplaces/{place.pk}/reopen/").status_code == 403

"""An address for one's own calendar is closed, and leads nowhere."""

from django.test import Client

from collaboration.models import CalendarFeed
from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.test_renew_feed import path_of
from tests.conftest import SignIn


def test_it_leads_nowhere(cast: Cast, sign_in: SignIn) -> None:
    feed = CalendarFeed.make(by=cast.sara)

    page = sign_in(cast.sara).post(f"/calendar/{feed.pk}/close/", follow=True).content.decode()

    assert "Adressen leder ingenstans längre." in page
    assert feed.link not in page
    assert Client().get(path_of(feed)).status_code == 404
    assert Event.objects.about(feed).get(action="close").by == cast.sara


def test_nobody_else_finds_it(cast: Cast, sign_in: SignIn) -> None:
    feed = CalendarFeed.make(by=cast.sara)

    for other in (cast.noor, cast.lo, cast.petra):
        assert sign_in(other).post(f"/calendar/{feed.pk}/close/").status_code == 404
    assert Client().get(path_of(feed)).status_code == 200


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    feed, client = CalendarFeed.make(by=cast.sara), sign_in(cast.sara)
    client.post(f"/calendar/{feed.pk}/close/")

    again = client.post(f"/calendar/{feed.pk}/close/", follow=True).content.decode()

    assert "Det är redan gjort." in again


def test_a_closed_one_can_be_opened_anew(cast: Cast) -> None:
    feed = CalendarFeed.make(by=cast.sara)
    old = path_of(feed)
    feed.close(by=cast.sara)

    CalendarFeed.make(by=cast.sara)

    assert Client().get(old).status_code == 404
    assert Client().get(path_of(CalendarFeed.objects.get())).status_code == 200

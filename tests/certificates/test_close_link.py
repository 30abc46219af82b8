"""A holder closes a link with one tap, and nobody gets in by it any more."""

import pytest
from django.test import Client

from certificates.models import ShareLink
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.certificates import make_issued
from tests.certificates.links import make_link
from tests.conftest import SignIn


def press(client: Client, link: ShareLink) -> int:
    return client.post(f"/certificates/links/{link.pk}/close/").status_code


def test_holder_closes_it(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))

    press(sign_in(cast.amina), link)

    assert Client().get(link.path).status_code == 404
    page = sign_in(cast.amina).get(link.get_absolute_url()).content.decode()
    assert "Du har stängt den" in page
    assert "Gör en ny länk" in page
    assert link.token not in page


def test_nobody_else_may(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))

    for stranger in (cast.mehari, cast.sara, cast.ines, cast.ulla):
        assert press(sign_in(stranger), link) == 404
    assert Client().get(link.path).status_code == 200


def test_reading_closes_nothing(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))

    assert sign_in(cast.amina).get(f"/certificates/links/{link.pk}/close/").status_code == 405
    assert Client().get(link.path).status_code == 200


def test_twice_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))
    client = sign_in(cast.amina)
    press(client, link)

    press(client, link)

    assert "Det är redan gjort." in client.get(link.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        link.expire()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))

    press(sign_in(cast.amina), link)

    event = Event.objects.about(link).get(action="close")
    assert event.by == cast.amina

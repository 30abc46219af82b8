"""A holder sees a link of theirs: as a code, as an address to send, and when it was opened."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from tests.certificates.certificates import make_issued, make_revoked, revoke
from tests.certificates.links import make_link, read
from tests.conftest import SignIn


def test_link_can_be_shown_again_and_sent(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))

    page = sign_in(cast.amina).get(link.get_absolute_url()).content.decode()

    assert f'value="{link.link}"' in page
    assert "<svg" in page
    assert "data-share" in page
    assert "Ingen har öppnat den" in page


def test_it_tells_when_it_was_opened_and_not_by_whom(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        Client(REMOTE_ADDR="203.0.113.77").get(link.path)
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        read(link)

    page = sign_in(cast.amina).get(link.get_absolute_url()).content.decode()

    assert "Den har öppnats 2 gånger." in page
    assert "203.0.113" not in page
    assert "Vi sparar inte vem det var." in page


def test_who_looked_tells_of_it_by_the_name_of_the_link(cast: Cast, sign_in: SignIn) -> None:
    read(make_link(make_issued(cast)))

    page = sign_in(cast.amina).get("/me/who-looked/").content.decode()

    assert "Någon som har en länk från dig" in page
    assert "Delad länk" in page
    assert "Jobbet på Ica" in page


def test_a_certificate_that_no_longer_holds_is_told(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    link = make_link(certificate)
    revoke(cast, certificate)

    page = sign_in(cast.amina).get(link.get_absolute_url()).content.decode()

    assert "Intyget gäller inte" in page


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))

    for stranger in (cast.mehari, cast.sara, cast.ines, cast.ulla):
        assert sign_in(stranger).get(link.get_absolute_url()).status_code == 404
    assert sign_in(cast.amina).get("/certificates/links/999999/").status_code == 404


def test_it_takes_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    link = make_link(make_issued(cast))
    read(link)
    client = sign_in(cast.amina)
    client.get(link.get_absolute_url())

    with django_assert_max_num_queries(12):
        client.get(link.get_absolute_url())


def test_a_revoked_certificate_offers_no_new_link(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_revoked(cast)

    page = sign_in(cast.amina).get(certificate.get_absolute_url()).content.decode()

    assert f"/certificates/{certificate.pk}/share/" not in page

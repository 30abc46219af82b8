"""Who keeps archives sees which programmes there are, until when, and what waits."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Role
from archive import purging
from programmes.models import Programme
from tests.archive.purged import ripe, two_archivists
from tests.cast import Cast, employ, person
from tests.conftest import SignIn
from tests.programmes.leading import programme_of

PAGE = "/archive/"


@pytest.fixture
def arvid(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(two_archivists(cast)[0])


def test_a_records_officer_begins_there(cast: Cast, arvid: Client) -> None:
    page = arvid.get("/", follow=True)

    assert page.redirect_chain[-1][0] == PAGE
    assert str(programme_of(cast)) in page.content.decode()


def test_what_is_ripe_and_what_waits_is_said(cast: Cast, arvid: Client) -> None:
    going_on = arvid.get(PAGE).content.decode()
    programme = ripe(cast)
    over = arvid.get(PAGE).content.decode()
    purging.propose(programme, by=cast.lo)
    waits = arvid.get(PAGE).content.decode()

    assert ("Tiden är slut" in going_on, "Tiden är slut" in over) == (False, True)
    assert "Väntar på godkännande" in waits


def test_a_part_of_somebody_elses_programme_has_no_purges(cast: Cast, sign_in: SignIn) -> None:
    programme = ripe(cast)
    Programme.objects.filter(pk=programme.pk).update(owner=cast.issuer)

    page = sign_in(two_archivists(cast)[0]).get(PAGE).content.decode()

    assert str(programme) in page
    assert f"/programmes/{programme.pk}/purges/" not in page


def test_others_are_not_let_in(cast: Cast, sign_in: SignIn) -> None:
    for someone in (cast.sara, cast.ines, cast.amina, cast.ulla):
        assert sign_in(someone).get(PAGE).status_code == 403


def test_nothing_there_yet_is_said(cast: Cast, sign_in: SignIn) -> None:
    alone = person("ask", "Ask Ek")
    employ(alone, cast.issuer, Role.RECORDS_OFFICER)

    assert "Inget att spara än" in sign_in(alone).get(PAGE).content.decode()


def test_it_asks_as_much_of_many_as_of_one(
    cast: Cast, arvid: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        Programme.objects.create(
            name=f"P {number}",
            public_name={"sv": "P", "en": "P"},
            owner=cast.goteborg,
            starts_on="2020-01-01",
        )

    with django_assert_max_num_queries(9):
        arvid.get(PAGE)

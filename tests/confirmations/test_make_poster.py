"""The register's keepers make a poster for a workplace, and print it."""

from typing import Any

import pytest
from django.urls import reverse

from confirmations.models import Poster
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.posters import NAMES, hang
from tests.conftest import SignIn
from workplaces.models import Workplace


def address(workplace: Workplace) -> str:
    return reverse("confirmations:make_poster", args=[workplace.pk])


def test_it_is_made_and_recorded(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.sara).post(address(cast.cykelkoket))

    poster = Poster.objects.get()
    assert response.headers["Location"] == poster.get_absolute_url()
    assert (poster.workplace, poster.made_by) == (cast.cykelkoket, cast.sara)
    assert Event.objects.about(poster).get().action == "make"


@pytest.mark.parametrize(("who", "status"), [("lo", 302), ("petra", 404), ("amina", 404)])
def test_only_the_registers_keepers_make_one(
    cast: Cast, sign_in: SignIn, who: str, status: int
) -> None:
    assert sign_in(getattr(cast, who)).post(address(cast.cykelkoket)).status_code == status


def test_one_hangs_at_a_time(cast: Cast, sign_in: SignIn) -> None:
    first = hang(cast)

    page = sign_in(cast.sara).post(address(cast.cykelkoket), follow=True)

    assert "Det finns redan en affisch" in page.content.decode()
    assert Poster.objects.get() == first
    with pytest.raises(Refused):
        hang(cast)


def test_the_sheet_speaks_two_languages_and_names_the_place_alone(
    cast: Cast, sign_in: SignIn
) -> None:
    poster = hang(cast)

    page = sign_in(cast.sara).get(poster.get_absolute_url()).content.decode()
    sheet = page.split('class="sheet"')[1].split("</article>")[0].replace(poster.where, "")

    assert "Skanna rutan" in sheet
    assert "Scan the square" in sheet
    assert NAMES.findall(sheet) == ["Cykelk"]
    assert "<bdi>Cykelköket</bdi>" in sheet


def test_the_list_is_flat(cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any) -> None:
    for number in range(20):
        place = Workplace.objects.create(
            name=f"Plats {number}", kind="other", organisation=cast.goteborg
        )
        Poster.make(place, by=cast.sara)
    browser = sign_in(cast.sara)

    with django_assert_max_num_queries(12):
        page = browser.get(reverse("confirmations:posters")).content.decode()

    assert "Plats 19" in page
    assert "Kafé Kulturum" not in page


def test_the_list_is_for_the_keepers(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get(reverse("confirmations:posters")).status_code == 403
    assert sign_in(cast.ada).get(reverse("confirmations:posters")).status_code == 403


def test_the_register_leads_there(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.sara).get(reverse("confirmations:supervisors")).content.decode()

    assert reverse("confirmations:posters") in page

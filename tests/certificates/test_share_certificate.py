"""A holder makes a link to a chosen part of a certificate, for whom and as long as they like."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from certificates import issuing
from certificates.models import Certificate, ShareLink
from certificates.models.share import MOST_OPEN
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.certificates import (
    issue,
    make_accepted,
    make_draft,
    make_handler,
    make_issued,
    make_participation,
    make_replaced,
    make_revoked,
    seen_in,
)
from tests.certificates.links import make_link
from tests.conftest import SignIn


def press(client: Client, certificate: Certificate, **data: Any) -> Any:
    typed = {"name": "Jobbet på Ica", "days": "30", "full_name": "full", "competencies": ["A1.1"]}
    return client.post(f"/certificates/{certificate.pk}/share/", {**typed, **data})


def last_day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def issued_to_skye(cast: Cast) -> Certificate:
    certificate = make_draft(cast, participant=cast.skye)
    certificate.accept(by=cast.skye)
    issuing.issue(certificate, by=make_handler(cast), seen=seen_in(certificate))
    return certificate


def test_holder_makes_a_link(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    response = press(sign_in(cast.amina), certificate, shows_number="on")

    link = ShareLink.objects.get()
    assert response.url == link.get_absolute_url()
    assert (link.name, link.full_name, link.competencies) == ("Jobbet på Ica", True, ["A1.1"])
    assert (link.shows_number, link.shows_workplace, link.shows_birth_date) == (True, False, False)
    assert link.last_day == last_day(30)
    assert link.is_open


def test_secret_is_in_no_table_and_has_256_bits(cast: Cast) -> None:
    link = make_link(make_issued(cast))

    kept = [str(value) for value in vars(ShareLink.objects.get()).values()]
    assert len(bytes.fromhex(link.token)) == 32
    assert not any(link.token in value for value in kept)


@pytest.mark.parametrize(("days", "expected"), [("7", 7), ("30", 30), ("90", 90)])
def test_it_lasts_as_long_as_was_chosen(
    cast: Cast, sign_in: SignIn, days: str, expected: int
) -> None:
    press(sign_in(cast.amina), make_issued(cast), days=days)

    assert ShareLink.objects.get().last_day == last_day(expected)


@pytest.mark.parametrize("days", [0, 365])
def test_a_day_of_ones_own_is_the_last_it_works(cast: Cast, sign_in: SignIn, days: int) -> None:
    until = last_day(days)

    press(sign_in(cast.amina), make_issued(cast), days="own", until=until.isoformat())

    link = ShareLink.objects.get()
    assert link.last_day == until
    assert timezone.localtime(link.expires_at).time() == datetime.min.time()


@pytest.mark.parametrize("until", ["", "31 mars", "2020-01-01", "later"])
def test_a_day_that_does_not_do_is_told_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, until: str
) -> None:
    day = last_day(366).isoformat() if until == "later" else until

    response = press(
        sign_in(cast.amina), make_issued(cast), days="own", until=day, name="Café Ömsint"
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="id_until_error"' in page
    assert 'value="Café Ömsint"' in page
    assert not day or f'value="{day}"' in page
    assert not ShareLink.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 101},
        {"days": "9999"},
        {"full_name": "nick"},
        {"competencies": []},
        {"competencies": ["A9.9"]},
    ],
)
def test_bad_input_gets_a_sentence(cast: Cast, sign_in: SignIn, wrong: dict[str, Any]) -> None:
    response = press(sign_in(cast.amina), make_issued(cast), **wrong)

    assert response.status_code == 422
    assert f'href="#id_{next(iter(wrong))}' in response.content.decode()
    assert not ShareLink.objects.exists()


def test_nothing_can_be_chosen_that_the_certificate_does_not_say(
    cast: Cast, sign_in: SignIn
) -> None:
    certificate = make_issued(cast, shows_birth_date=False)

    page = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/share/").content.decode()

    assert "shows_birth_date" not in page
    assert "understood" not in page


def test_a_certificate_of_participation_is_shared_without_competencies(
    cast: Cast, sign_in: SignIn
) -> None:
    certificate = issue(cast, make_participation(cast, 1))

    press(sign_in(cast.mehari), certificate, competencies=[])

    assert ShareLink.objects.get().competencies == []


def test_twenty_open_links_and_no_more(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    links = [make_link(certificate) for _ in range(MOST_OPEN)]
    client = sign_in(cast.amina)

    refused = press(client, certificate, name="En till")
    with pytest.raises(Refused, match="20"):
        make_link(certificate)
    links[0].close(by=cast.amina)
    press(client, certificate)

    assert "Du har 20 öppna länkar" in refused.content.decode()
    assert 'value="En till"' in refused.content.decode()
    assert ShareLink.objects.of(cast.amina).working().count() == MOST_OPEN


def test_protected_holder_must_say_yes_to_the_warning(cast: Cast, sign_in: SignIn) -> None:
    certificate, client = issued_to_skye(cast), sign_in(cast.skye)
    address = f"/certificates/{certificate.pk}/share/"

    page = client.get(address).content.decode()
    refused = press(client, certificate, full_name="initials")
    with pytest.raises(Refused):
        make_link(certificate)
    press(client, certificate, full_name="initials", understood="on")

    assert "Din identitet är skyddad" in page
    assert 'value="initials" id="id_full_name_1" checked' in page.replace(" required", "")
    assert refused.status_code == 422
    link = ShareLink.objects.get()
    assert link.understood
    assert not link.full_name


@pytest.mark.parametrize("make", [make_revoked, make_replaced, make_accepted])
def test_only_what_holds_can_be_shared(cast: Cast, sign_in: SignIn, make: Any) -> None:
    certificate = make(cast)
    client = sign_in(cast.amina)

    response = press(client, certificate)

    assert response.url == certificate.get_absolute_url()
    assert "Bara ett intyg som gäller" in client.get(response.url).content.decode()
    with pytest.raises(Refused):
        ShareLink.make(certificate, by=cast.amina, until=timezone.now() + timedelta(days=1))


def test_others_may_not(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    assert press(sign_in(cast.ines), certificate).status_code == 403
    for stranger in (cast.mehari, cast.sara, cast.petra, cast.ulla):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    press(sign_in(cast.amina), make_issued(cast))

    event = Event.objects.about(ShareLink.objects.get()).get()
    assert (event.action, event.by) == ("make", cast.amina)


def test_list_tells_open_ones_from_those_that_are_over(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    make_link(certificate, name="Öppen för Ica")
    make_link(certificate, name="Stängd för Coop").close(by=cast.amina)

    page = sign_in(cast.amina).get("/certificates/links/").content.decode()
    other = sign_in(cast.mehari).get("/certificates/links/").content.decode()

    assert page.index("Öppen för Ica") < page.index("Länkar som är slut")
    assert page.index("Länkar som är slut") < page.index("Stängd för Coop")
    assert "Ica" not in other

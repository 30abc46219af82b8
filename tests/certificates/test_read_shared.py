"""An employer opens a link: is it valid, what can this person do, who says so, until when."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from certificates import issuing
from certificates.models import ShareLink
from tests.cast import Cast
from tests.certificates import certificates
from tests.certificates.certificates import issue, make_issued
from tests.certificates.links import make_link, read, times_opened
from tests.conftest import SignIn
from tests.pages.weight import weigh

PAGE_KB = 35


def test_it_says_first_whether_it_holds_then_the_chosen_part(cast: Cast) -> None:
    link = make_link(make_issued(cast), competencies=["A1.1"])

    page = read(link)

    assert page.index("Intyget är äkta och gäller") < page.index("Amina Yusuf")
    assert "Passa tider" in page
    assert cast.competency("A4.1").name["sv"] not in page
    assert "Bedömt" in page
    assert "Du ser det som innehavaren har valt att visa." in page
    assert f"{link.last_day.day} " in page


def test_what_was_not_chosen_is_not_in_the_page(cast: Cast) -> None:
    certificate = make_issued(cast, shows_birth_date=True)

    page = read(make_link(certificate, full_name=False))

    assert "A. Y." in page
    for hidden in ("Amina", "Yusuf", "2007", "Cykelköket", str(certificate.number)):
        assert hidden not in page
    for programme in ("Steg framåt", "Hikikomori", "Team Väster"):
        assert programme not in page
    assert "Jobbet på Ica" not in page


def test_what_was_chosen_is(cast: Cast) -> None:
    certificate = make_issued(cast, shows_birth_date=True)

    page = read(
        make_link(certificate, shows_birth_date=True, shows_workplace=True, shows_number=True)
    )

    for shown in ("2007-04-17", f"/v/{certificate.number}/", "Kontrollera hela intyget"):
        assert shown in page


def revoke(cast: Cast, link: ShareLink) -> None:
    certificates.revoke(cast, link.certificate)


def replace(cast: Cast, link: ShareLink) -> None:
    correction = issuing.correct(link.certificate, by=cast.ines)
    correction.accept(by=cast.amina)
    issue(cast, correction)


@pytest.mark.parametrize("end", [revoke, replace])
def test_what_no_longer_holds_says_only_that(cast: Cast, end: Any) -> None:
    link = make_link(make_issued(cast), shows_number=True)
    end(cast, link)

    page = read(link)

    assert "Intyget gäller inte" in page
    for hidden in ("Amina", "Passa tider", "/v/", "misstag", "ersatt"):
        assert hidden not in page


def test_wrong_closed_and_late_links_are_answered_alike(cast: Cast) -> None:
    certificate = make_issued(cast)
    closed, late = make_link(certificate), make_link(certificate)
    closed.close(by=cast.amina)
    late.expire()
    client = Client()

    answers = [client.get(f"/c/{token}/") for token in (closed.token, late.token, "f" * 64, "å")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Det finns inget att se här nu" in answers[0].content.decode()
    assert all(answer.headers["Cache-Control"] == "no-store, private" for answer in answers)


def test_a_link_stops_when_its_holder_becomes_protected(cast: Cast) -> None:
    certificate = make_issued(cast)
    unwarned = make_link(certificate)
    warned = make_link(certificate, understood=True)
    cast.amina.is_protected, cast.amina.preferred_name = True, "Mina"
    cast.amina.save()

    assert Client().get(unwarned.path).status_code == 404
    assert Client().get(warned.path).status_code == 200


def test_only_a_person_who_opens_it_counts(cast: Cast, sign_in: SignIn) -> None:
    link = make_link(make_issued(cast))

    Client().head(link.path)
    Client().get(link.path, headers={"Sec-Purpose": "prefetch"})
    Client().get(link.path, headers={"Purpose": "preview"})
    sign_in(cast.amina).get(link.path)
    assert times_opened() == 0

    read(link)
    assert times_opened() == 1


def test_nothing_can_be_sent_to_it(cast: Cast) -> None:
    assert Client().post(make_link(make_issued(cast)).path).status_code == 405


def test_it_leaves_no_trace(cast: Cast) -> None:
    response = Client().get(make_link(make_issued(cast)).path)

    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies
    assert "<script" not in response.content.decode()


def test_a_flood_is_turned_away(cast: Cast, settings: Any) -> None:
    settings.RATES = {**settings.RATES, "shared_link": (2, 60)}
    link, client = make_link(make_issued(cast)), Client()

    assert [client.get(link.path).status_code for _ in range(3)] == [200, 200, 429]


def test_it_speaks_english_when_asked(cast: Cast) -> None:
    assert "The certificate is genuine and valid" in read(make_link(make_issued(cast)), lang="en")


def test_it_takes_few_queries_and_weighs_little(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    link = make_link(make_issued(cast), shows_workplace=True)
    read(link)

    with django_assert_max_num_queries(12):
        read(link)
    assert weigh(Client(), link.path).total <= PAGE_KB * 1000

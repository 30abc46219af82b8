"""A holder copies what they can into a CV, in Swedish and English, without a programme's name."""

from certificates.content import cv
from tests.cast import Cast
from tests.certificates.certificates import issue, make_issued, make_participation, make_revoked
from tests.certificates.contents import make_content
from tests.certificates.contents import make_participation as participation_content
from tests.conftest import SignIn


def page_of(sign_in: SignIn, cast: Cast, address: str) -> str:
    return sign_in(cast.amina).get(address).content.decode()


def test_a_line_for_each_competency_in_both_languages(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    page = page_of(sign_in, cast, f"/certificates/{certificate.pk}/cv/")

    assert page.count("• ") == 4
    assert "Passa tider (nivå: " in page
    assert "Assessed by assessor" in page
    assert "Validering Väst" in page


def test_check_address_only_if_wished(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)
    address = f"/certificates/{certificate.pk}/cv/"

    assert certificate.check_url not in page_of(sign_in, cast, address)
    assert page_of(sign_in, cast, f"{address}?address").count(certificate.check_url) == 2


def test_text_says_who_confirmed_and_assessed() -> None:
    content = make_content(count=1)

    text = cv.write(content, "sv", with_address=False)

    head, line = text.split("\n")
    assert head.startswith(f"{content.title['sv']}, utfärdat av {content.issuer.name}, ")
    assert "Bekräftat av handledare, Cykelköket" in line
    assert line.endswith(f"Bedömt av bedömare, {content.issuer.name}.")


def test_no_activity_and_no_programme_is_named(cast: Cast, sign_in: SignIn) -> None:
    certificate = issue(cast, make_participation(cast, 1))
    page = sign_in(cast.mehari).get(f"/certificates/{certificate.pk}/cv/").content.decode()
    content = participation_content()

    text = cv.write(content, "sv", with_address=True)

    for programme in ("InVux", "Partille"):
        assert programme not in page
    assert content.subtitle["sv"] not in text
    assert content.check_url in text


def test_what_no_longer_holds_is_not_copied(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_revoked(cast)
    client = sign_in(cast.amina)

    response = client.get(f"/certificates/{certificate.pk}/cv/")

    assert response.url == certificate.get_absolute_url()  # type: ignore[attr-defined]
    assert "Det går bara att kopiera" in client.get(certificate.get_absolute_url()).content.decode()


def test_others_may_not(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    assert sign_in(cast.ines).get(f"/certificates/{certificate.pk}/cv/").status_code == 403
    for stranger in (cast.mehari, cast.sara, cast.ulla):
        assert sign_in(stranger).get(f"/certificates/{certificate.pk}/cv/").status_code == 404

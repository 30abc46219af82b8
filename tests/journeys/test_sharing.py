"""Amina shows a part of her certificate to an employer, sees that it was opened, and closes it;
and takes everything with her. All on a phone of 360 px.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from certificates.models import ShareLink
from privacy.exchange.making import make_export
from privacy.models import Export
from tests.cast import Cast
from tests.certificates.certificates import make_issued, revoke
from tests.certificates.links import make_link
from tests.journeys.conftest import Arrive, faults
from tests.journeys.test_everyone_can_read_it import check_all_looks, scrolls_sideways
from tests.privacy.copies import PAGE, make_copy


@pytest.fixture
def employers(browser: Browser) -> Iterator[Page]:
    """A page on a phone that knows nothing of Amina's and runs no script."""
    phone = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="sv-SE", java_script_enabled=False
    )
    yield phone.new_page()
    phone.close()


def test_share_open_see_close(
    arrive: Arrive, employers: Page, live_server: LiveServer, cast: Cast
) -> None:
    certificate = make_issued(cast)
    page = arrive(cast.amina)
    page.goto(live_server.url + certificate.get_absolute_url())

    page.get_by_role("link", name="Visa en del av det för någon").click()
    page.get_by_label("Vem är den till?").fill("Jobbet på Ica")
    page.get_by_role("radio", name="A. Y.").check()
    page.get_by_role("checkbox", name="Slutföra uppgifter").uncheck()
    page.get_by_role("button", name="Gör länken").click()
    expect(page.get_by_role("heading", name="Jobbet på Ica")).to_be_visible()
    address = page.get_by_label("Eller kopiera länken").input_value()

    employers.goto(address.replace(settings.PUBLIC_URL, live_server.url))
    expect(employers.get_by_role("heading", name="Intyget är äkta och gäller")).to_be_visible()
    expect(employers.get_by_text("Passa tider")).to_be_visible()
    expect(employers.get_by_text("Slutföra uppgifter")).to_have_count(0)
    expect(employers.get_by_text("Amina")).to_have_count(0)
    assert not scrolls_sideways(employers)
    assert employers.context.cookies() == []

    page.reload()
    expect(page.get_by_text("Den har öppnats en gång.")).to_be_visible()
    page.get_by_role("button", name="Stäng länken").click()
    expect(page.get_by_text("Du har stängt den")).to_be_visible()

    employers.reload()
    expect(employers.get_by_text("Det finns inget att se här nu")).to_be_visible()


def test_text_for_a_cv_is_copied(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    certificate = make_issued(cast)
    page = arrive(cast.amina)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/certificates/{certificate.pk}/cv/")

    page.get_by_role("button", name="Kopiera").first.click()

    expect(page.get_by_text("Texten är kopierad.").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Passa tider" in copied
    assert copied.replace("\r", "") == page.get_by_label("Svenska").input_value()


def test_take_everything(
    arrive: Arrive, live_server: LiveServer, cast: Cast, tmp_path: Path
) -> None:
    make_issued(cast)
    page = arrive(None)
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_role("button", name="Amina Yusuf").click()
    page.goto(f"{live_server.url}/me/")

    page.get_by_role("link", name="Ta med dig allt").click()
    page.get_by_role("button", name="Gör min kopia").click()
    expect(page.get_by_role("heading", name="Vi gör din kopia")).to_be_visible()
    assert faults(page) == []
    make_export.call(str(Export.objects.get().pk))
    page.get_by_role("link", name="Är den klar?").click()
    expect(page.get_by_role("heading", name="Din kopia är klar")).to_be_visible()
    with page.expect_download() as fetching:
        page.get_by_role("link", name="Hämta kopian").click()

    copy = ZipFile(BytesIO(fetching.value.path().read_bytes()))
    copy.extractall(tmp_path)
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.get_by_role("heading", name="Allt du har i Jag kan")).to_be_visible()
    assert not scrolls_sideways(page)
    assert faults(page) == []


def test_pages_of_sharing_can_be_read(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    certificate = make_issued(cast)
    link, closed = make_link(certificate, shows_number=True), make_link(certificate)
    closed.close(by=cast.amina)
    make_copy(cast.amina)
    page = arrive(cast.amina)

    for path in (
        f"/certificates/{certificate.pk}/share/",
        f"/certificates/{certificate.pk}/cv/",
        "/certificates/links/",
        link.get_absolute_url(),
        closed.get_absolute_url(),
        PAGE,
        f"{PAGE}{Export.objects.get().pk}/zip/",
    ):
        assert check_all_looks(page, live_server.url + path) == []


def test_pages_of_the_reader_can_be_read(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    certificate = make_issued(cast)
    link = make_link(certificate, shows_number=True, shows_workplace=True)
    page = arrive(None)

    assert check_all_looks(page, live_server.url + link.path) == []
    assert check_all_looks(page, f"{live_server.url}/c/{'0' * 64}/") == []
    revoke(cast, certificate)
    assert check_all_looks(page, live_server.url + link.path) == []
    assert ShareLink.objects.get().is_open

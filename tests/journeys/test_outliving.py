"""With the app switched off: an employer checks a certificate from a folder of plain files."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from certificates.models import Certificate
from certificates.publishing import publish
from tests.cast import Cast
from tests.certificates.certificates import make_issued, make_replaced, make_revoked
from tests.certificates.static_copy import served
from tests.journeys.test_everyone_can_read_it import check_all_looks


@pytest.fixture
def issued(cast: Cast) -> Certificate:
    return make_issued(cast, name="أمينة ورسمة Amina")


@pytest.fixture
def copy(cast: Cast, issued: Certificate, tmp_path: Path) -> Iterator[str]:
    publish(tmp_path / "copy")
    with served(tmp_path / "copy") as address:
        yield address


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(viewport={"width": 320, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_number_is_typed_as_people_type(page: Page, copy: str, issued: Certificate) -> None:
    page.goto(copy)
    page.get_by_role("link", name="Kontrollera ett intyg").click()
    page.get_by_label("Numret på intyget").fill(f" {issued.shown_number.lower().replace('0', 'o')}")
    page.get_by_role("button", name="Kontrollera").click()

    expect(page.get_by_role("heading", name="Intyget är äkta och gäller")).to_be_visible()
    expect(page.get_by_role("heading", name=issued.name).first).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("Compare it with what you have")).to_be_in_viewport()


def test_without_script_the_address_leads_there(
    plain: Page, copy: str, issued: Certificate
) -> None:
    plain.goto(f"{copy}/v/")
    expect(plain.get_by_label("Numret på intyget")).to_be_hidden()
    expect(plain.get_by_text("skriva numret sist")).to_be_visible()

    plain.goto(f"{copy}/v/{issued.number}/")

    expect(plain.get_by_role("heading", name="Intyget är äkta och gäller")).to_be_visible()
    link = plain.get_by_role("link", name="Ladda ner som PDF").get_attribute("href")
    paper = plain.request.get(urljoin(plain.url, link or ""))
    assert paper.body() == bytes(issued.document.pdf)


def test_everyone_can_read_the_folder(page: Page, cast: Cast, tmp_path: Path) -> None:
    old, gone = make_replaced(cast), make_revoked(cast)
    framework = cast.framework.get_absolute_url()
    publish(tmp_path / "copy")

    with served(tmp_path / "copy") as copy:
        places = ["/", "/v/", "/how-to-check/", "/404.html", framework]
        places += [f"/v/{each.number}/" for each in (old, old.replaced_by, gone)]
        wrong = [fault for path in places for fault in check_all_looks(page, f"{copy}{path}")]

    assert wrong == []

"""Amina adds a moment on her phone: in four taps, with and without network and script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from portfolio.models import Entry
from tests.cast import Cast
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks
from tests.portfolio.moments import WORDS, jpeg, make_draft, make_entry, photo

PICTURE: FilePayload = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
NO_PICTURE: FilePayload = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}


def line(page: Page) -> Locator:
    """The line that says how far the saving got."""
    return page.locator("[data-line]")


def test_photo_competency_and_save_take_four_taps(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    page.goto(live_server.url)

    with page.expect_file_chooser() as camera:
        page.get_by_role("button", name="Foto").click()  # 1
    camera.value.set_files(PICTURE)  # 2: the camera's own OK
    page.get_by_role("checkbox", name="Passa tider").check()  # 3
    page.get_by_role("button", name="Spara").click()  # 4

    expect(page.get_by_text("Sparat. Bra gjort.")).to_be_visible()
    entry = Entry.objects.get()
    assert entry.state == Entry.State.PRIVATE
    assert entry.photo is not None


def test_what_is_typed_is_kept_when_the_phone_closes_the_page(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    page.goto(f"{live_server.url}/entries/add/")
    page.get_by_label("Ta eller välj en bild").set_input_files(PICTURE)
    expect(line(page)).to_have_text("Sparat som utkast.")
    with page.expect_response("**/autosave/"):
        page.get_by_label("Vad gjorde du?").fill(WORDS)
    expect(page.locator(".shot__img")).to_be_visible()

    page.goto(live_server.url)  # as if it had been closed: nothing was pressed
    page.get_by_role("link", name=WORDS).click()

    expect(page.get_by_label("Vad gjorde du?")).to_have_value(WORDS)
    expect(page.locator(".shot__img")).to_be_visible()
    assert Entry.objects.get().is_draft


def test_without_network_it_says_so_and_keeps_the_words(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    page.goto(f"{live_server.url}/entries/add/")

    page.context.set_offline(True)
    page.get_by_label("Vad gjorde du?").fill(WORDS)
    expect(line(page)).to_contain_text("Inte sparat än.")
    assert not Entry.objects.exists()

    page.context.set_offline(False)
    expect(line(page)).to_have_text("Sparat som utkast.")
    assert Entry.objects.get().text == WORDS


def test_a_file_that_is_no_picture_is_explained_at_once(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    page.goto(f"{live_server.url}/entries/add/")

    page.get_by_label("Ta eller välj en bild").set_input_files(NO_PICTURE)
    expect(page.get_by_role("alert")).to_contain_text("Filen är inte en bild")
    expect(page.get_by_label("Ta bort bilden")).to_be_hidden()

    page.get_by_label("Ta eller välj en bild").set_input_files(PICTURE)
    expect(page.get_by_text("Filen är inte en bild")).to_have_count(0)
    expect(line(page)).to_have_text("Sparat som utkast.")


def test_a_file_that_is_no_picture_is_explained_on_the_first_page(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    page.goto(live_server.url)

    with page.expect_file_chooser() as camera:
        page.get_by_role("button", name="Foto").click()
    camera.value.set_files(NO_PICTURE)

    expect(page.get_by_role("alert")).to_contain_text("Filen är inte en bild")
    assert page.url == f"{live_server.url}/"
    assert not Entry.objects.exists()


def test_what_was_wrong_is_forgotten_with_another_picture(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    entry = make_entry(cast)
    page = arrive(cast.amina)
    page.goto(f"{live_server.url}{entry.get_absolute_url()}edit/")
    page.get_by_label("Ta eller välj en bild").set_input_files(NO_PICTURE)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Filen är inte en bild")).to_have_count(2)

    page.get_by_label("Ta eller välj en bild").set_input_files(PICTURE)

    expect(page.get_by_text("Filen är inte en bild")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_too_long_a_text_is_not_cut(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    page = arrive(cast.amina)
    page.goto(f"{live_server.url}/entries/add/")

    page.get_by_label("Vad gjorde du?").fill("x" * 4001)

    expect(line(page)).to_contain_text("4000 tecken")
    expect(page.get_by_label("Vad gjorde du?")).to_have_value("x" * 4001)


def test_signed_out_meanwhile_it_does_not_claim_to_be_saved(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    page.goto(f"{live_server.url}/entries/add/")
    page.context.clear_cookies()

    page.get_by_label("Vad gjorde du?").fill(WORDS)

    expect(line(page)).to_contain_text("Inte sparat än.")
    expect(page.get_by_label("Vad gjorde du?")).to_have_value(WORDS)


@pytest.fixture
def plain(browser: Browser, arrive: Arrive, cast: Cast) -> Iterator[Page]:
    """A phone whose browser runs no script, where Amina has signed in."""
    state = arrive(cast.amina).context.storage_state()
    context = browser.new_context(java_script_enabled=False, locale="sv-SE", storage_state=state)
    yield context.new_page()
    context.close()


def test_it_works_without_script(plain: Page, live_server: LiveServer) -> None:
    plain.goto(live_server.url)
    plain.get_by_role("link", name="Foto").click()
    plain.get_by_label("Ta eller välj en bild").set_input_files(PICTURE)
    plain.get_by_role("checkbox", name="Passa tider").check()
    plain.get_by_role("radio", name="Jag klarade det med hjälp").locator("visible=true").check()
    plain.get_by_text("Visa fler").click()
    plain.get_by_role("checkbox", name="Ta initiativ").check()
    plain.get_by_role("button", name="Spara").click()

    expect(plain.get_by_text("Sparat. Bra gjort.")).to_be_visible()
    entry = Entry.objects.get()
    assert entry.photo is not None
    assert sorted(entry.account.shown.values()) == ["", "with_help"]


def test_an_error_is_explained_without_script_and_the_picture_stays(
    plain: Page, live_server: LiveServer
) -> None:
    plain.goto(f"{live_server.url}/entries/add/")
    plain.get_by_label("Ta eller välj en bild").set_input_files(PICTURE)
    plain.get_by_label("När?").fill("2099-01-01")
    plain.get_by_role("button", name="Spara").click()

    expect(plain).to_have_title("Fel: Lägg till – Jag kan")
    expect(plain.get_by_role("alert")).to_contain_text("Den dagen har inte kommit än.")
    expect(plain.locator(".shot__img")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/entries/", "/entries/add/", "{}", "{}edit/", "{}share/", "{}remove/"]
)
def test_everyone_can_read_it(
    arrive: Arrive, live_server: LiveServer, cast: Cast, path: str
) -> None:
    make_draft(cast)
    entry = make_entry(cast)
    entry.add_photo(photo(), by=cast.amina)
    page = arrive(cast.amina)

    assert check_all_looks(page, live_server.url + path.format(entry.get_absolute_url())) == []


def test_the_team_can_read_it(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    entry = make_entry(cast, shared=True)
    entry.add_photo(photo(), by=cast.amina)
    entry.give_feedback("Fint.", by=cast.sara)

    page = arrive(cast.sara)

    assert check_all_looks(page, live_server.url + entry.get_absolute_url()) == []

"""Lo brings in a list from an old Excel: mended once, looked at, and then all of it."""

from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from intake.columns import Kind
from intake.importing import carry_out
from intake.models import Intake
from programmes.models import Enrolment
from tests.cast import Cast
from tests.intake.lists import choose_people, door
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks

WRONG = """Mobilnr;Födelsedatum;Efternamn;Förnamn;Skostorlek
;14/3 2008;Ek;Kim;43
;31/2 2007;Åkerö;Bo;38
"""
RIGHT = WRONG.replace("31/2 2007", "28/2 2007")


def choose(page: Page, words: str) -> None:
    file = FilePayload(name="lista.csv", mimeType="text/csv", buffer=words.encode("cp1252"))
    page.get_by_label("Fil").set_input_files(file)
    page.get_by_role("button", name="Gå igenom filen").click()


def test_all_of_a_list_or_nothing(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    before = Enrolment.objects.count()
    page = arrive(cast.lo)
    page.goto(live_server.url + door(Kind.PARTICIPANTS, cast))

    choose(page, WRONG)
    expect(page.get_by_text("Skostorlek")).to_be_visible()
    expect(page.get_by_text("Bo Åkerö")).to_be_visible()
    expect(page.get_by_role("button", name="Importera")).to_have_count(0)

    page.get_by_role("link", name="Välj en annan fil").click()
    choose(page, RIGHT)
    assert Enrolment.objects.count() == before
    page.get_by_role("button", name="Importera 2 personer").click()
    expect(page.get_by_role("progressbar")).to_be_visible()

    carry_out.call(str(Intake.objects.latest("made_at").pk))
    expect(page.get_by_role("heading", name="Det är klart")).to_be_visible()
    assert Enrolment.objects.count() == before + 2
    page.get_by_role("link", name="Till deltagarna").click()
    expect(page.get_by_text("Bo Åkerö")).to_be_visible()


def test_its_pages_can_be_read(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    asked = {"name": "Amina Yusuf", "birth_date": str(cast.amina.birth_date)}
    intake = choose_people(cast, asked, {**asked, "birth_date": "2008-02-31"})
    page = arrive(cast.lo)

    for address in ("/imports/", door(Kind.STAFF, cast), intake.get_absolute_url()):
        assert check_all_looks(page, live_server.url + address) == []

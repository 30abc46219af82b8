"""The rule of a programme lets its people go: Arvid proposes it, Lo approves, and all have gone."""

from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from archive import purging
from archive.models import Purge
from programmes.models import Enrolment
from tests.archive.ending import door
from tests.archive.purged import ripe, two_archivists
from tests.cast import Cast
from tests.certificates.certificates import make_issued
from tests.confirmations.asked import answer, ask
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks

WHY = "Begäran om utlämnande, dnr 12/2026"


def test_from_the_rule_to_the_protocol(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    answer(ask(cast))
    certificate = make_issued(cast)
    programme = ripe(cast)
    arvid, _barbro = two_archivists(cast)

    page = arrive(arvid)
    page.goto(live_server.url + door("show_closing", programme.pk))
    page.get_by_role("link", name="Gallra efter regeln").click()
    page.get_by_role("button", name="Räkna och föreslå").click()
    expect(page.get_by_role("rowheader", name="Stunder och bilder")).to_be_visible()
    expect(page.get_by_text("Du har föreslagit det.")).to_be_visible()
    expect(page.get_by_role("button", name="Gallra")).to_have_count(0)

    purge = Purge.objects.get()
    page = arrive(cast.lo)
    page.goto(live_server.url + purge.get_absolute_url())
    page.get_by_role("button", name="Gallra").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    for row in purge.rows.order_by("pk"):
        purging.carry_out(row.pk)
    page.get_by_role("link", name="Är den klar?").click()

    expect(page.get_by_role("heading", name="Gallringsprotokoll")).to_be_visible()
    expect(page.get_by_text("Arvid Holm")).to_be_visible()
    expect(page.get_by_text("Amina")).to_have_count(0)
    assert set(Enrolment.objects.filter(participant=cast.amina).values_list("state")) == {
        ("erased",)
    }
    page = arrive(None)
    page.goto(f"{live_server.url}/v/{certificate.number}/")
    expect(page.get_by_text("Amina Yusuf").first).to_be_visible()


def test_a_person_is_held_and_the_pages_can_be_read(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    programme = ripe(cast)
    arvid, barbro = two_archivists(cast)
    page = arrive(arvid)
    page.goto(live_server.url + door("list_leavers", programme.pk))
    page.get_by_role("link", name="Stopp Amina Yusuf").click()
    page.get_by_label("Varför får inget gallras?").fill(WHY)
    page.get_by_role("button", name="Låt inget om personen gallras").click()
    expect(page.get_by_text(WHY)).to_be_visible()

    purge = purging.propose(programme, by=barbro)

    enrolment = Enrolment.objects.get(participant=cast.amina)
    for address in (
        door("list_purges", programme.pk),
        purge.get_absolute_url(),
        door("hold_leaver", enrolment.pk),
        door("lift_hold", enrolment.pk),
        door("list_leavers", programme.pk),
    ):
        assert check_all_looks(page, live_server.url + address) == []

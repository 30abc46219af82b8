"""A hold on one person: nothing of theirs is erased, and they can read why."""

import pytest

from accounts.models import Reading, Role
from lifecycle.transitions import Refused
from programmes.models import Enrolment, Hold
from tests.archive.ending import door
from tests.archive.purged import ripe, two_archivists
from tests.cast import Cast, employ
from tests.conftest import SignIn
from tests.privacy.copies import data_of
from tests.programmes.leading import last_event, lead_elsewhere

WHY = "Begäran om utlämnande, dnr 12/2026"


def of_amina(cast: Cast) -> Enrolment:
    return Enrolment.objects.get(participant=cast.amina)


def test_it_is_placed_shown_and_lifted(cast: Cast, sign_in: SignIn) -> None:
    programme, enrolment = ripe(cast), of_amina(cast)
    arvid, _barbro = two_archivists(cast)
    browser = sign_in(arvid)

    browser.post(door("hold_leaver", enrolment.pk), {"because": WHY})
    page = browser.get(door("list_leavers", programme.pk)).content.decode()
    placed = last_event(enrolment)
    offered = door("lift_hold", enrolment.pk) in page
    browser.post(door("lift_hold", enrolment.pk), {"because": "Utlämnat"})

    hold = Hold.objects.get()
    assert WHY in page
    assert placed == ("hold", "")
    assert (hold.because, hold.by, hold.lifted_on is not None) == (WHY, arvid, True)
    assert (offered, hold.lifted_because) == (True, "Utlämnat")
    assert last_event(enrolment) == ("lift_hold", "")


def test_without_a_reason_it_asks_for_one_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    ripe(cast)
    browser, address = sign_in(cast.lo), door("hold_leaver", of_amina(cast).pk)

    empty, long = browser.post(address), browser.post(address, {"because": "å" * 301})

    assert (empty.status_code, long.status_code) == (422, 422)
    assert "Skriv några ord om varför" in empty.content.decode()
    assert "å" * 301 in long.content.decode()
    assert not Hold.objects.exists()


def test_twice_is_a_sentence(cast: Cast) -> None:
    Hold.place(of_amina(cast), WHY, by=cast.lo)

    with pytest.raises(Refused, match="redan gjort"):
        Hold.place(of_amina(cast), WHY, by=cast.lo)
    Hold.lift(of_amina(cast), "Klart", by=cast.lo)
    with pytest.raises(Refused, match="redan gjort"):
        Hold.lift(of_amina(cast), "Klart", by=cast.lo)


def test_lifting_asks_why_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    ripe(cast)
    Hold.place(of_amina(cast), WHY, by=cast.lo)
    browser, address = sign_in(cast.lo), door("lift_hold", of_amina(cast).pk)

    page = browser.get(address).content.decode()
    empty, long = browser.post(address), browser.post(address, {"because": "å" * 301})

    assert WHY in page
    assert (empty.status_code, long.status_code) == (422, 422)
    assert "Skriv några ord om varför" in empty.content.decode()
    assert "å" * 301 in long.content.decode()
    assert Hold.objects.open().exists()


def test_a_lead_lifts_only_what_they_placed(cast: Cast, sign_in: SignIn) -> None:
    programme, address = ripe(cast), door("lift_hold", of_amina(cast).pk)
    arvid, barbro = two_archivists(cast)
    Hold.place(of_amina(cast), WHY, by=arvid)
    browser = sign_in(cast.lo)

    page = browser.get(door("list_leavers", programme.pk)).content.decode()
    answer = browser.post(address, {"because": "Klart"})
    assert (answer.status_code, address in page) == (403, False)
    assert Hold.objects.open().exists()

    assert sign_in(barbro).post(address, {"because": "Klart"}).status_code == 302
    Hold.place(of_amina(cast), WHY, by=cast.lo)
    assert sign_in(cast.lo).post(address, {"because": "Klart"}).status_code == 302


def test_they_read_why_it_was_lifted(cast: Cast) -> None:
    Hold.place(of_amina(cast), WHY, by=cast.lo)
    Hold.lift(of_amina(cast), "Utlämnat", by=cast.lo)

    [kept] = data_of(cast.amina)["enrolments"][0]["kept_longer"]
    assert kept["lifted_because"] == "Utlämnat"


def test_they_read_why_in_their_copy_and_who_looked(cast: Cast, sign_in: SignIn) -> None:
    ripe(cast)
    arvid, _barbro = two_archivists(cast)

    sign_in(arvid).post(door("hold_leaver", of_amina(cast).pk), {"because": WHY})

    [kept] = data_of(cast.amina)["enrolments"][0]["kept_longer"]
    assert (kept["because"], kept["ends_on"]) == (WHY, None)
    assert Reading.objects.filter(participant=cast.amina, reader=arvid).exists()


def test_only_the_archive_of_their_organisation_reaches_them(cast: Cast, sign_in: SignIn) -> None:
    ripe(cast)
    people = (cast.sara, cast.ines, lead_elsewhere(cast), cast.amina)
    address = door("hold_leaver", of_amina(cast).pk)

    assert {sign_in(who).get(address).status_code for who in people} == {404}


def test_of_the_protected_only_handlers_know(cast: Cast, sign_in: SignIn) -> None:
    ripe(cast)
    address = door("hold_leaver", Enrolment.objects.get(participant=cast.skye).pk)
    arvid, barbro = two_archivists(cast)
    employ(barbro, cast.goteborg, Role.PROTECTED_HANDLER)

    assert sign_in(arvid).get(address).status_code == 404
    assert sign_in(barbro).get(address).status_code == 200

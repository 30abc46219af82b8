"""Somebody else approves what was counted; then it is carried out, one person at a time."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.models import Role, User
from archive import batches, purging
from archive.models import Purge
from archive.purging.erasing import erase as really_erase
from lifecycle.transitions import Refused
from portfolio.models import Entry
from programmes.models import Enrolment, Hold
from reporting.figures.frozen import shown_figures
from reporting.models import FrozenFigures
from tests.archive.ending import door
from tests.archive.purged import carry_out, ripe, two_archivists, where_it_says
from tests.cast import Cast, employ, enrol, person
from tests.certificates.certificates import make_issued
from tests.confirmations.asked import answer, ask
from tests.conftest import SignIn
from tests.programmes.leading import last_event, project_of
from tests.reporting.months import open_months, prepare
from tests.story_of_hours import second_lead


def proposed(cast: Cast) -> Purge:
    """Return what Lo proposes for Göteborg's programme, where Amina has written something."""
    answer(ask(cast))
    return purging.propose(ripe(cast), by=cast.lo)


def test_it_erases_everybody_and_leaves_a_protocol(cast: Cast, sign_in: SignIn) -> None:
    make_issued(cast)
    purge = proposed(cast)
    arvid, _barbro = two_archivists(cast)
    browser = sign_in(arvid)

    browser.post(door("approve_purge", purge.pk))
    for row in purge.rows.all():
        batches.purge_row.call(row.pk)

    purge.refresh_from_db()
    page = browser.get(purge.get_absolute_url()).content.decode()
    assert (purge.state, purge.approved_by) == ("done", arvid)
    assert last_event(purge) == ("finish", "")
    assert not Entry.objects.filter(participant=cast.amina).exists()
    assert set(where_it_says("Amina")) <= {"certificates.CertificateType"}
    states = Enrolment.objects.filter(local_project__programme=purge.programme)
    assert {each.state for each in states} == {"erased"}
    assert ("Gallringsprotokoll" in page, "Arkivlagen 10 §" in page) == (True, True)
    assert "Arvid Holm" in page
    assert "Lo " in page


def test_who_proposed_it_cannot_approve_it(cast: Cast, sign_in: SignIn) -> None:
    purge = proposed(cast)

    page = sign_in(cast.lo).post(door("approve_purge", purge.pk), follow=True).content.decode()

    purge.refresh_from_db()
    assert "Någon annan än du" in page
    assert purge.is_proposed


def test_what_is_decided_is_not_to_be_proposed_anew(cast: Cast) -> None:
    purge = proposed(cast)
    arvid, barbro = two_archivists(cast)
    carry_out(purge, by=arvid)

    with pytest.raises(Refused, match="Det går inte längre"):
        batches.begin(purge, by=barbro)


def test_two_project_leads_alone_erase_nothing(cast: Cast, sign_in: SignIn) -> None:
    purge = proposed(cast)
    browser = sign_in(second_lead(cast))

    shown = browser.get(purge.get_absolute_url()).content.decode()
    page = browser.post(door("approve_purge", purge.pk), follow=True).content.decode()

    purge.refresh_from_db()
    assert door("approve_purge", purge.pk) not in shown
    assert "En arkivansvarig behöver föreslå eller godkänna" in page
    assert purge.is_proposed


def test_a_lead_approves_what_a_records_officer_proposed(cast: Cast) -> None:
    purge = purging.propose(ripe(cast), by=two_archivists(cast)[0])

    batches.begin(purge, by=cast.lo)

    assert purge.is_approved


def test_whoever_leads_elsewhere_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    purge = proposed(cast)
    pelle = person("pelle", "Pelle Strand")
    employ(pelle, cast.partille, Role.PROJECT_LEAD, Role.RECORDS_OFFICER)

    addresses = [purge.get_absolute_url(), door("list_purges", purge.programme_id)]

    assert {sign_in(pelle).get(each).status_code for each in addresses} == {404}
    assert {sign_in(cast.sara).get(each).status_code for each in addresses} == {404}


def changes() -> dict[str, Callable[[Cast, Purge], object]]:
    return {
        "one more": lambda cast, purge: _retain_one_more(cast),
        "one is held": lambda cast, purge: Hold.place(_of(cast.amina), "Begäran", by=cast.lo),
        "one goes on elsewhere": lambda cast, purge: enrol(
            cast.amina, Enrolment.objects.get(participant=cast.mehari).local_project
        ),
    }


def _of(user: User) -> Enrolment:
    first: Enrolment = Enrolment.objects.filter(participant=user).earliest("pk")
    return first


def _retain_one_more(cast: Cast) -> None:
    new = Enrolment.objects.create(
        participant=person("ny", "Ny Person"),
        local_project=project_of(cast),
        starts_on="2024-01-01",
    )
    Enrolment.objects.filter(pk=new.pk).update(
        state="retained", ends_on="2024-02-01", end_reason="studies"
    )


@pytest.mark.parametrize("what", list(changes()))
def test_what_has_changed_since_is_proposed_anew(cast: Cast, what: str) -> None:
    purge = proposed(cast)
    changes()[what](cast, purge)

    with pytest.raises(Refused, match="Det har ändrats"):
        batches.begin(purge, by=two_archivists(cast)[0])

    purge.refresh_from_db()
    assert purge.is_proposed
    assert not FrozenFigures.objects.exists()


def test_a_hold_that_comes_after_the_approval_keeps_the_person(cast: Cast) -> None:
    purge = proposed(cast)
    arvid, _barbro = two_archivists(cast)
    batches.begin(purge, by=arvid)
    Hold.place(_of(cast.amina), "Begäran om utlämnande", by=arvid)

    for row in purge.rows.all():
        purging.carry_out(row.pk)

    purge.refresh_from_db()
    assert purge.is_done
    assert purge.rows.get(participant=cast.amina).why == "held"
    assert Entry.objects.filter(participant=cast.amina).exists()
    assert purge.rows.filter(outcome="erased").exists()


def test_a_hold_on_the_programme_stops_the_rest(cast: Cast) -> None:
    purge = proposed(cast)
    batches.begin(purge, by=two_archivists(cast)[0])
    purge.programme.retention.hold("Revision", by=cast.lo)

    for row in purge.rows.all():
        purging.carry_out(row.pk)

    assert set(purge.rows.values_list("outcome", "why")) == {("kept", "held")}
    assert Entry.objects.filter(participant=cast.amina).exists()


def test_whoever_was_kept_can_be_erased_the_next_time(cast: Cast) -> None:
    purge = proposed(cast)
    arvid, barbro = two_archivists(cast)
    batches.begin(purge, by=arvid)
    hold = Hold.place(_of(cast.amina), "Begäran", by=arvid)
    for row in purge.rows.all():
        purging.carry_out(row.pk)
    Hold.lift(hold.enrolment, "Klart", by=arvid)

    again = purging.propose(purge.programme, by=arvid)
    carry_out(again, by=barbro)

    assert again.rows.get().participant == cast.amina
    assert not Entry.objects.filter(participant=cast.amina).exists()


def test_trouble_with_one_leaves_that_person_whole(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    purge = proposed(cast)

    def erase(leaver: object, *, by: User) -> object:
        gone = really_erase(leaver, by=by)  # type: ignore[arg-type]
        if cast.amina.pk in leaver.accounts:  # type: ignore[attr-defined]
            raise OSError("disk")
        return gone

    monkeypatch.setattr("archive.purging.carrying_out.erase", erase)
    carry_out(purge, by=two_archivists(cast)[0])

    cast.amina.refresh_from_db()
    assert (purge.state, cast.amina.name) == ("done", "Amina Yusuf")
    assert purge.rows.get(participant=cast.amina).why == "trouble"
    assert Entry.objects.filter(participant=cast.amina).exists()


def test_a_row_that_is_put_back_does_nothing_more(cast: Cast) -> None:
    purge = proposed(cast)
    carry_out(purge, by=two_archivists(cast)[0])
    before = dict(purge.rows.values_list("pk", "counts"))

    for row in purge.rows.all():
        purging.carry_out(row.pk)

    assert dict(purge.rows.values_list("pk", "counts")) == before


def test_it_is_one_task_for_each_person(cast: Cast) -> None:
    purge = proposed(cast)
    before = DBTaskResult.objects.filter(task_path__endswith="purge_row").count()

    batches.begin(purge, by=two_archivists(cast)[0])

    tasks = DBTaskResult.objects.filter(task_path__endswith="purge_row").count()
    assert tasks - before == purge.rows.count()


def test_numbers_stay_as_they_were_shown(cast: Cast) -> None:
    programme = ripe(cast)
    before = shown_figures(programme)
    assert before is not None

    carry_out(purging.propose(programme, by=cast.lo), by=two_archivists(cast)[0])

    after = shown_figures(programme)
    assert after is not None
    assert after.frozen_on is not None
    assert replace(after, frozen_on=None) == before


def test_report_files_lose_their_content_with_the_last(cast: Cast) -> None:
    file = prepare(open_months(cast)[0], cast)
    purge = proposed(cast)
    batches.begin(purge, by=two_archivists(cast)[0])
    *others, last = purge.rows.order_by("pk")

    for row in others:
        purging.carry_out(row.pk)
    file.refresh_from_db()
    assert not file.is_emptied

    purging.carry_out(last.pk)
    file.refresh_from_db()
    assert (file.is_emptied, bytes(file.content), len(file.sha256)) == (True, b"", 64)


def test_nobody_opens_it_again_afterwards(cast: Cast, sign_in: SignIn) -> None:
    purge = proposed(cast)
    browser, address = sign_in(cast.lo), door("reopen_programme", purge.programme_id)

    offered = browser.get(door("show_closing", purge.programme_id)).content.decode()
    page = browser.post(address, follow=True)

    purge.programme.refresh_from_db()
    assert address not in offered
    assert "gallrade, eller ska bli det" in page.content.decode()
    assert purge.programme.is_closed

"""The worker makes a copy: whole, once, and with everything that its participant may read."""

import hashlib
import json
import tracemalloc
from datetime import timedelta

import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Reading
from lifecycle.models import Event
from lifecycle.post import reap
from portfolio.media import Photo
from portfolio.models import Entry
from privacy import exchange
from privacy.exchange.making import make_export
from privacy.exchange.sections import SECTIONS
from privacy.models import Export
from tests.assessments.cases import make_checked_case, make_decided_case
from tests.cast import Cast
from tests.certificates.certificates import make_issued, make_revoked
from tests.certificates.links import make_link, read
from tests.confirmations.asked import ask, make_entry, said_to
from tests.confirmations.seen import suggest
from tests.privacy.copies import book_of, data_of, make_copy, opened

A_PICTURE = b"RIFF....WEBP" + bytes(range(256)) * 4


def with_photo(entry: Entry, picture: bytes = A_PICTURE) -> Entry:
    photo = Photo(small=b"s", large=picture, width=16, height=9, sha256="0" * 64)
    entry.add_photo(photo, by=entry.participant)
    return entry


def test_it_holds_what_is_theirs_word_for_word(cast: Cast) -> None:
    entry = with_photo(make_entry(cast, "A1.1", share=False))
    draft = Entry.objects.create(participant=cast.amina, text="Inte färdig än.")
    asked = ask(cast, make_entry(cast, "A1.2"))
    asked.answer(said_to(asked, "with_help", "Bra jobbat."))
    asked.entry.give_feedback("Snyggt.", by=cast.sara)
    certificate = make_issued(cast)
    read(make_link(certificate))

    export = make_copy(cast.amina)
    data = json.loads(opened(export).read("data.json"))

    assert (data["format"], data["version"]) == ("jag-kan-export", 1)
    assert data["person"][0]["email"] == cast.amina.email
    texts = {moment["id"]: moment["text"] for moment in data["moments"]}
    assert texts[str(draft.pk)] == "Inte färdig än."
    assert str(entry.pk) in texts
    assert "Snyggt." in json.dumps(data["moments"])
    (question,) = [each for each in data["questions"] if each["moment"] == str(asked.entry_id)]
    assert question["answer"]["title"] == "verkstadsledare"
    assert question["answer"]["comment"] == "Bra jobbat."
    assert data["certificates"][0]["content"] == certificate.content
    assert data["links"][0]["name"] == "Jobbet på Ica"
    assert len(data["links"][0]["opened_at"]) == 1
    assert data["looks"][0]["reader"]
    assert data["enrolments"][0]["programme"] == "Steg framåt"
    assert export.missing == 0


def test_pictures_and_papers_are_files_in_it(cast: Cast) -> None:
    entry = with_photo(make_entry(cast))
    certificate = make_issued(cast)
    photo = entry.photo
    assert photo

    parcel = opened(make_copy(cast.amina))

    picture = f"photos/{photo.pk}.webp"
    paper = f"certificates/{certificate.serial}.pdf"
    assert parcel.testzip() is None
    assert parcel.read(picture) == A_PICTURE
    assert parcel.read(paper) == bytes(certificate.document.pdf)
    listed = {each["name"]: each for each in json.loads(parcel.read("files.json"))["files"]}
    assert listed[picture]["sha256"] == hashlib.sha256(A_PICTURE).hexdigest()
    assert {picture, paper} == set(listed)


def test_it_can_be_read_without_us(cast: Cast) -> None:
    entry = with_photo(make_entry(cast))
    ask(cast, entry)
    Entry.objects.filter(pk=entry.pk).update(text="<script>alert(1)</script>")
    photo = entry.photo
    assert photo

    book = book_of(make_copy(cast.amina))

    assert book.startswith('<!doctype html><html lang="sv">')
    assert f'<img src="photos/{photo.pk}.webp"' in book
    assert "<script" not in book
    assert "&lt;script&gt;" in book
    assert f'<article id="{entry.pk}">' in book
    assert f'<a href="#{entry.pk}">Se ögonblicket</a>' in book
    for day in (f"{timezone.localdate().day} ", "Passa tider · Jag klarade det själv"):
        assert day in book
    for heading in ("Dina ögonblick", "Vem har tittat", "Dina intyg"):
        assert heading in book


def test_a_file_that_is_gone_is_named(cast: Cast) -> None:
    entry = with_photo(make_entry(cast))
    photo = entry.photo
    assert photo
    photo.large.storage.delete(str(photo.large.name))

    export = make_copy(cast.amina)

    name = f"photos/{photo.pk}.webp"
    assert export.is_ready
    assert export.missing == 1
    assert json.loads(opened(export).read("files.json"))["missing"] == [name]
    assert "Det här saknas" in book_of(export)
    assert f"<li>{name}</li>" in book_of(export)


def test_nothing_of_anybody_else_and_nothing_of_the_staffs_own(cast: Cast) -> None:
    make_entry(cast, participant=cast.mehari)
    make_decided_case(cast, {"A1.1": None})
    asked = ask(cast, make_entry(cast, "A1.2"))
    asked.answer(said_to(asked, "yes", "Ring mig på 070-174 06 05."))

    said = json.dumps(data_of(cast.amina), ensure_ascii=False)

    for hidden in ("Mehari", "Habtom", "070-174", "Hikikomori", "Team Väster", cast.kalle.email):
        assert hidden not in said
    assert '"decisions": []' in said


def test_what_staff_wrote_about_others_stays_here(cast: Cast) -> None:
    make_revoked(cast)

    steps = data_of(cast.isak)["steps"]

    assert "revoke" in [step["action"] for step in steps]
    assert {step["note"] for step in steps} == {""}


def test_a_suggestion_that_was_taken_back_is_not_told(cast: Cast) -> None:
    kept, taken_back = suggest(cast, cast.amina), suggest(cast, cast.amina)
    taken_back.withdraw(by=cast.sara)

    (told,) = data_of(cast.amina)["suggestions"]

    assert told["name"] == "Sara Nyberg"
    assert kept.state == "offered"


def test_not_yet_shown_is_told_to_whom_it_is_about(cast: Cast) -> None:
    make_checked_case(cast, {"A1.1": None, "A4.1": 2})

    (case,) = data_of(cast.amina)["cases"]

    levels = {each["code"]: each["level"] for each in case["decisions"]}
    assert levels == {"A1.1": None, "A4.1": 2}


def test_no_secret_is_in_it(cast: Cast) -> None:
    asked = ask(cast)
    link = make_link(make_issued(cast))

    parcel = opened(make_copy(cast.amina))

    for name in ("data.json", "index.html"):
        said = parcel.read(name).decode()
        for secret in (link.token, link.nonce, link.digest, asked.token, asked.nonce):
            assert secret not in said


def test_twice_makes_one(cast: Cast) -> None:
    export = make_copy(cast.amina)
    kept = export.file.name

    make_export.call(str(export.pk))

    export.refresh_from_db()
    assert export.file.name == kept
    assert Event.objects.about(export).filter(action="finish").count() == 1


def test_a_killed_workers_task_is_put_back_and_ends(cast: Cast) -> None:
    export = exchange.ask_for(by=cast.amina)
    DBTaskResult.objects.get().claim("worker")
    export.note_progress(5, 14)

    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        reap()
        assert DBTaskResult.objects.get().status == TaskResultStatus.READY
        make_export.call(str(export.pk))

    export.refresh_from_db()
    assert export.is_ready
    assert export.done == export.total > 0


def test_what_a_killed_worker_stored_is_swept_away(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    export = exchange.ask_for(by=cast.amina)
    storage, folder = export.file.storage, f"exports/{export.pk}"
    storage.save(f"{folder}/left.zip", ContentFile(b"half"))

    with django_capture_on_commit_callbacks(execute=True):
        make_export.call(str(export.pk))

    export.refresh_from_db()
    assert storage.listdir(folder)[1] == [str(export.file.name).rpartition("/")[2]]


def test_it_counts_its_parts(cast: Cast) -> None:
    with_photo(make_entry(cast))
    make_issued(cast)

    export = make_copy(cast.amina)

    assert export.done == export.total == len(SECTIONS) + 2


def test_memory_stays_flat_however_many_pictures(cast: Cast) -> None:
    for _ in range(12):
        with_photo(make_entry(cast), bytes(1_000_000))
    export = exchange.ask_for(by=cast.amina)

    tracemalloc.start()
    make_export.call(str(export.pk))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    export.refresh_from_db()
    assert export.size > 12_000_000
    assert peak < 6_000_000


def test_making_a_copy_is_no_look_by_somebody_else(cast: Cast) -> None:
    make_issued(cast)
    before = Reading.objects.count()

    make_copy(cast.amina)

    assert Reading.objects.count() == before


def test_everybody_gets_one_even_who_has_nothing(cast: Cast) -> None:
    data = data_of(cast.ulla)

    assert data["moments"] == []
    assert Export.objects.get().is_ready

"""The register as a plain folder: whole, renewed at once, silent about whom it must not name."""

import json
import re
from datetime import UTC, datetime
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from certificates.models import Certificate
from certificates.publishing import publish
from certificates.publishing.folder import Folder, Refused, renewed
from certificates.publishing.site import Site
from certificates.verification import VALID, Verdict
from tests.cast import Cast
from tests.certificates.certificates import (
    make_accepted,
    make_draft,
    make_handler,
    make_issued,
    make_issued_to_skye,
    make_replaced,
    make_revoked,
    make_suspended,
    revoke,
)
from tests.certificates.contents import (
    make_content,
    make_letter,
    make_participation,
    make_statement,
    make_validation,
)

DAY = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
AMINA = "Amina"


def read(folder: Path, certificate: Certificate, name: str = "index.html") -> str:
    return (folder / "v" / str(certificate.number) / name).read_text(encoding="utf-8")


def write_half(target: Path) -> None:
    with renewed(target) as folder:
        folder.put("index.html", b"half")
        raise KeyboardInterrupt


def everything_in(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_valid_one_is_there_word_for_word_in_both_languages(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast, shows_birth_date=True)
    content = certificate.printed

    publish(tmp_path / "copy")

    page = unescape(read(tmp_path / "copy", certificate))
    said = [content.holder.name, "2007-04-17", content.serial, certificate.shown_number]
    for language in ("sv", "en"):
        said += [sentence[language] for sentence in content.fixed_sentences]
        for competency in content.competencies:
            said += [competency.name[language], competency.i_can[language]]
            said += competency.words.sentences(language)
    assert [each for each in said if each not in page] == []
    assert "Intyget är äkta och gäller" in page
    assert "The certificate is genuine and valid" in page


@time_machine.travel(DAY, tick=False)
def test_it_says_of_which_day_it_speaks(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast)

    publish(tmp_path / "copy")

    page = read(tmp_path / "copy", certificate)
    assert "Så var det den 28 november 2026" in page
    assert "So it was on 28 November 2026" in page
    assert json.loads(read(tmp_path / "copy", certificate, "status.json"))["as_of"] == "2026-11-28"


def test_status_tells_machines_the_same(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast)

    publish(tmp_path / "copy")

    said = json.loads(read(tmp_path / "copy", certificate, "status.json"))
    pdf = (tmp_path / "copy" / "v" / said["number"] / "certificate.pdf").read_bytes()
    assert said["state"] == "valid"
    assert said["content"] == certificate.content
    assert pdf == bytes(certificate.document.pdf)
    assert said["document"]["sha256"] == sha256(pdf).hexdigest()
    states = json.loads((tmp_path / "copy/register/states.json").read_text())
    assert states == {sha256(said["number"].encode()).hexdigest(): "valid"}


@pytest.mark.parametrize("make", [make_replaced, make_revoked, make_suspended])
def test_what_no_longer_holds_names_nobody(cast: Cast, tmp_path: Path, make: Any) -> None:
    certificate = make(cast)

    publish(tmp_path / "copy")

    place = tmp_path / "copy" / "v" / str(certificate.number)
    assert {file.name for file in place.iterdir()} == {"index.html", "status.json"}
    said = json.loads((place / "status.json").read_text())
    assert said["state"] == certificate.state
    assert set(said) == {"number", "as_of", "state", "since"}
    for file in place.iterdir():
        assert AMINA.encode() not in file.read_bytes()


@pytest.mark.parametrize("is_linked", [False, True])
def test_newer_one_is_led_to_if_the_holder_allows(
    cast: Cast, tmp_path: Path, *, is_linked: bool
) -> None:
    certificate = make_replaced(cast, is_linked=is_linked)
    newer = str(certificate.replaced_by.number)

    publish(tmp_path / "copy")

    said = json.loads(read(tmp_path / "copy", certificate, "status.json"))
    assert said.get("successor") == (newer if is_linked else None)
    assert (f'href="../../v/{newer}/"' in read(tmp_path / "copy", certificate)) is is_linked


def test_nothing_is_there_of_the_protected(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast)
    publish(tmp_path / "copy")
    assert str(certificate.number) in str(everything_in(tmp_path / "copy"))

    cast.amina.is_protected, cast.amina.preferred_name = True, "Björk"
    cast.amina.save()
    publish(tmp_path / "copy")

    said = str(everything_in(tmp_path / "copy"))
    assert str(certificate.number) not in said
    assert AMINA not in said
    hashed = sha256(str(certificate.number).encode()).hexdigest()
    assert hashed not in said


def test_what_is_not_issued_and_drafts_of_frameworks_are_not_there(
    cast: Cast, tmp_path: Path
) -> None:
    make_accepted(cast)
    make_draft(cast)
    cast.framework.pk, cast.framework.version, cast.framework.state = None, "99", "draft"
    cast.framework.save()

    found = publish(tmp_path / "copy")

    assert found.certificates == 0
    assert not list((tmp_path / "copy/v").glob("*/"))
    assert AMINA not in str(everything_in(tmp_path / "copy"))
    assert not (tmp_path / "copy/frameworks" / cast.framework.slug / "99").exists()


def test_no_page_lists_the_numbers(cast: Cast, tmp_path: Path) -> None:
    number = str(make_issued(cast).number)

    publish(tmp_path / "copy")

    beside = {
        name: content
        for name, content in everything_in(tmp_path / "copy").items()
        if number not in name
    }
    assert "v/index.html" in beside  # a web server that lists folders shows this one instead
    assert [name for name, content in beside.items() if number.encode() in content] == []


@time_machine.travel(DAY, tick=False)
def test_what_is_the_same_is_not_written_again(cast: Cast, tmp_path: Path) -> None:
    first, second = make_issued(cast), make_issued(cast)
    publish(tmp_path / "copy")
    before = {
        name: (tmp_path / "copy" / name).stat().st_ino for name in everything_in(tmp_path / "copy")
    }

    revoke(cast, second)
    publish(tmp_path / "copy")

    after = everything_in(tmp_path / "copy")
    new = {name for name in after if (tmp_path / "copy" / name).stat().st_ino != before.get(name)}
    gone = before.keys() - after.keys()
    assert gone == {f"v/{second.number}/certificate.pdf"}
    assert not {name for name in new if str(first.number) in name} - {
        f"v/{first.number}/status.json"  # its proof leads to the newer checkpoint
    }
    assert {f"v/{second.number}/{name}" for name in ("index.html", "status.json")} <= new
    assert not {name for name in new if name.startswith(("static/", "frameworks/", "how-to"))}


def test_run_that_is_killed_leaves_the_old_folder(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast)
    publish(tmp_path / "copy")
    before = everything_in(tmp_path / "copy")

    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / "copy")

    assert everything_in(tmp_path / "copy") == before
    assert str(certificate.number) in str(before)


def test_what_a_killed_run_left_is_cleared_away(cast: Cast, tmp_path: Path) -> None:
    publish(tmp_path / "copy")
    (tmp_path / ".copy.new-killed").mkdir()
    (tmp_path / "copy").rename(tmp_path / ".copy.old")  # where a system cannot exchange folders

    publish(tmp_path / "copy")

    assert {file.name for file in tmp_path.iterdir()} >= {"copy", ".copy.lock"}
    assert not (tmp_path / ".copy.old").exists()
    assert not (tmp_path / ".copy.new-killed").exists()


def test_where_the_system_cannot_exchange_two_folders(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_issued(cast)
    publish(tmp_path / "copy")
    monkeypatch.setattr(
        "certificates.publishing.folder._exchanged_at_once", lambda fresh, target: False
    )

    revoke(cast, certificate)
    publish(tmp_path / "copy")

    assert "Intyget gäller inte" in read(tmp_path / "copy", certificate)
    assert not (tmp_path / ".copy.old").exists()


def test_folder_that_is_not_ours_is_left_alone(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")

    for name in ("letters", "file"):
        with pytest.raises(CommandError, match=name):
            call_command("publish_static", tmp_path / name)

    assert (tmp_path / "letters" / "dear.txt").read_text() == "mine"
    assert (tmp_path / "file").read_text() == "mine"


def test_a_register_under_another_name_is_not_published(
    cast: Cast, tmp_path: Path, settings: Any
) -> None:
    make_issued(cast)
    publish(tmp_path / "copy")
    settings.CHECKPOINT_ORIGIN = "another.example/register"

    with pytest.raises(CommandError, match="The register is signed as"):
        call_command("publish_static", tmp_path / "other")

    assert not (tmp_path / "other").exists()


def test_two_at_once_do_not_meet(cast: Cast, tmp_path: Path) -> None:
    with renewed(tmp_path / "copy") as folder:
        folder.put("index.html", b"first")
        with pytest.raises(Refused, match="right now"):
            publish(tmp_path / "copy")

    assert everything_in(tmp_path / "copy") == {"index.html": b"first"}


def test_command_says_what_is_there(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_issued(cast)

    call_command("publish_static", tmp_path / "deep" / "copy")

    said = capsys.readouterr().out
    assert "Certificates  1\n" in said
    assert "Frameworks    1\n" in said


def test_name_from_right_to_left_keeps_its_direction(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast, name="أمينة ورسمة")

    publish(tmp_path / "copy")

    assert "<bdi>أمينة ورسمة</bdi>" in read(tmp_path / "copy", certificate)


def test_protected_holder_s_own_certificate_is_not_there(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued_to_skye(cast, by=make_handler(cast))

    found = publish(tmp_path / "copy")

    assert found.certificates == 0
    assert str(certificate.number) not in str(everything_in(tmp_path / "copy"))


def test_what_somebody_changed_in_the_folder_is_put_right(cast: Cast, tmp_path: Path) -> None:
    certificate = make_revoked(cast)
    publish(tmp_path / "copy")
    page = tmp_path / "copy" / "v" / str(certificate.number) / "index.html"
    page.write_text(page.read_text().replace("Intyget gäller inte", "Intyget är äkta och gäller"))
    (tmp_path / "copy" / "v" / "00000000000000000").mkdir()

    publish(tmp_path / "copy")

    assert "Intyget gäller inte" in read(tmp_path / "copy", certificate)
    assert not (tmp_path / "copy" / "v" / "00000000000000000").exists()


@pytest.mark.parametrize(
    "make", [make_content, make_participation, make_statement, make_letter, make_validation]
)
def test_every_kind_is_drawn_in_both_languages(make: Any, tmp_path: Path) -> None:
    content = make()
    site = Site(Folder(tmp_path / "new", tmp_path / "old"), DAY.date())

    site.put_check("v/x/", Verdict(VALID, DAY, content, content.number))

    page = unescape((tmp_path / "new/v/x/index.html").read_text())
    said = [*content.title.values(), *content.subtitle.values()]
    said += [words for sentence in content.fixed_sentences for words in sentence.values()]
    assert [each for each in said if each not in page] == []
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    site.put_assets()  # all that it needs is there

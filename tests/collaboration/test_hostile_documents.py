"""What a file is, is told by what it holds; what runs, reaches out or swells is not kept."""

import zipfile
import zlib
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from collaboration.uploads import LARGEST, FileRefused, Kind, Reason, take_in
from tests.collaboration.hostile import (
    BODY,
    RELATION,
    SHEET,
    docx,
    docx_of,
    docx_with,
    lying_about_size,
    odt,
    office,
    pdf,
    xlsx,
    zipped,
)
from tests.portfolio.hostile import SCRIPT, picture, whole_png

TODAY = date(2026, 11, 28)
ENTITY = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"
LAUGHS = "<!DOCTYPE a [<!ENTITY e 'ha'><!ENTITY f '&e;&e;&e;&e;'>]><a>&f;</a>"
SETTINGS, LINKS = "word/_rels/settings.xml.rels", "word/_rels/document.xml.rels"
MACROS = SHEET.replace("sheet.main", "sheet.macroEnabled.main")
PACKED = b"<< /Type /ObjStm /Length 9 >>\nstream\n" + zlib.compress(b"<< /S /JavaScript >>")


def taken(content: bytes, name: str = "x") -> Kind:
    return take_in(content, name=name, today=TODAY).kind


def refused(content: bytes, name: str = "x") -> Reason:
    with pytest.raises(FileRefused) as refusal:
        take_in(content, name=name, today=TODAY)
    assert refusal.value.sentence
    return refusal.value.reason


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf(), Kind.PDF),
        (picture("PNG"), Kind.PNG),
        (picture("JPEG"), Kind.JPEG),
        (docx(), Kind.DOCX),
        (xlsx(), Kind.XLSX),
        (odt(), Kind.ODT),
        ("Hej på er.".encode(), Kind.TEXT),
        ("Hej på er.".encode("cp1252"), Kind.TEXT),
    ],
    ids=lambda value: value if isinstance(value, Kind) else "",
)
def test_what_people_work_with_is_taken_whatever_its_name(content: bytes, kind: Kind) -> None:
    assert taken(content, "bild.exe") == kind


def test_a_table_in_text_is_known_by_its_name() -> None:
    assert taken(b"a;b\n1;2\n", "tabell.CSV") == Kind.CSV


def test_text_is_kept_as_utf8() -> None:
    kept = take_in("Göteborg".encode("cp1252"), name="x.txt", today=TODAY)

    assert kept.content.decode() == "Göteborg"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"a" * (LARGEST + 1), Reason.TOO_BIG),
        (b"MZ\x90\x00\x03", Reason.UNKNOWN),
        (b"\x7fELF\x02\x01", Reason.UNKNOWN),
        (b"<!doctype html><script>1</script>", Reason.UNKNOWN),
        (b"\xef\xbb\xbf\n  <svg onload='1'/>", Reason.UNKNOWN),
        (b"GIF89a\x01\x00", Reason.UNKNOWN),
        (b"070417-2394 har kommit", Reason.NUMBERS),
    ],
)
def test_what_is_none_of_them_is_refused(content: bytes, reason: Reason) -> None:
    assert refused(content, "protokoll.pdf") == reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\nhej", Reason.DAMAGED),
        (pdf() + b"PK\x03\x04" + b"x" * 2000, Reason.DAMAGED),
        (pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>"), Reason.RUNS),
        (pdf(b"<< /S /J#61vaScript >>"), Reason.RUNS),
        (pdf(b"<< /S /Launch /F (cmd.exe) >>"), Reason.RUNS),
        (pdf(b"<< /EmbeddedFiles 3 0 R >>"), Reason.RUNS),
        (pdf(PACKED), Reason.RUNS),
        (pdf(b"<< /Encrypt 4 0 R >>"), Reason.LOCKED),
    ],
)
def test_a_pdf_that_does_more_than_lie_there_is_refused(content: bytes, reason: Reason) -> None:
    assert refused(content) == reason


def test_a_pdf_whose_objects_swell_is_refused() -> None:
    swollen = b"<< /Type /ObjStm >>\nstream\n" + zlib.compress(b"0" * (21 * 1024 * 1024))

    assert refused(pdf(swollen)) == Reason.BOMB


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped({"a.txt": "hej"}), Reason.UNKNOWN),
        (docx_with("word/vbaProject.bin", b"\0"), Reason.RUNS),
        (docx_with("word/activeX/activeX1.xml"), Reason.RUNS),
        (docx_with("word/embeddings/oleObject1.bin", b"\0"), Reason.RUNS),
        (docx_with("word/media/run.EXE", b"MZ"), Reason.RUNS),
        (docx_with("../../etc/cron.d/x"), Reason.DAMAGED),
        (docx_with("/etc/passwd"), Reason.DAMAGED),
        (docx_with("C:\\x"), Reason.DAMAGED),
        (docx_with("word/DOCUMENT.xml"), Reason.DAMAGED),
        (docx_with("word/styles.xml", ENTITY), Reason.REACHES_OUT),
        (docx_with("word/styles.xml", LAUGHS), Reason.REACHES_OUT),
        (docx_with(SETTINGS, RELATION.format("attachedTemplate", "http://x/")), Reason.REACHES_OUT),
        (docx_with(LINKS, RELATION.format("image", "//x/y.png")), Reason.REACHES_OUT),
        (docx_of(BODY.format("<w:instrText> DDEAUTO c:\\\\cmd.exe</w:instrText>")), Reason.RUNS),
        (docx("Hen heter 070417-2394."), Reason.NUMBERS),
        (xlsx("200704172394"), Reason.NUMBERS),
        (docx_of("<w:document>"), Reason.DAMAGED),
        (docx_with("word/a.xml", "<a>" + "0" * 2_000_000 + "</a>"), Reason.BOMB),
        (office(MACROS, "xl/workbook.xml", "<a/>", {}), Reason.RUNS),
        (odt(Basic__Standard__Module1="<a/>"), Reason.RUNS),
        (odt("<a><event-listener/></a>"), Reason.RUNS),
        (odt("<a xmlns:x='x'><image x:href='http://x/y.png'/></a>"), Reason.REACHES_OUT),
        (docx()[:-30], Reason.DAMAGED),
        (docx() + b"<script>1</script>", Reason.DAMAGED),
        (b"PK\x03\x04 hej", Reason.DAMAGED),
    ],
)  # fmt: skip
def test_an_office_file_that_runs_reaches_out_or_swells_is_refused(
    content: bytes, reason: Reason
) -> None:
    assert refused(content) == reason


def test_a_link_to_follow_by_hand_is_no_harm() -> None:
    link = RELATION.format("hyperlink", "https://www.goteborg.se/")

    assert taken(docx_with(LINKS, link)) == Kind.DOCX
    assert taken(odt("<t xmlns:x='x'><a x:href='https://x.se'/></t>")) == Kind.ODT


def test_sizes_that_lie_are_found_out() -> None:
    honest = docx_with("word/a.xml", "<a>" + "0" * 500_000 + "</a>")

    for size in (10, 400_000_000):
        lying = lying_about_size(honest, name=b"word/a.xml", size=size)
        assert refused(lying) in (Reason.DAMAGED, Reason.BOMB)


def test_many_parts_are_a_bomb() -> None:
    parts: dict[str, str | bytes] = {f"a{number}.xml": "<a/>" for number in range(2100)}

    assert refused(zipped(parts, packed=False)) == Reason.BOMB


def test_a_locked_package_is_said_to_be_locked() -> None:
    content = bytearray(docx())
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.find(sign)
        content[at + (6 if sign[2] == 3 else 8)] |= 1

    assert refused(bytes(content)) == Reason.LOCKED


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_is_written_anew_without_its_luggage(form: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Amina i Frölunda"
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "Amina i Frölunda")
    luggage = {"pnginfo": words} if form == "PNG" else {"exif": exif}
    original = picture(form, **luggage) + SCRIPT

    kept = take_in(original, name="x", today=TODAY)

    assert b"Amina" in original
    assert b"Amina" not in kept.content
    assert b"script" not in kept.content
    with Image.open(BytesIO(kept.content)) as again:
        assert (again.format, again.size) == (form, (64, 48))


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    assert refused(whole_png(6000, 6000)) == Reason.BOMB
    assert refused(picture("PNG")[:80]) == Reason.DAMAGED


@given(content=st.binary(max_size=400), where=st.sampled_from([docx(), xlsx(), odt(), pdf()]))
def test_anything_is_taken_or_refused(content: bytes, where: bytes) -> None:
    for hostile in (content, where[: len(content)] + content, where[:40] + content + where[40:]):
        with suppress(FileRefused):
            assert len(take_in(hostile, name="x", today=TODAY).sha256) == 64


def test_no_part_is_written_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is read in memory: nothing is ever extracted."""
    for way in ("extract", "extractall"):
        monkeypatch.delattr(zipfile.ZipFile, way)

    assert taken(docx()) == Kind.DOCX

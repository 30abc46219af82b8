"""A file that somebody hands in is told from ours, and no file breaks who reads it."""

import json
import resource
import zlib
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from reportlab.pdfgen.canvas import Canvas

from certificates import keys, numbers
from certificates.document import render_pdf
from certificates.pdf import examine as examining
from certificates.pdf.examination import Examination, Problem, Trust
from certificates.pdf.examine import LARGEST, examine, look
from certificates.pdf.seal import Level
from tests.certificates.contents import CHECK_URL, make_content
from tests.certificates.trust_service import TrustService, running, stranger

NUMBER = CHECK_URL.rstrip("/").rpartition("/")[2]


@pytest.fixture(scope="module")
def service() -> Iterator[TrustService]:
    with running() as service:
        yield service


@pytest.fixture(scope="module")
def sealed(service: TrustService) -> bytes:
    return service.sealer().seal(render_pdf(make_content(count=2)))


@pytest.fixture(scope="module")
def long_lived(service: TrustService) -> bytes:
    return service.sealer(Level.B_LTA).seal(render_pdf(make_content(count=2)))


def flipped(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def test_untouched_copy_passes(service: TrustService, sealed: bytes) -> None:
    found = examine(bytes(sealed), service.trust)

    assert found.is_genuine
    assert found.problem is None
    assert found.number == NUMBER
    assert found.attachment is not None
    assert found == look(sealed, service.trust)


def test_flipped_byte_fails_wherever_it_is(service: TrustService, sealed: bytes) -> None:
    envelope = range(sealed.index(b"/Contents <"), sealed.index(b"/ByteRange"))

    for at in sorted({*range(20, len(sealed), len(sealed) // 60)} - {*envelope}):
        assert not look(flipped(sealed, at), service.trust).is_genuine, at


def test_flipped_byte_in_the_signature_or_its_certificate_fails(
    service: TrustService, sealed: bytes
) -> None:
    begin = sealed.index(b"/Contents <") + len("/Contents <")
    envelope = sealed[begin : sealed.index(b">", begin)].lower().decode()
    names = service.seal.der.hex()
    certificate = envelope.index(names)

    assert envelope.count(names) == 1
    for at in range(certificate, certificate + len(names), len(names) // 30):
        assert not look(flipped(sealed, begin + at), service.trust).is_genuine, at


def test_flipped_byte_in_a_picture_of_words_is_told_as_a_change(
    service: TrustService, sealed: bytes
) -> None:
    found = look(flipped(sealed, sealed.index(b"stream\n") + 40), service.trust)

    assert found.is_sealed
    assert found.problem is None
    assert not found.is_intact


def test_saved_anew_fails(service: TrustService, sealed: bytes) -> None:
    saved = BytesIO()
    with pikepdf.open(BytesIO(sealed)) as pdf:
        pdf.save(saved)

    found = examine(saved.getvalue(), service.trust)

    assert found.is_sealed
    assert not found.is_genuine
    assert found.number == NUMBER


@pytest.mark.parametrize("level", [Level.B_B, Level.B_LTA])
def test_what_is_appended_after_the_seal_fails(
    service: TrustService, sealed: bytes, long_lived: bytes, level: Level
) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(sealed if level is Level.B_B else long_lived))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = NumberObject(180)
    writer.update_container(page)
    changed = BytesIO()
    writer.write(changed)

    found = look(changed.getvalue(), service.trust)

    assert found.is_intact
    assert found.is_ours
    assert not found.is_whole
    assert not found.is_genuine


@pytest.mark.parametrize("more", [b"\n% more\n", b"<script>", b"\n%%EOF % more"])
def test_bytes_after_the_end_fail(
    service: TrustService, sealed: bytes, long_lived: bytes, more: bytes
) -> None:
    assert not look(sealed + more, service.trust).is_whole
    assert not look(long_lived + more, service.trust).is_genuine


def test_what_hides_in_the_room_of_the_signature_fails(
    service: TrustService, sealed: bytes
) -> None:
    end = sealed.index(b"00>", sealed.index(b"/Contents <"))

    assert not look(sealed[:end] + b"2a" + sealed[end + 2 :], service.trust).is_genuine


def test_proof_and_time_stamps_may_follow_the_seal(
    service: TrustService, long_lived: bytes
) -> None:
    assert look(long_lived, service.trust).is_genuine


def test_second_seal_fails(
    service: TrustService, sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PdfSigner, "_enforce_certification_constraints", lambda *_: None)
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="Tidsstampel2"), signer=service.sealer().signer
    )
    twice = signer.sign_pdf(writer, existing_fields_only=True).getvalue()

    assert not look(twice, service.trust).is_genuine


def test_seal_of_somebody_else_is_not_ours(service: TrustService, sealed: bytes) -> None:
    found = examine(sealed, Trust(roots=(stranger().der,)))

    assert found.is_sealed
    assert found.is_intact
    assert not found.is_ours
    assert not found.is_genuine


def test_unsealed_certificate_says_its_number(service: TrustService) -> None:
    found = examine(render_pdf(make_content()), service.trust)

    assert (found.is_sealed, found.problem, found.number) == (False, None, NUMBER)


def test_number_is_found_in_a_link_where_nothing_is_attached(service: TrustService) -> None:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.linkURL(CHECK_URL, (10, 10, 90, 90))
    canvas.showPage()
    canvas.save()

    found = look(file.getvalue(), service.trust)

    assert (found.number, found.attachment) == (NUMBER, None)


def test_some_other_paper_says_nothing(service: TrustService) -> None:
    file = BytesIO()
    Canvas(file).save()

    found = examine(file.getvalue(), service.trust)

    assert found == Examination(sha256=found.sha256)


def attached_to_nothing(attachment: bytes) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    file = pdf.make_indirect(
        pikepdf.Dictionary(EF=pikepdf.Dictionary(F=pdf.make_stream(attachment)))
    )
    pdf.Root.AF = pikepdf.Array([file])
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


def test_number_is_not_looked_for_in_a_book(
    service: TrustService, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(numbers, "parse", lambda text: asked.append(len(text)))

    for book in ("é" * 200_000, "/" * 200_000):
        look(attached_to_nothing(json.dumps({"a": book, "b": "short"}).encode()), service.trust)

    assert asked == [5, 5]


def test_what_is_attached_beyond_all_measure_is_left_alone(service: TrustService) -> None:
    whole = json.dumps({"a": "x" * 3_000_000, "number": NUMBER}).encode()

    found = look(attached_to_nothing(whole), service.trust)

    assert (found.attachment, found.number, found.problem) == (None, None, None)


# Files that mean no good


def object_after(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def file_of(*objects: bytes) -> bytes:
    """Write a file of these objects, with a table that leads to them."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += object_after(number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    trailer = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + head + table + trailer


def bomb() -> bytes:
    """A hundred megabytes of nothing, packed twice, where the form should be."""
    packed = zlib.compress(zlib.compress(bytes(100 * 1024 * 1024), 9), 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
    files = b"<</Type/Catalog/Pages 2 0 R/AF[<</EF<</F 3 0 R>>>>]>>"
    return file_of(files, b"<</Kids[]/Count 0>>", stream % (len(packed), packed))


def loop_of_tables() -> bytes:
    whole = file_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Kids[]/Count 0>>")
    at = whole.index(b"xref")
    return whole.replace(b"<</Root", b"<</Prev %d/Root" % at)


def deep(opening: bytes, closing: bytes) -> bytes:
    nested = opening * 100_000 + closing * 100_000
    return file_of(b"<</Type/Catalog/Pages 2 0 R/AF " + nested + b">>", b"<</Kids[]/Count 0>>")


def endless_pages() -> bytes:
    return file_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Kids[2 0 R]/Count 2000000000>>")


def endless_form() -> bytes:
    fields = b"<</Fields[3 0 R]>>"
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm " + fields + b">>",
        b"<</Kids[]/Count 0>>",
        b"<</T(a)/Kids[3 0 R]>>",
    )


def locked() -> bytes:
    file = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file, encryption=pikepdf.Encryption(owner="o", user="u"))
    return file.getvalue()


HOSTILE: dict[str, tuple[Any, set[Problem | None]]] = {
    "empty": (lambda _: b"", {Problem.NOT_A_PDF}),
    "picture": (lambda _: b"\x89PNG\r\n" + bytes(5000), {Problem.NOT_A_PDF}),
    "mark only": (lambda _: b"%PDF-", {Problem.DAMAGED}),
    "noise": (lambda _: b"%PDF-1.7\n" + bytes(range(256)) * 400, {Problem.DAMAGED}),
    "half": (lambda sealed: sealed[: len(sealed) // 2], {Problem.DAMAGED}),
    "almost all": (lambda sealed: sealed[:-40], {Problem.DAMAGED}),
    "large": (lambda sealed: sealed.ljust(LARGEST + 1), {Problem.TOO_LARGE}),
    "as large as may be": (
        lambda _: b"%PDF-1.7\n".ljust(LARGEST, b"<"),
        {Problem.TOO_HARD, Problem.DAMAGED},
    ),
    "locked": (lambda _: locked(), {Problem.ENCRYPTED}),
    "bomb": (lambda _: bomb(), {Problem.TOO_HARD, Problem.DAMAGED}),
    "loop of tables": (lambda _: loop_of_tables(), {Problem.TOO_HARD, Problem.DAMAGED, None}),
    "deep list": (lambda _: deep(b"[", b"]"), {Problem.TOO_HARD, Problem.DAMAGED}),
    "deep dictionary": (lambda _: deep(b"<</A", b">>"), {Problem.TOO_HARD, Problem.DAMAGED}),
    "endless pages": (lambda _: endless_pages(), {Problem.TOO_HARD, Problem.DAMAGED, None}),
    "endless form": (lambda _: endless_form(), {Problem.TOO_HARD, Problem.DAMAGED}),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_file_breaks_who_reads_it(service: TrustService, sealed: bytes, kind: str) -> None:
    make, expected = HOSTILE[kind]
    file = make(sealed)
    before = thought()

    found = examine(file, service.trust)

    assert found.problem in expected
    assert not found.is_genuine
    assert thought() - before < examining.THINKS + 1  # the kernel counts whole seconds


def thought() -> float:
    """Return the seconds of CPU that those who examined for us have used, and are done."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_whoever_thinks_too_long_is_stopped(
    service: TrustService, sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "WAITS", 0.05)

    assert examine(sealed, service.trust).problem is Problem.TOO_HARD


def test_what_is_wrong_with_us_is_logged(
    service: TrustService,
    sealed: bytes,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(examining, "_ROOT", Path("/"))

    assert examine(sealed, service.trust).problem is Problem.TOO_HARD
    assert "An examination ended with 1" in caplog.text


def test_command_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(keys.sealer().seal(render_pdf(make_content())))

    said = StringIO()
    call_command("examine_certificate", str(file), stdout=said)

    lines = said.getvalue().splitlines()
    assert "is_intact      yes" in lines
    assert "is_ours        yes" in lines
    assert lines[-1].startswith("This is what we sealed.")


def test_command_prints_what_is_no_certificate(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Hej")

    said = StringIO()
    with pytest.raises(CommandError, match="This is not a file that we sealed"):
        call_command("examine_certificate", str(file), stdout=said)

    assert "problem        not_a_pdf" in said.getvalue()


def test_command_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("examine_certificate", str(tmp_path / "none.pdf"))

"""A sealed file: PAdES at four levels, by a key in a file, a module or a service; or nothing."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.reader import PdfFileReader
from reportlab.pdfgen.canvas import Canvas

from certificates.document import render_pdf
from certificates.pdf import SEAL_FIELD
from certificates.pdf.examination import Trust
from certificates.pdf.examine import look
from certificates.pdf.seal import Level, SealFailed, SealServiceAway
from certificates.pdf.signing import HardwareKey, LoadedKey, RemoteKey, SealSigner
from tests.certificates.contents import CHECK_URL, make_content
from tests.certificates.reader import File, faults
from tests.certificates.trust_service import PIN, TrustService, running, stranger

SOFTHSM = next(
    (
        library
        for folder in ("/usr/lib/softhsm", "/usr/lib64/pkcs11", "/opt/homebrew/lib/softhsm")
        if (library := Path(folder) / "libsofthsm2.so").exists()
    ),
    None,
)


@pytest.fixture(scope="module")
def service() -> Iterator[TrustService]:
    with running() as service:
        yield service


@pytest.fixture(autouse=True)
def service_is_well(service: TrustService) -> Iterator[None]:
    yield
    service.is_down = service.lies = False


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render_pdf(make_content(count=8))


@pytest.fixture(scope="module")
def sealed(service: TrustService, paper: bytes) -> dict[Level, bytes]:
    """The same paper, sealed at every level."""
    return {level: service.sealer(level).seal(paper) for level in Level}


def signatures(pdf: bytes) -> list[Any]:
    return list(PdfFileReader(BytesIO(pdf)).embedded_signatures)


@pytest.mark.parametrize("level", Level)
def test_seal_holds(service: TrustService, sealed: dict[Level, bytes], level: Level) -> None:
    found = look(sealed[level], service.trust)

    assert found.is_genuine
    assert found.signer == "Validering Väst, Provstämpel"
    assert found.sealed_at is not None
    assert found.is_timestamped == (level is not Level.B_B)


@pytest.mark.parametrize("level", Level)
def test_it_is_pades_and_certifies_without_changes(
    sealed: dict[Level, bytes], level: Level
) -> None:
    seal = signatures(sealed[level])[0]

    assert seal.field_name == SEAL_FIELD
    assert seal.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    (reference,) = seal.sig_object["/Reference"]
    assert reference["/TransformMethod"] == "/DocMDP"
    assert reference["/TransformParams"]["/P"] == 1
    assert set(seal.reader.root["/Perms"]) == {"/DocMDP"}  # PDF/A-3 6.1.12
    assert seal.reader.root["/Perms"]["/DocMDP"] == seal.sig_object
    assert set(seal.reader.root["/Extensions"]) == {"/ESIC"}  # EN 319 142-1, 5.1


def test_no_field_is_added(paper: bytes, sealed: dict[Level, bytes]) -> None:
    def fields(pdf: bytes) -> int:
        return len(PdfFileReader(BytesIO(pdf)).root["/AcroForm"]["/Fields"])

    assert {fields(pdf) for pdf in sealed.values()} == {fields(paper)}


def test_paper_without_the_field_is_not_sealed(service: TrustService) -> None:
    bare = BytesIO()
    Canvas(bare).save()

    with pytest.raises(SealFailed, match="does not contain a form"):
        service.sealer().seal(bare.getvalue())


@pytest.mark.parametrize("level", Level)
def test_every_other_promise_is_kept(sealed: dict[Level, bytes], level: Level) -> None:
    assert faults(File(sealed[level], CHECK_URL)) == []


def test_it_weighs_little(paper: bytes, sealed: dict[Level, bytes]) -> None:
    added = {level: len(pdf) - len(paper) for level, pdf in sealed.items()}

    assert len(sealed[Level.B_B]) <= 45 * 1024
    assert added[Level.B_B] <= 12 * 1024
    assert added[Level.B_LTA] <= 60 * 1024


def test_whoever_has_another_root_does_not_know_us(sealed: dict[Level, bytes]) -> None:
    found = look(sealed[Level.B_T], Trust(roots=(stranger().der,)))

    assert found.is_intact
    assert not found.is_ours
    assert not found.is_timestamped


def test_withdrawn_key_is_not_ours_any_more(
    service: TrustService, sealed: dict[Level, bytes]
) -> None:
    trust = replace(service.trust, withdrawn=(service.seal.der,))

    assert not look(sealed[Level.B_B], trust).is_ours


# Where the key is


def test_remote_service_seals(service: TrustService, paper: bytes) -> None:
    sealed = service.sealer(Level.B_T, sign=remote(service)).seal(paper)

    assert look(sealed, service.trust).is_genuine
    assert "/csc/v1/signatures/signHash" in service.asked


def test_remote_service_that_is_down_is_named(service: TrustService, paper: bytes) -> None:
    service.is_down = True

    with pytest.raises(SealServiceAway):
        service.sealer(sign=remote(service)).seal(paper)


def test_service_nobody_hears_of_is_away(service: TrustService, paper: bytes) -> None:
    lost = replace(remote(service), url="http://127.0.0.1:1")

    with pytest.raises(SealServiceAway):
        service.sealer(sign=lost).seal(paper)


def test_service_that_signs_something_else_is_caught(service: TrustService, paper: bytes) -> None:
    service.lies = True

    with pytest.raises(SealFailed, match="does not hold"):
        service.sealer(sign=remote(service)).seal(paper)


@pytest.mark.parametrize("level", [Level.B_T, Level.B_LT, Level.B_LTA])
def test_without_a_time_stamper_nothing_is_sealed(
    service: TrustService, paper: bytes, level: Level
) -> None:
    sealer = service.sealer(level)
    service.is_down = True

    with pytest.raises(SealServiceAway):
        sealer.seal(paper)


def test_after_the_service_is_back_the_same_sealer_works(
    service: TrustService, paper: bytes
) -> None:
    sealer = service.sealer(Level.B_LT)
    service.is_down = True
    with pytest.raises(SealServiceAway):
        sealer.seal(paper)

    service.is_down = False

    assert look(sealer.seal(paper), service.trust).is_genuine


def test_key_of_another_certificate_is_caught(service: TrustService, paper: bytes) -> None:
    with pytest.raises(SealFailed, match="does not hold"):
        service.sealer(sign=LoadedKey(service.clock.key)).seal(paper)


def test_unknown_root_is_caught_before_anything_leaves(service: TrustService, paper: bytes) -> None:
    sealer = replace(service.sealer(), trust=Trust(roots=(stranger().der,)))

    with pytest.raises(SealFailed, match="does not hold"):
        sealer.seal(paper)


@pytest.mark.skipif(not SOFTHSM, reason="no SoftHSM was found (apt install softhsm2)")
def test_hardware_module_seals(
    service: TrustService, paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = module_with_the_key(service, tmp_path, monkeypatch)

    sealed = service.sealer(sign=key).seal(paper)
    again = service.sealer(sign=key).seal(paper)

    assert look(sealed, service.trust).is_genuine
    assert look(again, service.trust).is_genuine


@pytest.mark.skipif(not SOFTHSM, reason="no SoftHSM was found (apt install softhsm2)")
def test_module_without_the_key_is_away(service: TrustService, paper: bytes) -> None:
    key = HardwareKey(str(SOFTHSM), "no such token", "seal", PIN, service.certificate)

    with pytest.raises(SealServiceAway):
        service.sealer(sign=key).seal(paper)


def remote(service: TrustService) -> RemoteKey:
    return RemoteKey(
        url=service.url,
        credential="seal-1",
        client="us",
        secret="secret",
        pin=PIN,
        certificate=service.certificate,
    )


def module_with_the_key(
    service: TrustService, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> HardwareKey:
    """Put the seal's key into a SoftHSM of its own."""
    tokens = folder / "tokens"
    tokens.mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tokens}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    key = folder / "key.pem"
    key.write_bytes(
        service.seal.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    for words in (
        ["--init-token", "--free", "--label", "ours", "--so-pin", PIN],
        ["--import", str(key), "--token", "ours", "--label", "seal", "--id", "01"],
    ):
        command = ["softhsm2-util", *words, "--pin", PIN]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return HardwareKey(str(SOFTHSM), "ours", "seal", PIN, service.certificate)


def test_signer_knows_its_size(service: TrustService) -> None:
    signer = SealSigner(x509.Certificate.load(service.seal.der), [], LoadedKey(service.seal.key))

    assert signer.certificate.public_key.byte_size == 384

"""What is issued is sealed: between two looks at the database, or not at all."""

import hashlib
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from certificates import issuing, keys
from certificates.models import Certificate, CertificateDocument
from certificates.pdf.authority import DEVELOPMENT
from certificates.pdf.examine import look
from certificates.pdf.seal import Sealer
from lifecycle.models import Event, Letter
from tests.cast import Cast, meet_cast
from tests.certificates.certificates import make_accepted, make_issued, make_replaced, seen_in
from tests.certificates.trust_service import TrustService, running
from tests.conftest import SignIn


@pytest.fixture(scope="module")
def service() -> Iterator[TrustService]:
    with running() as service:
        yield service


def press(client: Client, certificate: Certificate) -> str:
    """Let an issuer press the button, and return what the page then says."""
    data = {"checked": "on", "seen": seen_in(certificate)}
    client.post(f"/desk/certificates/{certificate.pk}/issue/", data)
    return client.get(f"/desk/certificates/{certificate.pk}/").content.decode()


def test_what_is_issued_is_sealed(cast: Cast) -> None:
    certificate = make_issued(cast)

    found = look(bytes(certificate.document.pdf), keys.trust())

    assert found.is_genuine
    assert DEVELOPMENT in found.signer
    assert found.number == certificate.number


def test_replacement_is_sealed_too(cast: Cast) -> None:
    replaced = make_replaced(cast)

    for each in (replaced, replaced.replaced_by):
        assert look(bytes(each.document.pdf), keys.trust()).number == each.number


def test_file_is_known_by_its_digest(cast: Cast) -> None:
    document = make_issued(cast).document

    assert document.sha256 == hashlib.sha256(document.pdf).hexdigest()
    assert re.fullmatch("[0-9a-f]{64}", document.sha256)


def test_older_files_get_their_digest_too(cast: Cast) -> None:
    document = make_issued(cast).document
    known_as = document.sha256
    CertificateDocument.objects.update(sha256="")

    import_module("certificates.migrations.0009_document_sha256").fill(apps, None)

    document.refresh_from_db()
    assert document.sha256 == known_as


def test_preview_is_not_sealed(cast: Cast) -> None:
    found = look(issuing.paper(make_accepted(cast)), keys.trust())

    assert found.problem is None
    assert not found.is_sealed


def test_when_the_time_stamper_is_away_the_issuer_reads_it(
    cast: Cast, sign_in: SignIn, settings: Any
) -> None:
    settings.SEAL = settings.SEAL | {"LEVEL": "B-T", "TSA_URL": "http://127.0.0.1:1/"}
    certificate = make_accepted(cast)

    said = press(sign_in(cast.ines), certificate)

    assert "Stämpeltjänsten svarar inte. Inget har utfärdats. Försök igen om en stund." in said
    assert_nothing_is_issued(certificate)


def test_when_the_seal_is_set_up_wrong_the_issuer_reads_it(
    cast: Cast, sign_in: SignIn, settings: Any
) -> None:
    settings.SEAL = settings.SEAL | {"LEVEL": "B-T"}
    certificate = make_accepted(cast)

    said = press(sign_in(cast.ines), certificate)

    assert "Intyget kunde inte stämplas. Inget har utfärdats." in said
    assert_nothing_is_issued(certificate)


def test_after_the_service_is_back_it_is_issued(
    cast: Cast, sign_in: SignIn, settings: Any, service: TrustService
) -> None:
    certificate = make_accepted(cast)
    client = sign_in(cast.ines)
    for url in ("http://127.0.0.1:1/", f"{service.url}/tsa"):
        settings.SEAL = settings.SEAL | {"LEVEL": "B-T", "TSA_URL": url}
        known_as_ours(service, settings)
        press(client, certificate)

    certificate.refresh_from_db()
    assert look(bytes(certificate.document.pdf), keys.trust()).is_timestamped


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_database_while_it_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    cast = meet_cast()
    certificate = make_accepted(cast)
    held: list[bool] = []
    seal = Sealer.seal

    def watched(sealer: Sealer, pdf: bytes) -> bytes:
        held.append(connection.in_atomic_block)
        return seal(sealer, pdf)

    monkeypatch.setattr(Sealer, "seal", watched)
    issuing.issue(certificate, by=cast.ines, seen=seen_in(certificate))

    assert held == [False]


def test_what_changes_while_it_is_sealed_is_looked_at_again(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_accepted(cast)
    seal = Sealer.seal

    def slow(sealer: Sealer, pdf: bytes) -> bytes:
        Certificate.objects.filter(pk=certificate.pk).update(name="Amina Y. Yusuf")
        return seal(sealer, pdf)

    monkeypatch.setattr(Sealer, "seal", slow)
    said = press(sign_in(cast.ines), certificate)

    assert "Texten har ändrats" in said
    assert_nothing_is_issued(certificate)


def assert_nothing_is_issued(certificate: Certificate) -> None:
    again = Certificate.objects.get(pk=certificate.pk)
    assert again.is_accepted
    assert again.number is None
    assert not hasattr(again, "document")
    assert not Event.objects.about(again).filter(action="issue").exists()
    told = Letter.objects.filter(subject_id=again.pk, writer__endswith="tell_holder")
    assert not told.exists()


def known_as_ours(service: TrustService, settings: Any) -> None:
    """Let this machine know the root of the service that stamps the time."""
    folder = settings.KEYS_DIR / "stamped"
    folder.mkdir(exist_ok=True)
    (folder / "root.pem").write_bytes(service.root.pem)
    settings.SEAL_TRUST_FOLDER = str(folder)

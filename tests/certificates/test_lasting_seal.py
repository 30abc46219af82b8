"""A seal at the long-lived levels: what it takes to judge it is in the file itself."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from certificates.document import render_pdf
from certificates.pdf import TIMESTAMP_FIELDS
from certificates.pdf.seal import Level
from tests.certificates.contents import make_content
from tests.certificates.trust_service import TrustService, running

LASTING = (Level.B_LT, Level.B_LTA)


@pytest.fixture(scope="module")
def service() -> Iterator[TrustService]:
    with running() as service:
        yield service


@pytest.fixture(scope="module")
def sealed(service: TrustService) -> dict[Level, bytes]:
    paper = render_pdf(make_content())
    made = {level: service.sealer(level).seal(paper) for level in Level}
    service.is_down = True  # from here on the file must do
    return made


def opened(pdf: bytes) -> PdfFileReader:
    return PdfFileReader(BytesIO(pdf))


def test_only_long_lived_levels_carry_proof(sealed: dict[Level, bytes]) -> None:
    with_store = [level for level, pdf in sealed.items() if "/DSS" in opened(pdf).root]

    assert with_store == list(LASTING)


@pytest.mark.parametrize("level", LASTING)
def test_proof_is_of_the_seal_and_of_its_time_stamp(
    sealed: dict[Level, bytes], level: Level
) -> None:
    kept = DocumentSecurityStore.read_dss(opened(sealed[level]))

    named = {each.subject.native["common_name"] for each in kept.load_certs()}
    assert named == {"Provrot", "Provstämpel", "Provklocka"}
    assert len(kept.crls) == 1


@pytest.mark.parametrize("level", LASTING)
def test_proof_inside_satisfies_who_asks_for_it(
    service: TrustService, sealed: dict[Level, bytes], level: Level
) -> None:
    reader = opened(sealed[level])
    (seal,) = reader.embedded_regular_signatures

    assert not validate_pdf_signature(seal, demanding(service)).trusted
    assert validate_pdf_signature(seal, demanding(service, reader)).trusted


def test_longest_level_ends_with_a_time_stamp_in_the_field_for_it(
    service: TrustService, sealed: dict[Level, bytes]
) -> None:
    stamps = {
        level: list(opened(pdf).embedded_timestamp_signatures) for level, pdf in sealed.items()
    }

    assert [len(stamps[level]) for level in Level] == [0, 0, 0, 1]
    (stamp,) = stamps[Level.B_LTA]
    assert stamp.field_name == TIMESTAMP_FIELDS[0]
    assert stamp.sig_object["/SubFilter"] == "/ETSI.RFC3161"
    status = validate_pdf_timestamp(stamp, demanding(service, stamp.reader))
    assert status.trusted
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE


def demanding(service: TrustService, reader: PdfFileReader | None = None) -> ValidationContext:
    """Believe only what is proven not to be revoked, by the file and by nobody else."""
    wish: dict[str, Any] = {
        "trust_roots": [x509.Certificate.load(service.root.der)],
        "allow_fetching": False,
        "revocation_mode": "require",
    }
    if reader is None:
        return ValidationContext(**wish, crls=[], ocsps=[])
    context: ValidationContext = DocumentSecurityStore.read_dss(reader).as_validation_context(wish)
    return context

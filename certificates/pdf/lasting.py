"""A sealed file gets what it takes to judge it by itself, decades on (ETSI EN 319 142-1, 5.5).

PyHanko does the same after signing, but in revisions that write the metadata anew.
"""

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper, TimestampDSSContentSettings
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore, collect_validation_info
from pyhanko_certvalidator import ValidationContext

from certificates.pdf import TIMESTAMP_FIELDS
from certificates.pdf.revision import Revision

_IN_THE_SAME_REVISION = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)


async def with_its_proof(sealed: bytes, proof: ValidationContext) -> bytes:
    """Add the certificates of the seal and of its time stamp, and that none is revoked (B-LT)."""
    return (await _proven(sealed, proof)).as_bytes()


async def with_its_proof_stamped(
    sealed: bytes, proof: ValidationContext, timestamper: TimeStamper, digest: str
) -> bytes:
    """Add the proof, and a time stamp over everything that keeps it (B-LTA)."""
    output = BytesIO()
    await PdfTimeStamper(timestamper, field_name=TIMESTAMP_FIELDS[0]).async_timestamp_pdf(
        await _proven(sealed, proof),
        digest,
        proof,
        output=output,
        dss_settings=_IN_THE_SAME_REVISION,
    )
    return output.getvalue()


async def _proven(sealed: bytes, proof: ValidationContext) -> Revision:
    (seal,) = PdfFileReader(BytesIO(sealed)).embedded_regular_signatures
    paths = await collect_validation_info(seal, proof)
    revision = Revision(sealed)
    DocumentSecurityStore.supply_dss_in_writer(
        revision,
        seal.pkcs7_content.hex().encode(),
        paths=paths,
        validation_context=proof,
    )
    return revision

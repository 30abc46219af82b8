"""What a PDF file carries: its seals, its attachment, its links. Raises what pyHanko raises."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import tsp, x509
from asn1crypto.cms import ContentInfo
from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
)
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import find_cms_attribute_iter
from pyhanko.sign.validation import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from certificates.pdf.examination import Trust
from certificates.pdf.trusting import as_it_stood

_MIB = 1024 * 1024
_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=16 * _MIB),
    document_budget=DocumentDecodeBudget(base_allowance=64 * _MIB, max_ratio=20),
)
_LAST_WORDS = re.compile(rb"startxref\s{1,4}[0-9]{1,9}\s{1,4}%%EOF\s{0,4}\Z")
_MOST_ATTACHED = 2 * _MIB  # of JSON; ours has tens of kilobytes, and logos
_MOST_SEALS = 4
_MOST_PAGES = 60
_MOST_LINKS = 500


@dataclass(frozen=True)
class Seal:
    """What is known of one seal."""

    is_intact: bool
    is_ours: bool
    is_whole: bool
    signer: str
    sealed_at: datetime | None
    is_timestamped: bool


def opened(pdf: bytes) -> PdfFileReader:
    """Open a file that anybody may have written."""
    return PdfFileReader(BytesIO(pdf), strict=False, decode_limits=_LIMITS)


async def read_seals(reader: PdfFileReader, trust: Trust) -> list[Seal]:
    """Judge each seal as it stood when it was made; a retired key's still holds."""
    signatures = reader.embedded_regular_signatures
    if len(signatures) > _MOST_SEALS:
        raise PdfReadError("More seals than anybody needs.")
    return [await _judged(each, trust) for each in signatures]


async def _judged(signature: EmbeddedPdfSignature, trust: Trust) -> Seal:
    stamp = _stamped_at(signature)
    moment = stamp or signature.self_reported_timestamp
    certificate = signature.signer_cert
    status = await async_validate_pdf_signature(signature, as_it_stood(trust, moment))
    proven = status.timestamp_validity
    return Seal(
        is_intact=status.intact and status.valid and _ends_with_nothing(signature),
        is_ours=status.trusted and certificate.dump() not in trust.withdrawn,
        is_whole=_covers_everything(signature, status),
        signer=_name(certificate),
        sealed_at=moment,
        is_timestamped=bool(proven and proven.valid and proven.intact and proven.trusted),
    )


def _ends_with_nothing(signature: EmbeddedPdfSignature) -> bool:
    """Hold the room that a signature did not need to be empty: nothing else covers it."""
    content: bytes = signature.pkcs7_content
    return not any(content[len(ContentInfo.load(content).dump()) :])


def _covers_everything(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> bool:
    """Let only proof and time stamps follow a seal."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    if not status.docmdp_ok or status.modification_level != ModificationLevel.LTA_UPDATES:
        return False
    stream = signature.reader.stream
    stream.seek(0)
    return bool(_LAST_WORDS.search(stream.read()))


def _stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    attributes = signature.signer_info["unsigned_attrs"]
    token = next(find_cms_attribute_iter(attributes, "signature_time_stamp_token"), None)
    if token is None:
        return None
    said: tsp.TSTInfo = token["content"]["encap_content_info"]["content"].parsed
    moment: datetime = said["gen_time"].native
    return moment


def _name(certificate: x509.Certificate) -> str:
    named: dict[str, Any] = certificate.subject.native
    parts = (named.get("organization_name"), named.get("common_name"))
    return ", ".join(dict.fromkeys(str(part) for part in parts if part))[:200]


def read_attachment(reader: PdfFileReader) -> dict[str, Any] | None:
    """Return the attached JSON object, if there is one."""
    for file in _attached(reader.root):
        if len(file.data) > _MOST_ATTACHED:
            continue
        content = json.loads(file.data)
        if isinstance(content, dict):
            return content
    return None


def _attached(root: DictionaryObject) -> Iterator[StreamObject]:
    for described in _list(root, "/AF")[:_MOST_SEALS]:
        file = _entry(_entry(described, "/EF"), "/F")
        if isinstance(file, StreamObject):
            yield file


def read_links(reader: PdfFileReader) -> Iterator[str]:
    """Return the addresses that the pages lead to."""
    left = _MOST_LINKS
    for page in _pages(reader):
        for annotation in _list(page, "/Annots")[:left]:
            left -= 1
            if address := _entry(_entry(annotation, "/A"), "/URI"):
                yield str(address)


def _pages(reader: PdfFileReader) -> Iterator[DictionaryObject]:
    count = int(reader.root["/Pages"]["/Count"])
    for index in range(min(count, _MOST_PAGES)):
        yield reader.find_page_for_modification(index)[0].get_object()


def _list(holder: object, key: str) -> list[Any]:
    value = _entry(holder, key)
    if not isinstance(value, ArrayObject):
        return []
    return [each.get_object() if isinstance(each, IndirectObject) else each for each in value]


def _entry(holder: object, key: str) -> Any:
    """Return an entry, wherever in the file it stands; nothing if there is none."""
    return holder[key] if isinstance(holder, DictionaryObject) and key in holder else None

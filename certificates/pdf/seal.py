"""A finished file becomes a sealed one: PAdES, certified, and no change allowed after it."""

import asyncio
import os
from collections.abc import Coroutine
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from io import BytesIO
from threading import Thread
from typing import Any

import aiohttp
from pkcs11.exceptions import PKCS11Error
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.errors import (
    CRLFetchError,
    OCSPFetchError,
    PathError,
    ValidationError,
)

from certificates.pdf import SEAL_FIELD
from certificates.pdf.examination import Trust
from certificates.pdf.lasting import with_its_proof, with_its_proof_stamped
from certificates.pdf.reading import Seal, opened, read_seals
from certificates.pdf.revision import Revision
from certificates.pdf.signing import SealSigner
from certificates.pdf.trusting import with_proof

DIGEST = "sha256"
WITHIN = 60
"""Seconds for everything that a seal asks of others."""
_ROOM = {False: 256, True: 2048}
"""Bytes to spare for what a signature without, and with, a time stamp may grow by."""
_NO_PICTURE = StaticStampStyle(border_width=0, background=None)


class Level(StrEnum):
    """How long a seal can be judged by itself (ETSI EN 319 142-1)."""

    B_B = "B-B"
    """Signed."""
    B_T = "B-T"
    """And a time-stamping service says when."""
    B_LT = "B-LT"
    """And it carries the proof that its certificates were valid."""
    B_LTA = "B-LTA"
    """And a second time stamp keeps that proof."""

    @property
    def is_timestamped(self) -> bool:
        return self is not Level.B_B

    @property
    def carries_proof(self) -> bool:
        return self in {Level.B_LT, Level.B_LTA}


class SealFailed(Exception):
    """No seal came out that we could stand for."""


class SealServiceAway(SealFailed):
    """Somebody whom the seal needs does not answer: the key's keeper, or a time-stamper."""


@dataclass(frozen=True)
class Sealer:
    """A key, and how it seals. One for each process."""

    signer: SealSigner
    trust: Trust
    level: Level = Level.B_B
    tsa_url: str = ""
    reason: str = ""
    place: str = ""

    def seal(self, pdf: bytes) -> bytes:
        """Seal a file that has the field for it, and look at the result as a stranger would."""
        return _wait_for(self._sealed(pdf))

    async def _sealed(self, pdf: bytes) -> bytes:
        sealed = await self._signed(pdf)
        if self.level.carries_proof:
            sealed = await self._lasting(sealed)
        await self._refuse_broken(sealed)
        return sealed

    async def _signed(self, pdf: bytes) -> bytes:
        output = BytesIO()
        await PdfSigner(
            self._metadata,
            signer=self.signer,
            timestamper=self._timestamper,
            stamp_style=_NO_PICTURE,
        ).async_sign_pdf(
            Revision(pdf),
            output=output,
            existing_fields_only=True,
            bytes_reserved=await self._reserved(),
        )
        return output.getvalue()

    async def _lasting(self, sealed: bytes) -> bytes:
        async with with_proof(self.trust) as proof:
            if self.level is Level.B_LT:
                return await with_its_proof(sealed, proof)
            return await with_its_proof_stamped(sealed, proof, self._clock, DIGEST)

    @property
    def _metadata(self) -> PdfSignatureMetadata:
        return PdfSignatureMetadata(
            field_name=SEAL_FIELD,
            md_algorithm=DIGEST,
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            reason=self.reason or None,
            location=self.place or None,
        )

    @cached_property
    def _clock(self) -> HTTPTimeStamper:
        return HTTPTimeStamper(self.tsa_url)

    @property
    def _timestamper(self) -> HTTPTimeStamper | None:
        return self._clock if self.level.is_timestamped else None

    async def _reserved(self) -> int:
        """Measure once how many hexadecimal digits the signature needs."""
        if "reserved" not in self._measured:
            trial = await self.signer.async_sign(
                bytes(32), DIGEST, dry_run=True, use_pades=True, timestamper=self._timestamper
            )
            room = len(trial.dump()) + _ROOM[self.level.is_timestamped]
            self._measured["reserved"] = 2 * room
        return self._measured["reserved"]

    @cached_property
    def _measured(self) -> dict[str, int]:
        return {}

    async def _refuse_broken(self, sealed: bytes) -> None:
        seals = await read_seals(opened(sealed), self.trust)
        if len(seals) != 1 or not self._keeps_its_promise(seals[0]):
            raise SealFailed(f"The seal does not hold: {seals}")

    def _keeps_its_promise(self, seal: Seal) -> bool:
        return (
            seal.is_intact
            and seal.is_ours
            and seal.is_whole
            and seal.is_timestamped == self.level.is_timestamped
        )


_AWAY = (OSError, TimeoutError, aiohttp.ClientError, PKCS11Error, CRLFetchError, OCSPFetchError)
_BROKEN = (SigningError, PdfError, PathError, ValidationError, ValueError)


def _wait_for(work: Coroutine[Any, Any, bytes]) -> bytes:
    """Let the one loop of this process do it, and say in our words what went wrong."""
    waited = asyncio.run_coroutine_threadsafe(work, _loop(os.getpid()))
    try:
        return waited.result(WITHIN)
    except _AWAY as error:
        waited.cancel()
        raise SealServiceAway(_first_cause(error)) from error
    except _BROKEN as error:
        if isinstance(error.__cause__, _AWAY):
            raise SealServiceAway(_first_cause(error)) from error
        raise SealFailed(str(error)) from error


def _first_cause(error: BaseException) -> str:
    while error.__cause__:
        error = error.__cause__
    return f"{type(error).__name__}: {error}"


@cache
def _loop(_process: int) -> asyncio.AbstractEventLoop:
    """Keep one loop in a thread of its own; a process that was split off gets its own."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="seal", daemon=True).start()
    return loop

"""What a seal costs: beside pyHanko's own signer, and beside the paper without a seal."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from io import BytesIO

from asn1crypto import keys as asn1_keys
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.utils import timezone
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from benchmarks.scene import Scene
from benchmarks.table import Row, timed, weighed
from benchmarks.timing import compare
from benchmarks.worker import COMPETENCIES, make_sealer
from certificates.document import render_pdf
from certificates.pdf.authority import Pair, Wish, make_leaf, make_root
from certificates.pdf.seal import Sealer
from tests.certificates.contents import make_content

BUDGET = 46  # KB of 1000 bytes: 45 of 1024
FEWER = 3  # the slow one takes a third of a second: so many times fewer rounds do


def measure(_scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield two rows of CPU time, of sealing a paper and of drawing it too, and one of bytes."""
    content = make_content(count=COMPETENCIES)
    root, seal = make_pair()
    sealer = make_sealer(root, seal)
    simple = SimpleSealer(sealer, seal)

    def ours() -> bytes:
        return sealer.seal(render_pdf(content))

    few, paper = max(rounds // FEWER, 1), render_pdf(content)
    stock = compare(lambda: sealer.seal(paper), lambda: simple.seal(paper), rounds=few)
    whole = compare(ours, lambda: simple.seal(render_pdf(content)), rounds=few)
    note = (
        f"beside SimpleSigner on the same paper, both read back; both drawn too: {whole.ratio:.2f}"
    )
    yield timed("seal: RSA-3072, a loaded key", stock, most=0.15, note=note)
    bare = compare(ours, lambda: render_pdf(content), rounds=rounds)
    note = "read back before it leaves; beside the paper unsealed"
    yield timed("drawn and sealed", bare, most=5, note=note)
    yield weighed("bytes: the same, sealed", len(ours()), BUDGET, "")


def make_pair() -> tuple[Pair, Pair]:
    """Make a root and a seal to measure with."""
    now = timezone.now()
    root = make_root(Wish("Benchmarks", "Root", now))
    return root, make_leaf(root, Wish("Benchmarks", "Seal", now))


class SimpleSealer:
    """The same seal as pyHanko's manual makes it, read back as ours is."""

    def __init__(self, sealer: Sealer, seal: Pair) -> None:
        key = seal.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        signer = SimpleSigner(
            signing_cert=sealer.signer.certificate,
            signing_key=asn1_keys.PrivateKeyInfo.load(key),
            cert_registry=SimpleCertificateStore(),
        )
        self.signer = PdfSigner(sealer._metadata, signer=signer)
        self.check = sealer._refuse_broken

    @cached_property
    def thread(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1)

    def seal(self, pdf: bytes) -> bytes:
        output = BytesIO()
        writer = IncrementalPdfFileWriter(BytesIO(pdf))

        async def work() -> None:
            await self.signer.async_sign_pdf(writer, output=output, existing_fields_only=True)
            await self.check(output.getvalue())

        # In a thread of its own, as ours: whoever measures may have a loop of theirs running.
        self.thread.submit(asyncio.run, work()).result()
        return output.getvalue()

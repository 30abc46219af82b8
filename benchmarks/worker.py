"""One process that draws and seals: told all it needs, without Django, as a worker could be."""

import sys
from dataclasses import replace
from pathlib import Path

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.x509 import load_der_x509_certificate

from certificates.document import render_pdf
from certificates.pdf.authority import Pair
from certificates.pdf.examination import Trust
from certificates.pdf.seal import Sealer
from certificates.pdf.signing import LoadedKey, SealSigner
from tests.certificates.contents import make_content

COMPETENCIES = 8
EARLY = 100

Plain = tuple[bytes, bytes]
"""A pair as bytes, to go from one process to another."""


def make_sealer(root: Pair, seal: Pair) -> Sealer:
    certificate = x509.Certificate.load(seal.der)
    return Sealer(SealSigner(certificate, [], LoadedKey(seal.key)), Trust(roots=(root.der,)))


def draw_and_seal(share: tuple[Plain, Plain, int]) -> tuple[float, float, float]:
    """Make one process's share; return its memory after the first hundred and after all, and the
    most that it ever had.
    """
    root, seal, count = share
    sealer = make_sealer(read(root), read(seal))
    content = make_content(count=COMPETENCIES)
    early = 0.0
    for index in range(count):
        holder = replace(content.holder, name=f"{content.holder.name} {index}")
        sealer.seal(render_pdf(replace(content, serial=f"VV-2026-{index:06}", holder=holder)))
        if index == EARLY:
            early = memory_mb("VmRSS")
    return early, memory_mb("VmRSS"), memory_mb("VmHWM")


def memory_mb(which: str) -> float:
    """Return this process's memory, in MB: what Linux says of it, or elsewhere its peak."""
    if sys.platform == "linux":  # a peak by getrusage would be that of the process that began ours
        said = Path("/proc/self/status").read_text().partition(f"{which}:")[2]
        return int(said.split()[0]) * 1024 / 1_000_000
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1_000_000 if sys.platform == "darwin" else peak / 1000


def written(pair: Pair) -> Plain:
    key = pair.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return key, pair.der


def read(plain: Plain) -> Pair:
    key = load_der_private_key(plain[0], None)
    assert isinstance(key, RSAPrivateKey)
    return Pair(key, load_der_x509_certificate(plain[1]))

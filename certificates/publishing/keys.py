"""The public keys that anyone may keep, to check with when we are gone."""

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_der_x509_certificate
from django.utils.translation import gettext_lazy as _

from certificates import checkpoints, keys

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

NAMES = {
    "roots.pem": _("Whose seals on PDFs are ours: the roots"),
    "chain.pem": _("What stands between a root and a seal"),
    "withdrawn.pem": _("Seals that are no longer ours, since somebody else may have their keys"),
    "checkpoint.pem": _("The public key of the checkpoints"),
    "checkpoint.txt": _("The same key, and those before it, as signed notes have them"),
}
"""What each file is."""


def public_keys() -> dict[str, bytes]:
    """Return each file by its name; one that would be empty is not there."""
    signer, trust = checkpoints.signer(), keys.trust()
    found = {
        "roots.pem": _pem(trust.roots),
        "chain.pem": _pem(trust.others),
        "withdrawn.pem": _pem(trust.withdrawn),
        "checkpoint.pem": signer.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        "checkpoint.txt": "".join(f"{each.written}\n" for each in checkpoints.signers()).encode(),
    }
    return {name: content for name, content in found.items() if content}


def named_keys() -> dict[str, "StrPromise"]:
    """Say of each file that is there what it is."""
    return {name: NAMES[name] for name in public_keys()}


def _pem(certificates: tuple[bytes, ...]) -> bytes:
    read = map(load_der_x509_certificate, certificates)
    return b"".join(each.public_bytes(Encoding.PEM) for each in read)

"""The public keys that anyone may keep, to check with when we are gone."""

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from certificates import checkpoints


def public_keys() -> dict[str, bytes]:
    """Return each file by its name."""
    signer = checkpoints.signer()
    return {
        "checkpoint.txt": f"{signer.written}\n".encode(),
        "checkpoint.pem": signer.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    }

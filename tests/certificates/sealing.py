"""A seal as an operator sets one up: files in a folder, and the settings that name them."""

from datetime import timedelta
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from django.utils import timezone

from certificates.pdf.authority import Pair, Wish, make_leaf, make_root

UNSET = {
    "LEVEL": "B-B",
    "CERTIFICATE_FILE": "",
    "CHAIN_FILE": "",
    "KEY_FILE": "",
    "KEY_PASSPHRASE": "",
    "PKCS11_LIBRARY": "",
    "PKCS11_TOKEN": "",
    "PKCS11_KEY": "",
    "PKCS11_PIN": "",
    "CSC_URL": "",
    "CSC_CREDENTIAL": "",
    "CSC_CLIENT": "",
    "CSC_SECRET": "",
    "CSC_PIN": "",
    "TSA_URL": "",
}


@cache
def pairs() -> tuple[Pair, Pair]:
    """Return a root and a seal of a real place; made once."""
    begins_at = timezone.now() - timedelta(days=1)
    root = make_root(Wish("En riktig utfärdare", "Rot", begins_at))
    return root, make_leaf(root, Wish("Validering Väst", "Stämpel", begins_at))


def set_up(folder: Path, *, passphrase: str = "") -> dict[str, str]:
    """Write key, certificate and trusted root, and return the settings that name them."""
    root, seal = pairs()
    locked = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    (folder / "trusted").mkdir(parents=True, exist_ok=True)
    (folder / "trusted" / "root.pem").write_bytes(root.pem)
    (folder / "seal.pem").write_bytes(seal.pem)
    (folder / "seal.key").write_bytes(
        seal.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)
    )
    return {
        "SEAL_CERTIFICATE_FILE": str(folder / "seal.pem"),
        "SEAL_KEY_FILE": str(folder / "seal.key"),
        "SEAL_TRUST_FOLDER": str(folder / "trusted"),
        **({"SEAL_KEY_PASSPHRASE": passphrase} if passphrase else {}),
    }


def config_of(names: dict[str, str]) -> dict[str, str]:
    """Return the settings' own form of what the environment says."""
    said = {name.removeprefix("SEAL_"): value for name, value in names.items()}
    return {name: said.get(name, value) for name, value in UNSET.items()}

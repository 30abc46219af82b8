"""From what an operator has written down to a key that seals, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from asn1crypto import pem, x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

from certificates.pdf.authority import DEVELOPMENT
from certificates.pdf.examination import Trust
from certificates.pdf.seal import Level, Sealer, SealFailed
from certificates.pdf.signing import (
    HardwareKey,
    LoadedKey,
    PrivateKey,
    RemoteKey,
    SealSigner,
    Sign,
)

Config = Mapping[str, str]

_PLACES = {
    "KEY_FILE": ("KEY_FILE",),
    "PKCS11_LIBRARY": ("PKCS11_LIBRARY", "PKCS11_TOKEN", "PKCS11_KEY", "PKCS11_PIN"),
    "CSC_URL": ("CSC_URL", "CSC_CREDENTIAL", "CSC_CLIENT", "CSC_SECRET"),
}
"""The three places for a key: what names the place, and what each needs."""


class KeyProblem(SealFailed):
    """The seal is not set up so that it could work."""


def is_configured(config: Config) -> bool:
    """Say whether the operator has named a key at all."""
    return any(config[name] for names in _PLACES.values() for name in names)


def make_sealer(config: Config, trust: Trust, *, place: str = "") -> Sealer:
    """Load the key, once: the sealer is meant to be kept."""
    if problem := next(_gaps(config), ""):
        raise KeyProblem(problem)
    certificate, *chain = _certificates(config, "CERTIFICATE_FILE")
    chain += _certificates(config, "CHAIN_FILE") if config["CHAIN_FILE"] else []
    return Sealer(
        signer=SealSigner(certificate, chain, _key(config, certificate)),
        trust=trust,
        level=Level(config["LEVEL"]),
        tsa_url=config["TSA_URL"],
        place=place,
    )


def read_trust(trusted: Path, withdrawn: Path) -> Trust:
    """Read whose seals are ours: two folders of PEM files."""
    known = [each for path in sorted(trusted.glob("*.pem")) for each in _read(path)]
    gone = [each for path in sorted(withdrawn.glob("*.pem")) for each in _read(path)]
    return Trust(
        roots=tuple(each.dump() for each in known if _is_root(each)),
        others=tuple(each.dump() for each in known if not _is_root(each)),
        withdrawn=tuple(each.dump() for each in gone),
    )


def problems(config: Config, trusted: Path, withdrawn: Path) -> list[str]:
    """Return why a production may not seal with this; empty if it may."""
    try:
        trust = read_trust(trusted, withdrawn)
        sealer = make_sealer(config, trust)
    except KeyProblem as problem:
        return [str(problem)]
    return list(_unfit(config, sealer))


def _unfit(config: Config, sealer: Sealer) -> Iterator[str]:
    names = [sealer.signer.certificate.dump(), *sealer.trust.roots]
    if any(_is_for_development(x509.Certificate.load(each)) for each in names):
        yield "the seal's certificate or root is one of a development machine"
    if not sealer.trust.roots:
        yield "SEAL_TRUST_FOLDER holds no root, so no seal of ours would be known as ours"
    if sealer.signer.certificate.dump() in sealer.trust.withdrawn:
        yield "SEAL_CERTIFICATE_FILE is among the withdrawn"
    if config["CSC_URL"] and not config["CSC_URL"].startswith("https://"):
        yield "SEAL_CSC_URL is not https"


def _gaps(config: Config) -> Iterator[str]:
    named = [place for place, names in _PLACES.items() if any(config[name] for name in names)]
    if not named:
        choice = ", ".join(f"SEAL_{place}" for place in _PLACES)
        yield f"no seal key is configured (one of {choice})"
    if len(named) > 1:
        yield f"the seal's key is in several places ({', '.join(named)})"
    for place in named:
        missing = [f"SEAL_{name}" for name in _PLACES[place] if not config[name]]
        if missing:
            yield f"the seal is half set up; it needs {', '.join(missing)}"
    if not config["CERTIFICATE_FILE"]:
        yield "the seal is half set up; it needs SEAL_CERTIFICATE_FILE"
    if config["LEVEL"] not in set(Level):
        yield f"SEAL_LEVEL is none of {', '.join(Level)}"
    elif Level(config["LEVEL"]).is_timestamped and not config["TSA_URL"].startswith("http"):
        yield f"SEAL_LEVEL {config['LEVEL']} needs SEAL_TSA_URL, the address of a time-stamper"


def _key(config: Config, certificate: x509.Certificate) -> Sign:
    if config["PKCS11_LIBRARY"]:
        return HardwareKey(
            library=config["PKCS11_LIBRARY"],
            token=config["PKCS11_TOKEN"],
            label=config["PKCS11_KEY"],
            pin=config["PKCS11_PIN"],
            certificate=certificate,
        )
    if config["CSC_URL"]:
        return RemoteKey(
            url=config["CSC_URL"].rstrip("/"),
            credential=config["CSC_CREDENTIAL"],
            client=config["CSC_CLIENT"],
            secret=config["CSC_SECRET"],
            pin=config["CSC_PIN"],
            certificate=certificate,
        )
    return LoadedKey(_loaded(config, certificate))


def _loaded(config: Config, certificate: x509.Certificate) -> PrivateKey:
    try:
        written = Path(config["KEY_FILE"]).read_bytes()
        key = load_pem_private_key(written, config["KEY_PASSPHRASE"].encode() or None)
    except (OSError, ValueError, TypeError) as error:
        raise KeyProblem(f"SEAL_KEY_FILE cannot be read ({error})") from error
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise KeyProblem("SEAL_KEY_FILE is neither an RSA nor an EC key")
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if public != certificate.public_key.dump():
        raise KeyProblem("SEAL_KEY_FILE is not the key of SEAL_CERTIFICATE_FILE")
    return key


def _certificates(config: Config, name: str) -> list[x509.Certificate]:
    found = _read(Path(config[name]))
    if not found:
        raise KeyProblem(f"SEAL_{name} holds no certificate")
    return found


def _read(path: Path) -> list[x509.Certificate]:
    try:
        blocks = pem.unarmor(path.read_bytes(), multiple=True)
        found = [x509.Certificate.load(der) for kind, _, der in blocks if kind == "CERTIFICATE"]
        for each in found:
            each.public_key.dump(force=True)  # what is no certificate fails here, not at a seal
    except (OSError, ValueError) as error:
        raise KeyProblem(f"{path.name} cannot be read as certificates ({error})") from error
    return found


def _is_root(certificate: x509.Certificate) -> bool:
    return bool(certificate.self_issued)


def _is_for_development(certificate: x509.Certificate) -> bool:
    return DEVELOPMENT in str(certificate.subject.native.get("common_name", ""))

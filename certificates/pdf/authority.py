"""A certificate authority of one's own: for a development machine and for tests, never for real.

Nobody else knows its root, so readers say of its seals that they do not know who made them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DEVELOPMENT = "for development only"
"""Stands in the name of every certificate that a development machine makes."""

_BITS = 3072
_NO_USE = {
    "digital_signature": False,
    "content_commitment": False,
    "key_encipherment": False,
    "data_encipherment": False,
    "key_agreement": False,
    "key_cert_sign": False,
    "crl_sign": False,
    "encipher_only": False,
    "decipher_only": False,
}
_SIGNS = {**_NO_USE, "digital_signature": True, "content_commitment": True}
_ISSUES = {**_NO_USE, "key_cert_sign": True, "crl_sign": True}


@dataclass(frozen=True)
class Pair:
    """A private key and the certificate that names its owner."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


@dataclass(frozen=True)
class Wish:
    """What a certificate should say."""

    organisation: str
    name: str
    begins_at: datetime
    days: int = 3650
    time_stamps: bool = False
    crl_url: str = ""


def make_root(wish: Wish) -> Pair:
    """Make a root that vouches for itself."""
    key = _new_key()
    builder = _builder(wish, key).issuer_name(_name(wish))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(x509.KeyUsage(**_ISSUES), critical=True)
    return Pair(key, builder.sign(key, hashes.SHA256()))


def make_leaf(root: Pair, wish: Wish) -> Pair:
    """Make a key that seals, or one that stamps the time, under a root."""
    key = _new_key()
    builder = _builder(wish, key).issuer_name(root.certificate.subject)
    builder = builder.add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    builder = builder.add_extension(x509.KeyUsage(**_SIGNS), critical=True)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(root.key.public_key()), critical=False
    )
    if wish.time_stamps:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    if wish.crl_url:
        builder = builder.add_extension(_list_at(wish.crl_url), critical=False)
    return Pair(key, builder.sign(root.key, hashes.SHA256()))


def _builder(wish: Wish, key: rsa.RSAPrivateKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(wish))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(wish.begins_at)
        .not_valid_after(wish.begins_at + timedelta(days=wish.days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(wish: Wish) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "SE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, wish.organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, wish.name),
        ]
    )


def _list_at(address: str) -> x509.CRLDistributionPoints:
    place = x509.UniformResourceIdentifier(address)
    point = x509.DistributionPoint(
        full_name=[place], relative_name=None, reasons=None, crl_issuer=None
    )
    return x509.CRLDistributionPoints([point])


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=_BITS)

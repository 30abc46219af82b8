"""Where the seal's key is: in a file, in a hardware module, or with a remote service.

One subclass of pyHanko's Signer is the seam. Its own SimpleSigner reads the key anew for every
signature, twice a file: for RSA-3072 that is nearly all of the time.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

import aiohttp
from asn1crypto import algos, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign import signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import csc_signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
Sign = Callable[[bytes, str], Awaitable[bytes]]
"""Signs the bytes with the digest algorithm of that name."""

ANSWER_WITHIN = 15
"""Seconds that a remote service has for each answer."""


class SealSigner(signers.Signer):
    """Puts whatever signs behind pyHanko's interface."""

    def __init__(
        self, certificate: x509.Certificate, chain: Iterable[x509.Certificate], sign: Sign
    ) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(chain)  # the certificate itself is put in anyway, and once will do
        super().__init__(signing_cert=certificate, cert_registry=store, embed_roots=False)
        self.certificate = certificate
        self._sign = sign

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002 (the library's signature)
    ) -> bytes:
        if dry_run:
            return bytes(_size_of_signature(self.certificate))
        return await self._sign(data, digest_algorithm)


@dataclass(frozen=True)
class LoadedKey:
    """A key read from a file once, and kept."""

    key: PrivateKey

    async def __call__(self, data: bytes, digest_algorithm: str) -> bytes:
        digest = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[
            digest_algorithm
        ]
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, padding.PKCS1v15(), digest)
        return self.key.sign(data, ec.ECDSA(digest))


@dataclass
class HardwareKey:
    """A key in a PKCS#11 module: it never leaves it. The session opens at the first seal."""

    library: str
    token: str
    label: str
    pin: str = field(repr=False)
    certificate: x509.Certificate
    _signer: PKCS11Signer | None = None
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self, data: bytes, digest_algorithm: str) -> bytes:
        async with self._one_at_a_time:  # a session signs one thing at a time
            try:
                if not self._signer:
                    self._signer = await asyncio.to_thread(self._open)
                return await self._signer.async_sign_raw(data, digest_algorithm)
            except Exception:
                self._signer = None  # a module that was away is asked anew next time
                raise

    def _open(self) -> PKCS11Signer:
        session = open_pkcs11_session(
            self.library, token_criteria=TokenCriteria(label=self.token), user_pin=self.pin
        )
        return PKCS11Signer(session, signing_cert=self.certificate, key_label=self.label)


@dataclass(frozen=True)
class RemoteKey:
    """A key with a trust service that speaks the Cloud Signature Consortium's API."""

    url: str
    credential: str
    client: str
    secret: str = field(repr=False)
    pin: str = field(repr=False)
    certificate: x509.Certificate

    async def __call__(self, data: bytes, digest_algorithm: str) -> bytes:
        limit = aiohttp.ClientTimeout(total=ANSWER_WITHIN)
        async with aiohttp.ClientSession(timeout=limit, raise_for_status=True) as session:
            info = csc_signer.CSCServiceSessionInfo(
                self.url, self.credential, oauth_token=await self._token(session)
            )
            door = _Authorization(info, self._credential_info(digest_algorithm), session, self.pin)
            signer = csc_signer.CSCSigner(session, door, sign_timeout=ANSWER_WITHIN)
            return bytes(await signer.async_sign_raw(data, digest_algorithm))

    async def _token(self, session: aiohttp.ClientSession) -> str:
        wish = {
            "grant_type": "client_credentials",
            "client_id": self.client,
            "client_secret": self.secret,
        }
        async with session.post(f"{self.url}/oauth2/token", data=wish) as answer:
            return str(_said(await answer.json(), "access_token"))

    def _credential_info(self, digest_algorithm: str) -> csc_signer.CSCCredentialInfo:
        mechanism = signers.Signer(signing_cert=self.certificate)
        algorithm: algos.SignedDigestAlgorithm = mechanism.get_signature_mechanism_for_digest(
            digest_algorithm
        )
        return csc_signer.CSCCredentialInfo(
            signing_cert=self.certificate,
            chain=[],
            supported_mechanisms=frozenset([algorithm["algorithm"].native]),
            max_batch_size=1,
            hash_pinning_required=True,
            response_data={},
        )


class _Authorization(csc_signer.CSCAuthorizationManager):
    """Asks leave for one signature of one hash."""

    def __init__(
        self,
        info: csc_signer.CSCServiceSessionInfo,
        credential: csc_signer.CSCCredentialInfo,
        session: aiohttp.ClientSession,
        pin: str,
    ) -> None:
        super().__init__(info, credential)
        self._session, self._pin = session, pin

    async def authorize_signature(self, hash_b64s: list[str]) -> csc_signer.CSCAuthorizationInfo:
        wish = self.format_csc_auth_request(pin=self._pin or None, hash_b64s=hash_b64s)
        address = self.csc_session_info.endpoint_url("credentials/authorize")
        async with self._session.post(address, headers=self.auth_headers, json=wish) as answer:
            return self.parse_csc_auth_response(await answer.json())


def _said(answer: object, word: str) -> object:
    if not isinstance(answer, dict) or word not in answer:
        raise SigningError(f"The seal service's answer lacks {word}.")
    return answer[word]


def _size_of_signature(certificate: x509.Certificate) -> int:
    key = certificate.public_key
    return int(key.byte_size) if key.algorithm == "rsa" else 2 * int(key.byte_size) + 16

"""A trust service on this machine: a root, a seal, and over HTTP what a real one gives."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, utils
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.utils import timezone
from pyhanko.sign.timestamps import DummyTimeStamper

from certificates.pdf.authority import Pair, Wish, make_leaf, make_root
from certificates.pdf.examination import Trust
from certificates.pdf.seal import Level, Sealer
from certificates.pdf.signing import LoadedKey, SealSigner, Sign

TOKEN, PIN, SAD = "a-token", "1234", "leave-for-one"


@dataclass
class TrustService:
    """What the service has, and how it behaves just now."""

    url: str
    root: Pair
    seal: Pair
    clock: Pair
    is_down: bool = False
    lies: bool = False
    """It answers with a signature of something else."""
    asked: list[str] = field(default_factory=list)

    @property
    def trust(self) -> Trust:
        return Trust(roots=(self.root.der,))

    @property
    def certificate(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.seal.der)

    def sealer(self, level: Level = Level.B_B, *, sign: Sign | None = None) -> Sealer:
        signer = SealSigner(self.certificate, [], sign or LoadedKey(self.seal.key))
        return Sealer(signer, self.trust, level, tsa_url=f"{self.url}/tsa")

    # What it answers

    def answer(self, path: str, body: bytes, token: str | None) -> tuple[str, bytes]:
        """Answer one question: the type of the answer and the answer."""
        self.asked.append(path)
        if path == "/tsa":
            return "application/timestamp-reply", self._stamp(body)
        if path == "/crl":
            return "application/pkix-crl", self._revoked()
        if path == "/oauth2/token":
            assert parse_qs(body.decode())["client_secret"] == ["secret"]
            return _as_json({"access_token": TOKEN})
        assert token == f"Bearer {TOKEN}"
        return _as_json(self._remote(path, json.loads(body)))

    def _remote(self, path: str, wish: dict[str, Any]) -> dict[str, Any]:
        assert wish["credentialID"] == "seal-1"
        if path == "/csc/v1/credentials/authorize":
            assert wish["PIN"] == PIN
            return {"SAD": SAD}
        assert path == "/csc/v1/signatures/signHash"
        assert wish["SAD"] == SAD
        return {"signatures": [self._signed(each) for each in wish["hash"]]}

    def _signed(self, digest: str) -> str:
        plain = bytes(32) if self.lies else base64.b64decode(digest)
        how = utils.Prehashed(hashes.SHA256())
        return base64.b64encode(self.seal.key.sign(plain, padding.PKCS1v15(), how)).decode()

    def _stamp(self, request: bytes) -> bytes:
        key = self.clock.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        stamper = DummyTimeStamper(
            asn1.Certificate.load(self.clock.der), keys.PrivateKeyInfo.load(key)
        )
        answered: bytes = stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()
        return answered

    def _revoked(self) -> bytes:
        now = timezone.now()
        identity = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.root.key.public_key())
        revoked = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.certificate.subject)
            .last_update(now - timedelta(hours=1))
            .next_update(now + timedelta(days=7))
            .add_extension(identity, critical=False)
            .add_extension(x509.CRLNumber(1), critical=False)
            .sign(self.root.key, hashes.SHA256())
        )
        return revoked.public_bytes(Encoding.DER)


@contextmanager
def running() -> Iterator[TrustService]:
    """Run the service on a port of its own; its keys are made for it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Door)
    url = f"http://127.0.0.1:{server.server_port}"
    root = make_root(_wish("Provrot"))
    crl = f"{url}/crl"
    seal = make_leaf(root, _wish("Provstämpel", crl_url=crl))
    clock = make_leaf(root, _wish("Provklocka", crl_url=crl, time_stamps=True))
    _Door.service = TrustService(url, root, seal, clock)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield _Door.service
    finally:
        server.shutdown()
        server.server_close()


@cache
def stranger() -> Pair:
    """Return the root of somebody else."""
    return make_root(_wish("Främmande rot"))


def _wish(name: str, **more: Any) -> Wish:
    return Wish("Validering Väst", name, timezone.now() - timedelta(days=1), **more)


class _Door(BaseHTTPRequestHandler):
    service: TrustService

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, body: bytes) -> None:
        if self.service.is_down:
            self.send_error(503)
            return
        kind, content = self.service.answer(self.path, body, self.headers["Authorization"])
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def _as_json(plain: dict[str, Any]) -> tuple[str, bytes]:
    return "application/json", json.dumps(plain).encode()

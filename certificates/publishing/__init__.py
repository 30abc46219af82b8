"""The register as a plain folder of files, which any web server can serve when we are gone.

What is valid is there word for word; what is not, without a word about anyone; of people with a
protected identity nothing. It says what was true on the day it was made.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from certificates import checkpoints, verification
from certificates.models import Certificate
from certificates.publishing import frameworks, guide
from certificates.publishing.folder import Folder, Refused, renewed
from certificates.publishing.keys import public_keys
from certificates.publishing.ledger import NEWEST, Ledger
from certificates.publishing.site import Site
from certificates.publishing.status import proof, status, written
from certificates.verification import Verdict

_AT_ONCE = 50  # certificates fetched at a time: documents are tens of kilobytes each


@dataclass
class Published:
    """What is in the folder now."""

    states: Counter[str] = field(default_factory=Counter)
    frameworks: int = 0
    files: int = 0
    written: int = 0  # of those files; the others were there before

    @property
    def certificates(self) -> int:
        return self.states.total()


def publish(target: Path) -> Published:
    """Make the folder, or renew it: whole or not at all. Raises folder.Refused."""
    _refuse_another_name()
    checkpoints.write()
    with renewed(target) as folder:
        site = Site(folder, timezone.localdate())
        shown = frameworks.put(site)
        found, ledger = Published(frameworks=len(shown)), Ledger.read()
        listed = dict(_put_certificates(site, ledger, found))
        guide.put(site, shown)
        _put_register(folder, ledger, listed)
        site.put_assets()
        _put_summary(folder, ledger, found)
    found.files, found.written = folder.files, folder.written
    return found


def _refuse_another_name() -> None:
    """Whoever checks the folder compares the checkpoints with a name: it must be the same."""
    ours = {signer.name for signer in checkpoints.signers()}
    names = {note.split("\n", 1)[0] for _file, note in checkpoints.written()}
    if others := sorted(names - ours):
        raise Refused(
            f"The register is signed as {', '.join(others)}, and the name is now"
            f" {settings.CHECKPOINT_ORIGIN}: set CHECKPOINT_ORIGIN or PUBLIC_URL as they were, or"
            " keep the former name and key in CHECKPOINT_FORMER_KEYS_FILE."
        )


def _put_certificates(site: Site, ledger: Ledger, found: Published) -> Iterator[tuple[str, str]]:
    """Write what there is about each, and return what stands in the list of states."""
    for certificate in _publishable().iterator(chunk_size=_AT_ONCE):
        verdict = verification.check(str(certificate.number))
        if verdict.is_unknown:  # it came and went while we were reading
            continue
        _put_certificate(site, certificate, verdict, ledger)
        found.states[verdict.state] += 1
        yield sha256(verdict.number.encode()).hexdigest(), verdict.state


def _publishable() -> Any:
    """Return all that were issued, but nothing of people with a protected identity."""
    return (
        Certificate.objects.issued()
        .filter(participant__is_protected=False)
        .select_related("document")
        .prefetch_related("ledger__salt")
        .order_by("pk")
    )


def _put_certificate(
    site: Site, certificate: Certificate, verdict: Verdict, ledger: Ledger
) -> None:
    place = f"v/{verdict.number}/"
    said = status(verdict, as_of=site.as_of) | proof(verdict, certificate, ledger)
    site.folder.put(f"{place}status.json", written(said))
    if verdict.is_valid:
        site.folder.put(f"{place}certificate.pdf", bytes(certificate.document.pdf))
    site.put_check(place, verdict)


def _put_register(folder: Folder, ledger: Ledger, listed: dict[str, str]) -> None:
    """Write what can be known of the whole register without knowing a number."""
    folder.put("register/states.json", written(listed))
    folder.put("register/leaves.txt", "".join(f"{leaf.hex()}\n" for leaf in ledger.leaves).encode())
    for file, note in checkpoints.written():
        folder.put(f"register/checkpoints/{file.name}", note.encode())
    if ledger.checkpoint:
        folder.put(f"register/{NEWEST}", ledger.checkpoint.encode())
    for name, key in public_keys().items():
        folder.put(f"keys/{name}", key)


def _put_summary(folder: Folder, ledger: Ledger, found: Published) -> None:
    summary = {
        "issuer": settings.ISSUER_NAME,
        "published_at": timezone.now().isoformat(timespec="seconds"),
        "certificates": dict(sorted(found.states.items())),
        "frameworks": found.frameworks,
        "ledger": {"size": len(ledger.leaves), "root": ledger.root.hex()},
    }
    folder.put(folder.MARK, written(summary))

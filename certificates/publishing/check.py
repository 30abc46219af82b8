"""Checks a certificate against the register's ledger, with nothing but Python.

    python3 check.py certificate.pdf status.json newest-checkpoint.txt

Says whether the file and the words of status.json are bit for bit those that the ledger tells of,
and whether that entry is in the ledger that the checkpoint stands for. The checkpoint's
signature is checked with openssl; how is written on the page that this program lies beside.
"""

import base64
import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

HOLDS_AFTER = ("issue", "reinstate")


def main(certificate: str, status: str, checkpoint: str) -> int:
    pdf, said = Path(certificate).read_bytes(), json.loads(Path(status).read_text("utf-8"))
    print(f"{said['number']}: {said['state']}, as of {said['as_of']}")  # noqa: T201
    if said["state"] != "valid":
        return 1
    _origin, size, root, *_rest = Path(checkpoint).read_text("utf-8").splitlines()
    faults = list(find_faults(pdf, said, int(size), base64.b64decode(root)))
    print("\n".join(faults) or "The file is the one that was issued, and the ledger holds it.")  # noqa: T201
    return 1 if faults else 0


def find_faults(pdf: bytes, said: dict[str, Any], size: int, root: bytes) -> Iterator[str]:
    """Name what does not fit; nothing if all does."""
    document = sha256(pdf).digest()
    if document.hex() != said["document"]["sha256"]:
        yield "The file is not the one that was issued."
    if not said["ledger"]:
        yield "The ledger says nothing of it."
    elif json.loads(said["ledger"][-1]["entry"])["kind"] not in HOLDS_AFTER:
        yield "By the ledger's last word of it, it does not hold."
    words = sha256(canonical(said["content"])).digest()
    facts = {
        "subject": (said["number"].encode(), "certificate"),
        "document": (document, "file"),
        "content": (words, "text"),
    }
    for row in said["ledger"]:
        entry, salt = json.loads(row["entry"]), bytes.fromhex(row["salt"])
        for name, (fact, about) in facts.items():
            if sha256(salt + fact).hexdigest() != entry[name]:
                yield f"Entry {entry['seq']} is about another {about}."
        if (row["index"] + 1, row["size"], root_from(row)) != (entry["seq"], size, root):
            yield f"Entry {entry['seq']} is not in the ledger that the checkpoint stands for."


def canonical(content: dict[str, Any]) -> bytes:
    """Write the words as they were hashed: keys in order, no space that says nothing (RFC 8785)."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def root_from(row: dict[str, Any]) -> bytes:
    """Follow a proof of inclusion to the root (RFC 9162, section 2.1.3.2)."""
    found = sha256(b"\x00" + row["entry"].encode()).digest()
    place, last = row["index"], row["size"] - 1
    for each in map(bytes.fromhex, row["proof"]):
        if place % 2 or place == last:
            found = sha256(b"\x01" + each + found).digest()
            while place and not place % 2:
                place, last = place // 2, last // 2
        else:
            found = sha256(b"\x01" + found + each).digest()
        place, last = place // 2, last // 2
    return found if last == 0 else b""


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

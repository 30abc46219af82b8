"""What the ledger proves about each certificate, as far as the newest checkpoint reaches."""

from dataclasses import dataclass
from typing import Any, Self

from certificates import checkpoints
from certificates.merkle import Whole
from certificates.models import Certificate, LedgerRow
from certificates.notes import Checkpoint

NEWEST = "newest-checkpoint.txt"


@dataclass(frozen=True)
class Ledger:
    """The newest checkpoint, the leaves that it speaks of, and their tree."""

    checkpoint: str
    leaves: list[bytes]
    tree: Whole

    @classmethod
    def read(cls) -> Self:
        """Read as many leaves as the newest checkpoint speaks of."""
        note = newest_checkpoint()
        size = Checkpoint.read(note).size if note else 0
        rows = LedgerRow.objects.filter(seq__lte=size).order_by("seq")
        leaves = [bytes.fromhex(leaf) for leaf in rows.values_list("leaf", flat=True)]
        return cls(note, leaves, Whole(leaves))

    @property
    def root(self) -> bytes:
        return self.tree.root

    def entries_of(self, certificate: Certificate) -> list[dict[str, Any]]:
        """Return its entries, each with the salt that ties it to the file, and its proof."""
        rows = certificate.ledger.all()
        return [
            {
                "entry": row.entry,
                "salt": row.salt.salt,
                "index": row.seq - 1,
                "size": len(self.leaves),
                "root": self.root.hex(),
                "proof": [each.hex() for each in self.tree.proof(row.seq - 1)],
            }
            for row in sorted(rows, key=lambda row: row.seq)
            if row.seq <= len(self.leaves) and hasattr(row, "salt")  # an erased salt is nobody's
        ]


def newest_checkpoint() -> str:
    """Return the newest one that is written; nothing if there is none."""
    return next((note for _file, note in reversed(list(checkpoints.written()))), "")

"""Merkle trees as RFC 9162, section 2.1, has them: one hash that stands for a whole list.

Leaves are what leaf_hash returns, 32 bytes each. With a root that somebody kept, a proof of a few
hashes shows that an entry was in the list, or that a longer list only went on from a shorter one.
"""

from collections.abc import Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Hash one entry of the list."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbours into what stands above them."""
    return sha256(b"\x01" + left + right).digest()


class Growing:
    """The roots of a list that grows leaf by leaf, with only its whole subtrees in hand."""

    def __init__(self) -> None:
        self.size = 0
        self._subtrees: list[bytes] = []  # the largest first; one for each bit of the size

    def append(self, leaf: bytes) -> None:
        """Add a leaf at the end."""
        grown, size = leaf, self.size
        while size & 1:
            grown = node_hash(self._subtrees.pop(), grown)
            size >>= 1
        self._subtrees.append(grown)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root of the list as long as it is now (2.1.1)."""
        if not self._subtrees:
            return EMPTY
        *rest, root = self._subtrees
        for left in reversed(rest):
            root = node_hash(left, root)
        return root


class Whole:
    """A list that is done, with every level of its tree in hand, so that each proof is cheap."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            self._levels.append(_level_above(self._levels[-1]))

    @property
    def root(self) -> bytes:
        top = self._levels[-1]
        return top[0] if top else EMPTY

    def proof(self, index: int) -> list[bytes]:
        """Return what inclusion_proof returns."""
        found = []
        for level in self._levels[:-1]:
            beside = index ^ 1
            found += level[beside : beside + 1]  # the last of an odd level has none beside it
            index >>= 1
        return found


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root of a list."""
    tree = Growing()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the hashes that lead from a leaf to the root, the lowest first (2.1.3.1)."""
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion_proof(leaves[:split], index), root_of(leaves[split:])]
    return [*inclusion_proof(leaves[split:], index - split), root_of(leaves[:split])]


def includes(root: bytes, size: int, *, leaf: bytes, index: int, proof: Sequence[bytes]) -> bool:
    """Say whether a proof shows that the leaf stood at the index of a list (2.1.3.2)."""
    if index >= size:
        return False
    place, last, found = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(each, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, each)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def consistency_proof(leaves: Sequence[bytes], before: int) -> list[bytes]:
    """Return the hashes that show how a list went on from its first leaves (2.1.4.1)."""
    return _consistency(leaves, before, is_whole=True) if 0 < before < len(leaves) else []


def goes_on(old: bytes, before: int, new: bytes, size: int, *, proof: Sequence[bytes]) -> bool:
    """Say whether a proof shows that the new root's list begins with the old one's (2.1.4.2)."""
    if before > size or (before == size and (proof or old != new)):
        return False
    if before in (0, size):
        return not proof
    hashes = [old, *proof] if before & (before - 1) == 0 else list(proof)
    return bool(hashes) and _leads_to_both(old, before, new, size, hashes)


def _leads_to_both(old: bytes, before: int, new: bytes, size: int, hashes: list[bytes]) -> bool:
    place, last = before - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = hashes[0]
    for each in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node_hash(each, first), node_hash(each, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, each)
        place, last = place >> 1, last >> 1
    return first == old and second == new and last == 0


def _consistency(leaves: Sequence[bytes], before: int, *, is_whole: bool) -> list[bytes]:
    if before == len(leaves):
        return [] if is_whole else [root_of(leaves)]
    split = _split(len(leaves))
    if before <= split:
        deeper = _consistency(leaves[:split], before, is_whole=is_whole)
        return [*deeper, root_of(leaves[split:])]
    deeper = _consistency(leaves[split:], before - split, is_whole=False)
    return [*deeper, root_of(leaves[:split])]


def _level_above(level: list[bytes]) -> list[bytes]:
    pairs = zip(level[::2], level[1::2], strict=False)
    lone = level[-1:] if len(level) & 1 else []
    return [node_hash(left, right) for left, right in pairs] + lone


def _split(size: int) -> int:
    """Return the largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1

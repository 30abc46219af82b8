"""The tree is that of RFC 9162: its published roots, and every proof of every short list."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import merkle

# The entries and roots that implementations of RFC 6962 and 9162 are tried on (certificate
# transparency's reference tests).
ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def leaves(count: int) -> list[bytes]:
    return [merkle.leaf_hash(str(number).encode()) for number in range(count)]


def test_the_empty_list_has_the_root_of_nothing() -> None:
    assert merkle.root_of([]) == sha256(b"").digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_published_roots(size: int) -> None:
    said = [merkle.leaf_hash(entry) for entry in ENTRIES[:size]]

    assert merkle.root_of(said).hex() == ROOTS[size - 1]


@pytest.mark.parametrize("size", range(1, 40))
def test_every_leaf_is_shown_to_be_in_the_list(size: int) -> None:
    said = leaves(size)
    root = merkle.root_of(said)

    for index, leaf in enumerate(said):
        proof = merkle.inclusion_proof(said, index)
        assert merkle.includes(root, size, leaf=leaf, index=index, proof=proof)
        assert not merkle.includes(root, size, leaf=merkle.EMPTY, index=index, proof=proof)
        assert not merkle.includes(root, size, leaf=leaf, index=index, proof=[*proof, leaf])


@pytest.mark.parametrize("size", range(1, 40))
def test_every_longer_list_goes_on_from_every_shorter(size: int) -> None:
    said = leaves(size)
    root = merkle.root_of(said)

    for before in range(1, size + 1):
        proof = merkle.consistency_proof(said, before)
        old = merkle.root_of(said[:before])
        assert merkle.goes_on(old, before, root, size, proof=proof)
        assert not merkle.goes_on(merkle.EMPTY, before, root, size, proof=proof)


@given(st.lists(st.binary(max_size=8), min_size=2, max_size=60), st.data())
def test_a_changed_entry_changes_every_root_after_it(
    entries: list[bytes], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    changed = [*entries]
    changed[place] += b"."
    before = [merkle.leaf_hash(entry) for entry in entries]
    after = [merkle.leaf_hash(entry) for entry in changed]

    for size in range(place + 1, len(entries) + 1):
        assert merkle.root_of(before[:size]) != merkle.root_of(after[:size])


@pytest.mark.parametrize("size", range(40))
def test_whole_tree_gives_the_same_root_and_proofs(size: int) -> None:
    said = leaves(size)

    whole = merkle.Whole(said)

    assert whole.root == merkle.root_of(said)
    for index in range(size):
        assert whole.proof(index) == merkle.inclusion_proof(said, index)

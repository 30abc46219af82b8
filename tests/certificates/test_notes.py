"""Checkpoints are signed notes as others write and read them."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates import notes
from certificates.notes import Checkpoint, Signer

OURS, WITNESS = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
NAME = "jagkan.example/register"
CHECKPOINT = Checkpoint(NAME, 12, b"\x07" * 32, ("time 2026-11-28T07:00:00Z",))
# The example of Go's package for signed notes, which the specification comes from.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdn"
    "gotpRZb6KE6RyyBwJnAM=\n"
)


def test_a_note_of_other_people_is_read() -> None:
    assert Signer.read(GO_KEY).has_signed(GO_NOTE)
    assert not Signer.read(GO_KEY).has_signed(GO_NOTE.replace("answer", "cure"))


def test_what_is_signed_is_read_back() -> None:
    note = notes.sign(CHECKPOINT.text, name=NAME, key=OURS)

    assert Checkpoint.read(note) == CHECKPOINT
    assert Signer(NAME, OURS.public_key()).has_signed(note)
    assert not Signer(NAME, WITNESS.public_key()).has_signed(note)


def test_a_key_goes_into_a_line_and_back() -> None:
    signer = Signer(NAME, OURS.public_key())

    assert Signer.read(signer.written).written == signer.written
    with pytest.raises(ValueError, match="no Ed25519 key"):
        Signer.read(signer.written.replace("jagkan", "jagkann"))


def test_a_witness_adds_a_line_and_both_hold() -> None:
    note = notes.sign(CHECKPOINT.text, name=NAME, key=OURS)
    other = notes.sign(CHECKPOINT.text, name="witness.example", key=WITNESS)

    both = note + other.splitlines(keepends=True)[-1]

    assert Checkpoint.read(both) == CHECKPOINT
    assert Signer(NAME, OURS.public_key()).has_signed(both)
    assert Signer("witness.example", WITNESS.public_key()).has_signed(both)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "\n",
        "name\n",
        "name\n12\n\n",
        "name\ntwelve\nBwc=\n\n",
        "name\n12\nBwc=\n\n",
        "\n12\nx\n\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"checkpoint|base64|padding|Only"):
        Checkpoint.read(broken)


def test_a_text_without_its_end_is_not_signed() -> None:
    with pytest.raises(ValueError, match="line break"):
        notes.sign("no end", name=NAME, key=OURS)

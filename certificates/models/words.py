"""The words that the register is searched by: a table of its own, read by range, never whole.

A word is kept as bytes: their order is the same in every database, whatever its collation, so that
all words with one beginning stand beside each other in the index.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

from accounts.models import User
from certificates import numbers
from certificates.models.questions import seen_by

if TYPE_CHECKING:
    from certificates.models.certificate import Certificate

LONGEST = 40  # letters; a longer word is kept, and looked for, by its beginning
MOST_WORDS = 8  # of those that somebody types
LOOKED_AT = 2000  # certificates with one word; how many there are beyond is not counted
_AFTER_ALL = b"\xff"  # in no UTF-8


@dataclass(frozen=True)
class Found:
    """What words led to: certificates, and whether there were too many to look at all of them."""

    certificates: set[int]
    is_cut: bool = False


class CertificateWordQuerySet(models.QuerySet["CertificateWord"]):
    def beginning_with(self, word: bytes) -> "CertificateWordQuerySet":
        """Return words with this beginning: the shortest first, of the newest certificates first"""
        return self.filter(word__gte=word, word__lt=word + _AFTER_ALL).order_by(
            "word", "-certificate"
        )

    def look_up(self, text: str, reader: User) -> Found:
        """Find the certificates that have all words of a text, among those the reader may see."""
        words = words_in(text)
        if not words:
            return Found(set())
        rare = min(words, key=self._count)
        seen = self.beginning_with(rare).filter(seen_by(reader, "certificate__"))
        ids = [*seen.values_list("certificate_id", flat=True)[: LOOKED_AT + 1]]
        found = set(ids[:LOOKED_AT])
        for word in words:
            if word != rare:
                found &= self._having(word, found)
        return Found(found, is_cut=len(ids) > LOOKED_AT)

    def _count(self, word: bytes) -> int:
        return self.beginning_with(word)[:LOOKED_AT].count()

    def _having(self, word: bytes, certificates: set[int]) -> set[int]:
        with_word = self.filter(certificate__in=certificates).order_by()
        with_word = with_word.filter(word__gte=word, word__lt=word + _AFTER_ALL)
        return set(with_word.values_list("certificate_id", flat=True))


class CertificateWord(models.Model):
    """One word of one issued certificate: of its name, its serial or its number."""

    # Its index is that of the constraint.
    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.CASCADE, related_name="words", db_index=False
    )
    word = models.BinaryField(max_length=4 * LONGEST)

    objects = CertificateWordQuerySet.as_manager()

    if TYPE_CHECKING:
        certificate_id: int

    class Meta:
        indexes = [models.Index(fields=["word", "-certificate"], name="words_by_beginning")]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "word"], name="a_word_of_a_certificate_once"
            )
        ]

    def __str__(self) -> str:
        return bytes(self.word).decode(errors="replace")

    @classmethod
    def keep(cls, certificate: "Certificate", name: str) -> None:
        """Keep what a certificate is found by, under the name that is printed on it."""
        words = words_of(name, str(certificate.serial), str(certificate.number))
        CertificateWord.objects.bulk_create(
            CertificateWord(certificate=certificate, word=word) for word in words
        )


def words_of(name: str, serial: str, number: str) -> list[bytes]:
    """Return all that a certificate is found by, in order.

    A name also without its accents; a serial also without its letters, year and zeros.
    """
    said: set[str] = {_compact(fold(serial)), fold(number)}
    *_letters, year, count = fold(serial).split("-")
    said |= {year + count, count, count.lstrip("0")}
    for chunk in fold(name).split():
        for part in (*_parts(chunk), _compact(chunk)):
            said |= {part, _bare(part)}
    return sorted({_kept(word) for word in said if word})


def words_in(text: str) -> list[bytes]:
    """Return the words that somebody looks for. A number or a serial is one, however typed."""
    if number := numbers.parse(text):
        return [_kept(fold(number))]
    if numbers.is_serial(text):
        return [_kept(_compact(fold(text)))]
    chunks = fold(text).split()
    return [*dict.fromkeys(_kept(part) for chunk in chunks for part in _asked(chunk))][:MOST_WORDS]


def fold(text: str) -> str:
    """Write a text as it is compared: whatever its case, and however its accents are coded."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _asked(chunk: str) -> Iterator[str]:
    """A chunk with figures is a part of a number: its hyphens count for nothing."""
    if any(map(str.isdigit, chunk)):
        yield _compact(chunk)
    else:
        yield from _parts(chunk)


def _parts(text: str) -> list[str]:
    return "".join(sign if _is_of_a_word(sign) else " " for sign in text).split()


def _compact(text: str) -> str:
    return "".join(filter(_is_of_a_word, text))


def _is_of_a_word(sign: str) -> bool:
    """Letters, figures, and the marks on them, in any script."""
    return unicodedata.category(sign)[0] in "LMN"


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _kept(word: str) -> bytes:
    return word[:LONGEST].encode()

"""The file itself: data.json, the same to read as index.html, pictures, and certificates."""

import hashlib
import io
import json
import shutil
import tempfile
from collections.abc import Callable
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

from accounts.models import User
from certificates.models import CertificateDocument
from portfolio.models import Evidence
from privacy.exchange import book
from privacy.exchange.files import certificate_path, photo_file
from privacy.exchange.sections import SECTIONS, Section

FORMAT, VERSION = "jag-kan-export", 1
A_PIECE = 64 * 1024  # bytes copied at a time


class Hashing(io.RawIOBase):
    """Counts and hashes what is copied through it."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target, self.size, self.sha256 = target, 0, hashlib.sha256()

    def write(self, piece: Any) -> int:
        self.size += len(piece)
        self.sha256.update(piece)
        return self.target.write(piece)


class Parcel:
    """One copy on its way into one file."""

    def __init__(
        self, participant: User, made: IO[bytes], *, tell: Callable[[int, int], None]
    ) -> None:
        self.participant, self.made, self.tell = participant, made, tell
        self.done, self.total = 0, 0
        self.missing: list[str] = []
        self.files: list[dict[str, Any]] = []

    def pack(self) -> None:
        """Write everything. The page comes last, as it names what was missing."""
        pictures = Evidence.objects.filter(entry__participant=self.participant)
        papers = CertificateDocument.objects.filter(certificate__participant=self.participant)
        self.total = len(SECTIONS) + pictures.count() + papers.count()
        with (
            ZipFile(self.made, "w", ZIP_DEFLATED) as parcel,
            tempfile.TemporaryFile("w+", encoding="utf-8") as pages,
        ):
            self._write_data(parcel, pages)
            for picture in pictures.order_by("created_at").iterator(chunk_size=200):
                self._add_picture(parcel, picture)
            for pk in papers.order_by("pk").values_list("pk", flat=True):
                self._add_paper(parcel, CertificateDocument.objects.get(pk=pk))
            facts = {"format": FORMAT, "version": VERSION, "files": self.files}
            whole = json.dumps({**facts, "missing": self.missing}, indent=1, ensure_ascii=False)
            parcel.writestr(self._slot("files.json"), whole)
            self._write_book(parcel, pages)
        self.made.seek(0, io.SEEK_END)

    def _write_data(self, parcel: ZipFile, pages: IO[str]) -> None:
        with parcel.open(self._slot("data.json"), "w", force_zip64=True) as raw:
            out = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
            made_at = timezone.now().isoformat()
            out.write(f'{{"format": "{FORMAT}", "version": {VERSION}, "made_at": "{made_at}"')
            for section in SECTIONS:
                self._write_section(section, out, pages)
                self._step()
            out.write("\n}\n")
            out.detach()  # flushes, and leaves the part of the parcel open for itself

    def _write_section(self, section: Section, out: IO[str], pages: IO[str]) -> None:
        out.write(f',\n"{section.key}": [')
        pages.write(book.open_section(section))
        count = 0
        for row in section.rows(self.participant):
            out.write(",\n" if count else "\n")
            json.dump(row, out, ensure_ascii=False)
            pages.write(book.article(row))
            count += 1
        out.write("]")
        pages.write(book.close_section(count))

    def _add_picture(self, parcel: ZipFile, picture: Evidence) -> None:
        name = photo_file(picture)
        try:
            with picture.large.open("rb") as stored:
                self._add(parcel, name, stored, how=ZIP_STORED)  # it is compressed already
        except OSError:
            self.missing.append(name)
        self._step()

    def _add_paper(self, parcel: ZipFile, paper: CertificateDocument) -> None:
        name = certificate_path(paper.certificate)
        self._add(parcel, name, io.BytesIO(bytes(paper.pdf)), how=ZIP_DEFLATED)
        self._step()

    def _add(self, parcel: ZipFile, name: str, source: IO[bytes], *, how: int) -> None:
        with parcel.open(self._slot(name, how=how), "w", force_zip64=True) as target:
            hashing = Hashing(target)
            shutil.copyfileobj(source, hashing, A_PIECE)
        sha256 = hashing.sha256.hexdigest()
        self.files.append({"name": name, "size": hashing.size, "sha256": sha256})

    def _write_book(self, parcel: ZipFile, pages: IO[str]) -> None:
        with parcel.open(self._slot("index.html"), "w", force_zip64=True) as raw:
            out = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
            out.write(book.head(self.participant, self.missing))
            pages.seek(0)
            shutil.copyfileobj(pages, out, A_PIECE)
            out.write(book.FOOT)
            out.detach()

    def _slot(self, name: str, *, how: int = ZIP_DEFLATED) -> ZipInfo:
        """Name a file inside, as of now: without a time it would be from 1980."""
        slot = ZipInfo(name, date_time=timezone.localtime().timetuple()[:6])
        slot.compress_type = how
        slot.external_attr = 0o600 << 16  # for whoever unpacks it, and nobody else
        return slot

    def _step(self) -> None:
        self.done += 1
        self.tell(self.done, self.total)

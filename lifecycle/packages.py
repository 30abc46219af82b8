"""Zip files from strangers: judged by what their directory says, then unpacked piece by piece.

Source: PKWARE's APPNOTE 6.3.10.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MEGABYTE: Final = 1024 * 1024
CHUNK: Final = 64 * 1024
RATIO: Final = 200  # how many times larger than packed; a sheet of zeros comes to about 100
# What reading a package may raise when it is damaged.
DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError,
                 OSError, LookupError, RuntimeError)  # fmt: skip


class Fault(StrEnum):
    """What is wrong with a package."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    BOMB = "bomb"


class PackageRefused(Exception):
    """A package that is not opened."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Room:
    """How much a package may hold."""

    parts: int
    unpacked: int  # bytes, all parts together


def refuse_odd(package: zipfile.ZipFile, original: bytes, room: Room) -> None:
    """Raise PackageRefused by what the directory says; nothing is unpacked."""
    _refuse_what_is_beside(package, original)
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(parts) > room.parts:
        raise PackageRefused(Fault.BOMB)
    if len({name.lower() for name in names}) != len(names) or any(map(_leads_astray, names)):
        raise PackageRefused(Fault.DAMAGED)
    if any(stat.S_ISLNK(part.external_attr >> 16) for part in parts):
        raise PackageRefused(Fault.DAMAGED)
    if any(part.flag_bits & 0x1 for part in parts):  # APPNOTE 4.4.4: encrypted
        raise PackageRefused(Fault.LOCKED)
    if sum(part.file_size for part in parts) > room.unpacked or any(map(_swells, parts)):
        raise PackageRefused(Fault.BOMB)


def unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """Unpack a part piece by piece; too much of it is a bomb, whatever its header says."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackageRefused(Fault.DAMAGED)
    with package.open(part) as opened:
        while chunk := opened.read(CHUNK):
            most -= len(chunk)
            if most < 0:
                raise PackageRefused(Fault.BOMB)
            yield chunk


def _refuse_what_is_beside(package: zipfile.ZipFile, original: bytes) -> None:
    """Refuse a file that is something else, too: bytes before, between or after the parts."""
    first = min((part.header_offset for part in package.infolist()), default=-1)
    end = original.rfind(b"PK\x05\x06")  # APPNOTE 4.3.16: 22 bytes, then the comment
    if first != 0 or end + 22 != len(original) or package.comment:
        raise PackageRefused(Fault.DAMAGED)


def _leads_astray(name: str) -> bool:
    """Say whether a name would lead out of the folder that somebody unpacks it in."""
    steps = name.split("/")
    is_odd = "\\" in name or ":" in name or not name.isprintable()
    return is_odd or name.startswith("/") or ".." in steps or "." in steps or not name


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > MEGABYTE and part.file_size > RATIO * max(part.compress_size, 1)

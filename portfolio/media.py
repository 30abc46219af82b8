"""Makes a small and a large picture of what a person uploads, and keeps nothing else of it.

An upload is hostile until it has been decoded and written anew: the position, the camera, the
preview and whatever else was hidden in the file stay behind (a place in a photograph can lead
someone to a person with protected identity).
"""

import hashlib
import struct
import subprocess
import sys
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import IO, Final

import pi_heif
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from PIL.Image import Resampling

MEGABYTE: Final = 1024 * 1024
UPLOAD_BYTES: Final = 15 * MEGABYTE
# Phones send up to 200 megapixels. A plain JPEG is decoded row by row at an eighth, and so costs
# little; everything else is held whole in memory, 4 bytes a pixel and 2 to 4 times over.
STREAMED_PIXELS, STREAMED_SIDE = 200_000_000, 20_000
PIXELS, SIDE = 25_000_000, 12_000

LARGE_SIDE, LARGE_BYTES = 1600, 400_000
SMALL_SIDE, SMALL_BYTES = 320, 15_000
QUALITIES: Final = (82, 74, 64, 52, 40, 28)

FORMATS: Final = ("JPEG", "PNG", "WEBP")
# One wrong byte in a HEIC can end the whole process (seen with libheif 1.23.0), so these are
# decoded in a process of their own.
FRAGILE_FORMATS: Final = ("HEIF", "AVIF")
FRAGILE_SECONDS: Final = 20

# What the decoders were seen to raise, or may by their source, when a file is not what it says.
UNREADABLE: Final = (
    OSError, ValueError, SyntaxError, struct.error, zlib.error, MemoryError, EOFError,
    OverflowError, LookupError, TypeError, RuntimeError, ImageCms.PyCMSError,
    subprocess.TimeoutExpired,
)  # fmt: skip
BOMB: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)

# For the whole process, as catching warnings around each call is not safe between threads.
Image.MAX_IMAGE_PIXELS = STREAMED_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)

# The heaviest PNG takes 235 MB and the heaviest WebP 385: once a process, not once a thread.
_one_at_a_time = threading.Lock()


class Reason(StrEnum):
    """Why a picture was not taken in."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_A_PICTURE = "not_a_picture"
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"


SENTENCES: Final = {
    Reason.EMPTY: _("The picture did not come through. Try again or choose another one."),
    Reason.TOO_BIG: _(
        "The picture is larger than 15 MB. Take a new picture or choose another one."
    ),
    Reason.NOT_A_PICTURE: _(
        "The file is not a picture that can be shown. Take a new picture or choose another one."
    ),
    Reason.TOO_MANY_PIXELS: _(
        "The picture has too many pixels. Take a new picture or choose another one."
    ),
    Reason.DAMAGED: _("The picture is damaged. Take a new picture or choose another one."),
}


class PhotoRefused(Exception):
    """An upload that no photo can be made of, and a sentence about it for the person."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def sentence(self) -> str:
        """What was wrong and what to do, in the reader's language."""
        return str(SENTENCES[self.reason])

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Photo:
    """One picture in two sizes, both WebP in sRGB without metadata."""

    small: bytes
    """Longest side at most 320 px, as a rule at most 15 kB."""
    large: bytes
    """Longest side at most 1600 px, at most 400 kB."""
    width: int
    """Of the large one, in px."""
    height: int
    """Of the large one, in px."""
    sha256: str
    """Of the large one, in hex."""


def take_in(upload: IO[bytes] | bytes) -> Photo:
    """Make a photo of an upload of at most 15 MB, or raise PhotoRefused and nothing else.

    A stream is read from where it stands.
    """
    original = _read(upload)
    with _one_at_a_time, _refusing():
        fragile = original[4:8] == b"ftyp"  # ISO 14496-12: the family of HEIC and AVIF
        picture = _decode_aside(original) if fragile else _decode(original, FORMATS)
        large, width, height = _encode(picture, LARGE_BYTES)
        picture.thumbnail((SMALL_SIDE, SMALL_SIDE), Resampling.LANCZOS)
        small, *_size = _encode(picture, SMALL_BYTES)
    return Photo(small, large, width, height, hashlib.sha256(large).hexdigest())


def _read(upload: IO[bytes] | bytes) -> bytes:
    original = upload if isinstance(upload, bytes) else upload.read(UPLOAD_BYTES + 1)
    if not original:
        raise PhotoRefused(Reason.EMPTY)
    if len(original) > UPLOAD_BYTES:
        raise PhotoRefused(Reason.TOO_BIG)
    return original


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except UnidentifiedImageError as error:
        raise PhotoRefused(Reason.NOT_A_PICTURE) from error
    except BOMB as error:
        raise PhotoRefused(Reason.TOO_MANY_PIXELS) from error
    except UNREADABLE as error:
        raise PhotoRefused(Reason.DAMAGED) from error


def _decode_aside(original: bytes) -> Image.Image:
    """Decode in a process of its own, which knows no secrets and may crash or hang."""
    aside = subprocess.run(
        [sys.executable, "-m", "portfolio.media"],
        input=original, capture_output=True, check=False, timeout=FRAGILE_SECONDS,
        cwd=Path(__file__).parent.parent, env={},
    )  # fmt: skip
    if aside.returncode:
        answer = aside.stdout.decode(errors="replace")
        raise PhotoRefused(Reason(answer) if answer in set(Reason) else Reason.DAMAGED)
    return Image.open(BytesIO(aside.stdout), formats=["PNG"]).convert("RGB")


def _be_aside() -> None:
    """Be that process: a picture in, and out a PNG or the reason why not."""
    pi_heif.register_heif_opener()
    try:
        with _refusing():
            picture = _decode(sys.stdin.buffer.read(), FRAGILE_FORMATS)
    except PhotoRefused as refusal:
        sys.stdout.write(refusal.reason)
        sys.exit(1)
    picture.save(sys.stdout.buffer, "PNG", compress_level=1)


def _decode(original: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Return an upright sRGB picture of at most the large size, with nothing attached to it."""
    with Image.open(BytesIO(original), formats=formats) as opened:
        _check_size(opened, original)
        opened.draft(None, _fitting(opened.size))
        opened.load()
        profile = opened.info.get("icc_profile")
        shrunk = _shrunk(opened)
    return _in_srgb(_on_white(_upright(shrunk)), profile)


def _check_size(opened: Image.Image, original: bytes) -> None:
    """Refuse by the header alone, before any memory is given to the pixels."""
    width, height = opened.size
    pixels, side = (PIXELS, SIDE)
    if opened.format in {"JPEG", "MPO"} and _is_streamed(original):
        pixels, side = (STREAMED_PIXELS, STREAMED_SIDE)
    if width * height > pixels or max(width, height) > side:
        raise PhotoRefused(Reason.TOO_MANY_PIXELS)


def _is_streamed(jpeg: bytes) -> bool:
    """Tell whether a JPEG comes in one scan: in several, libjpeg keeps the whole in memory."""
    at, channels = 2, 0
    while jpeg[at : at + 1] == b"\xff":
        marker, length = jpeg[at + 1 : at + 2], int.from_bytes(jpeg[at + 2 : at + 4])
        if marker == b"\xda":
            return jpeg[at + 4 : at + 5] == bytes([channels])
        if marker in {b"\xc0", b"\xc1"}:  # sequential; the others are progressive or rare
            channels = jpeg[at + 9] if len(jpeg) > at + 9 else 0
        elif marker not in _OTHER_SEGMENTS:
            return False
        at += 2 + length
    return False


# Huffman tables, quantisation, restart interval, application data, comment (ITU-T T.81, table B.1)
_OTHER_SEGMENTS: Final = {bytes([code]) for code in (0xC4, 0xDB, 0xDD, *range(0xE0, 0xF0), 0xFE)}


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size, at least 1 px a side, that fits the large picture."""
    factor = min(1, LARGE_SIDE / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _shrunk(opened: Image.Image) -> Image.Image:
    """Shrink before everything else, so that the rest costs little memory."""
    if opened.mode in {"P", "PA", "1"}:  # a palette can't be averaged
        opened = opened.convert("RGBA")
    opened.thumbnail((LARGE_SIDE, LARGE_SIDE), Resampling.LANCZOS)
    return opened


def _upright(picture: Image.Image) -> Image.Image:
    """Turn it as the camera was held; a picture with unreadable EXIF stays as it lies."""
    with suppress(*UNREADABLE):
        return ImageOps.exif_transpose(picture)
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Lay what is transparent on white, in one of the modes that a colour profile can be for."""
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        opaque = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(opaque, picture.convert("RGBA")).convert("RGB")
    return picture if picture.mode in {"RGB", "L", "CMYK"} else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert to sRGB in a new picture; a broken profile is as good as none."""
    converted = None
    if profile:
        with suppress(*UNREADABLE):
            converted = ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(BytesIO(profile)), _SRGB, outputMode="RGB"
            )
    clean = Image.new("RGB", picture.size)
    clean.paste(converted or picture.convert("RGB"))
    return clean


_SRGB: Final = ImageCms.createProfile("sRGB")


def _encode(picture: Image.Image, limit: int) -> tuple[bytes, int, int]:
    """Write WebP of at most `limit` bytes: first less quality, and if need be fewer pixels."""
    for quality in QUALITIES:
        written = BytesIO()
        picture.save(written, "WEBP", quality=quality, method=4)
        if written.tell() <= limit:
            return written.getvalue(), *picture.size
    width, height = picture.size
    return _encode(picture.resize((max(1, width * 3 // 4), max(1, height * 3 // 4))), limit)


if __name__ == "__main__":
    _be_aside()

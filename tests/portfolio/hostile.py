"""Builds the files that people with bad luck, or bad intentions, send as photos."""

import random
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, PngImagePlugin

SCRIPT: Final = b"<script>alert(document.domain)</script>"
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
GREY, RGBA = 0, 6


def picture(
    form: str, *, mode: str = "RGB", size: tuple[int, int] = (64, 48), **saved: object
) -> bytes:
    """Return a small valid picture, red to the left and blue to the right where it has colours."""
    drawn = Image.new("RGB", size, "#c02020")
    drawn.paste("#2020c0", (size[0] // 2, 0, *size))
    written = BytesIO()
    drawn.convert(mode).save(written, form, **saved)
    return written.getvalue()


def png(
    width: int,
    height: int,
    *,
    kind: int = GREY,
    bits: int = 8,
    rows: bytes = b"",
    extra: bytes = b"",
) -> bytes:
    """Return a PNG by its parts, whether they fit together or not."""
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    content = _chunk(b"IDAT", zlib.compress(rows, 1))
    return SIGNATURE + _chunk(b"IHDR", header) + extra + content + _chunk(b"IEND", b"")


def whole_png(width: int, height: int) -> bytes:
    """Return a true PNG of that many pixels, half transparent, that weighs next to nothing."""
    return png(width, height, kind=RGBA, rows=(b"\0" + b"\x20\x60\x90\x80" * width) * height)


def sixteen_bit_png(grey: int) -> bytes:
    """Return a PNG of one grey between 0 and 65,535."""
    return png(64, 48, bits=16, rows=(b"\0" + struct.pack(">H", grey) * 64) * 48)


def claiming(jpeg: bytes, width: int, height: int) -> bytes:
    """Return a JPEG whose header says another size."""
    at = max(jpeg.find(b"\xff\xc0"), jpeg.find(b"\xff\xc2"))
    return jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]


def in_three_scans(jpeg: bytes) -> bytes:
    """Return a JPEG whose first scan says that it is for one of the three colours."""
    return jpeg.replace(
        b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11", b"\xff\xda\x00\x08\x01\x01\x00"
    )


def swapped_profile() -> bytes:
    """Return a colour profile in which red means green and green means red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")


def jpeg_and_zip() -> bytes:
    """Return a file that is a picture from the front and an archive from the back."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("run.php", SCRIPT)
    return picture("JPEG") + archive.getvalue()


def with_texts() -> bytes:
    """Return a PNG with a comment and XMP."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SCRIPT.decode())
    texts.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>57.6823 N</x:xmpmeta>")
    return picture("PNG", pnginfo=texts)


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


def _claiming_webp(width: int, height: int) -> bytes:
    webp = picture("WEBP")
    return webp[:26] + struct.pack("<HH", width, height) + webp[30:]


def _claiming_avif(width: int, height: int) -> bytes:
    avif = picture("AVIF")
    at = avif.find(b"ispe") + 8
    return avif[:at] + struct.pack(">II", width, height) + avif[at + 8 :]


_NOISE: Final = random.Random("noise").randbytes(700_000)
_TEXT_BOMB: Final = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(5_000_000)))

REFUSED: Final = {
    "empty": b"",
    "one byte": b"\xff",
    "random": _NOISE,
    "text": b"I fixed a bike.",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "html named .jpg": b"<!doctype html>" + SCRIPT,
    "pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj",
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "gif": picture("GIF"),
    "gif and script": b"GIF89a/*" + bytes(5) + b"*/=1;alert(1)",
    "tiff": picture("TIFF"),
    "bmp": picture("BMP"),
    "icon": picture("ICO"),
    "jpeg 2000": picture("JPEG2000"),
    "png of 50,000 x 50,000": png(50_000, 50_000),
    "png of 19,000 x 19,000": png(19_000, 19_000, rows=bytes(19_001)),
    "png of 1 x 60,000": png(1, 60_000, rows=bytes(120_000)),
    "png of 0 x 0": png(0, 0),
    "png without pixels": png(64, 48),
    "png with a text bomb": png(64, 48, rows=bytes(65 * 48), extra=_TEXT_BOMB),
    "png of 26 million pixels": png(5200, 5001),
    "webp of 26 million pixels": _claiming_webp(8000, 3300),
    "jpeg of 65,000 x 65,000": claiming(picture("JPEG"), 65_000, 65_000),
    "jpeg of 1 x 60,000": claiming(picture("JPEG"), 1, 60_000),
    "progressive jpeg of 100 million pixels": claiming(
        picture("JPEG", progressive=True), 10_000, 10_000
    ),
    "jpeg of 100 million pixels in three scans": claiming(
        in_three_scans(picture("JPEG")), 10_000, 10_000
    ),
    "truncated jpeg": picture("JPEG", size=(640, 480))[:-900],
    "truncated jpeg header": picture("JPEG")[:100],
    "avif of 26 million pixels": _claiming_avif(26_000, 1000),
    "truncated avif": picture("AVIF", size=(640, 480))[:-90],
    "truncated webp": picture("WEBP", size=(640, 480))[:-200],
}

ODD: Final = {
    "script in a jpeg comment": picture("JPEG", comment=SCRIPT),
    "jpeg and zip": jpeg_and_zip(),
    "texts in a png": with_texts(),
    "broken exif": picture("JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + SCRIPT),
    "broken profile": picture("JPEG", icc_profile=_NOISE[:600_000]),
    "cmyk with a broken profile": picture("JPEG", mode="CMYK", icc_profile=_NOISE[:600_000]),
    "cmyk with another's profile": picture("JPEG", mode="CMYK", icc_profile=swapped_profile()),
    "grey": picture("JPEG", mode="L"),
    "black and white": picture("PNG", mode="1"),
    "palette": picture("PNG", mode="P"),
    "palette, one colour transparent": picture("PNG", mode="P", transparency=0),
    "transparent": picture("WEBP", mode="RGBA"),
    "grey, transparent": picture("PNG", mode="LA"),
    "sixteen bits": sixteen_bit_png(40_000),
    "progressive": picture("JPEG", progressive=True),
    "avif": picture("AVIF"),
    "one pixel": picture("PNG", size=(1, 1)),
    "long and thin": picture("PNG", size=(9000, 2)),
    "animation": picture("WEBP", save_all=True, append_images=[Image.new("RGB", (64, 48))]),
}

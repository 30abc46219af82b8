"""Writes a logo anew, small and flat: nothing else of what was uploaded is kept."""

import warnings
from io import BytesIO
from typing import IO

from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

LARGEST_UPLOAD = 2_000_000  # bytes
LARGEST, LIGHTEST = 12_000, (600, 420, 300, 210, 150)  # bytes; pixels along the longer edge
SIDE = 6_000
NO_PICTURE = _("Choose a PNG picture.")
TOO_BIG = _("The picture is too big. Choose one of at most 2 MB and 6,000 pixels along an edge.")
TOO_RICH = _("The picture cannot be made light enough. Choose one with fewer colours.")


def take_in_logo(upload: IO[bytes]) -> bytes:
    """Return the picture as a PNG on white of at most 12 KB; ValueError says what is wrong."""
    raw = upload.read(LARGEST_UPLOAD + 1)
    if len(raw) > LARGEST_UPLOAD:
        raise ValueError(TOO_BIG)
    flat = _on_white(raw)
    for side in LIGHTEST:
        png = _write(flat, side)
        if len(png) <= LARGEST:
            return png
    raise ValueError(TOO_RICH)


def _on_white(raw: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(raw), formats=["PNG"]) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if max(image.size) > SIDE:
                raise ValueError(TOO_BIG)
            seen = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombWarning) as error:
        raise ValueError(NO_PICTURE) from error
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")


def _write(flat: Image.Image, side: int) -> bytes:
    small = flat.copy()
    small.thumbnail((side, side))
    written = BytesIO()
    small.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()

"""Pictures in a file: flat colours on white, as archives allow no transparency that we need."""

import base64
import binascii
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from certificates.pdf.objects import stream

LARGEST = 2000  # pixels along an edge


@dataclass(frozen=True)
class Picture:
    """Pixels in red, green and blue, row by row from the top."""

    width: int
    height: int
    pixels: bytes

    def body(self) -> bytes:
        """Write it as an image (8.9.5)."""
        size = f"/Width {self.width}/Height {self.height}"
        entries = f"/Type/XObject/Subtype/Image{size}/ColorSpace/DeviceRGB/BitsPerComponent 8"
        return stream(entries, self.pixels)


def read(png: str) -> Picture:
    """Read a PNG in base64 and lay it on white; ValueError if it is none."""
    try:
        with Image.open(BytesIO(base64.b64decode(png, validate=True)), formats=["PNG"]) as image:
            if max(image.size) > LARGEST:
                raise ValueError("A logo has at most two thousand pixels along an edge.")
            seen = image.convert("RGBA")
    except (binascii.Error, UnidentifiedImageError, OSError) as error:
        raise ValueError("A logo must be a PNG picture in base64.") from error
    ground = Image.new("RGBA", seen.size, "white")
    flat = Image.alpha_composite(ground, seen).convert("RGB")
    return Picture(flat.width, flat.height, flat.tobytes())

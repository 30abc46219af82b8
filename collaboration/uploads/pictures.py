"""Pictures among documents: decoded and written anew, so that nothing hides in them."""

import threading
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from collaboration.uploads.refusing import LARGEST, FileRefused, Reason
from portfolio.media import BOMB, PIXELS, SIDE, UNREADABLE

QUALITY: Final = 88
# 25 megapixels take 100 MB: once a process, not once a thread.
_one_at_a_time = threading.Lock()


def rewritten(original: bytes, form: str) -> bytes:
    """Return the picture in the same format with nothing attached to it, or raise FileRefused."""
    try:
        with _one_at_a_time, Image.open(BytesIO(original), formats=[form]) as opened:
            width, height = opened.size
            if width * height > PIXELS or max(width, height) > SIDE:
                raise FileRefused(Reason.BOMB)
            return _written(ImageOps.exif_transpose(opened), form)
    except UnidentifiedImageError as error:
        raise FileRefused(Reason.DAMAGED) from error
    except BOMB as error:
        raise FileRefused(Reason.BOMB) from error
    except UNREADABLE as error:
        raise FileRefused(Reason.DAMAGED) from error


def _written(picture: Image.Image, form: str) -> bytes:
    """Write the pixels, and only them."""
    mode = "RGBA" if form == "PNG" and picture.has_transparency_data else "RGB"
    clean = Image.new(mode, picture.size)
    clean.paste(picture.convert(mode))
    written = BytesIO()
    clean.save(written, form, **({"quality": QUALITY} if form == "JPEG" else {"optimize": True}))
    if written.tell() > LARGEST:
        raise FileRefused(Reason.TOO_BIG)
    return written.getvalue()

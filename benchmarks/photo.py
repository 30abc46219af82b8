"""What it costs to take a photo in, beside Pillow alone making the same two sizes of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from io import BytesIO

from PIL import Image

from benchmarks.scene import Scene
from benchmarks.table import Row, timed
from benchmarks.timing import compare
from portfolio.media import LARGE_SIDE, SMALL_SIDE, take_in
from tests.photos import workshop_photo

PIXELS = (4000, 3000)  # 12 megapixels, as most phones take
SOME_GRAIN = 0.06  # of all brightness: a sky without any would be decoded too fast
PLAIN_QUALITY = 82


def measure(_scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield one row, in ms for each photo."""
    jpeg = phone_photo()
    compared = compare(partial(take_in, jpeg), partial(shrink, jpeg), rounds=rounds)
    kept, plain = take_in(jpeg), shrink(jpeg)
    sizes = f"{(len(kept.small) + len(kept.large)) // 1000} KB kept beside {plain // 1000}"
    name = f"take in: photo, 12 megapixels, {len(jpeg) / 1e6:.1f} MB"
    yield timed(name, compared, note=f"{sizes}; plain: open, thumbnail, save")


def shrink(jpeg: bytes) -> int:
    """Write the two sizes with nothing checked, turned, converted or limited; return the bytes."""
    written = BytesIO()
    with Image.open(BytesIO(jpeg)) as picture:
        for side in (LARGE_SIDE, SMALL_SIDE):
            picture.thumbnail((side, side))
            picture.save(written, "WEBP", quality=PLAIN_QUALITY)
    return len(written.getvalue())


def phone_photo() -> bytes:
    """Draw a photo as large as a phone's: a small drawing, enlarged, with grain all over it."""
    drawn = workshop_photo("wheel", taken_at=datetime(2026, 3, 2, tzinfo=UTC), size=(1000, 750))
    file = BytesIO()
    with Image.open(BytesIO(drawn)) as picture:
        large = picture.resize(PIXELS, Image.Resampling.BILINEAR)
        grain = Image.effect_noise(PIXELS, 60).convert("RGB")
        Image.blend(large, grain, SOME_GRAIN).save(file, "JPEG", quality=90)
    return file.getvalue()

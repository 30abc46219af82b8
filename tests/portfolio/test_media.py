"""Photos come in from anywhere; what goes out is small, upright and says nothing of where.

photo.heic was made once from the seedlings of tests/photos.py, lying on its side and with the same
EXIF, by pillow-heif 1.8.1 (the locked pi-heif can read HEIC but not write it).
"""

import hashlib
import multiprocessing
import random
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from portfolio import media
from portfolio.media import Photo, PhotoRefused, Reason, take_in
from tests.photos import CAMERA, SCENES, workshop_photo
from tests.portfolio import hostile

# Pillow warns of what it mends in a damaged file; a bomb's warning is another class.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

TAKEN_AT = datetime(2026, 11, 19, 14, 2, tzinfo=UTC)
WHEEL = workshop_photo("wheel", taken_at=TAKEN_AT)
HEIC = Path(__file__).with_name("photo.heic").read_bytes()
VALID = (
    workshop_photo("shelf", taken_at=TAKEN_AT, size=(64, 48)),
    *(hostile.picture(form, size=(32, 24)) for form in ("JPEG", "PNG", "WEBP")),
    hostile.picture("JPEG", progressive=True, size=(32, 24)),
    hostile.picture("PNG", mode="P", transparency=0, size=(32, 24)),
    hostile.with_texts(),
)
FRAGILE = (HEIC, hostile.picture("AVIF", size=(32, 24)))
# Long enough not to turn up in compressed pixels by chance.
TRACES = (b"Exif\0\0", b"<script", b"xmpmeta", b"http://", b"run.php", *map(str.encode, CAMERA))


def opened(picture: bytes) -> Image.Image:
    shown = Image.open(BytesIO(picture), formats=["WEBP"])
    shown.load()
    return shown


def assert_clean(photo: Photo) -> None:
    for picture in (photo.small, photo.large):
        assert not opened(picture).getexif()
        assert not {"exif", "icc_profile", "xmp", "comment"} & opened(picture).info.keys()
        assert opened(picture).mode == "RGB"
        assert not [trace for trace in TRACES if trace in picture]
        # A plain WebP is one chunk to its end; metadata would need the extended form.
        assert picture[12:16] == b"VP8 "
        assert len(picture) - int.from_bytes(picture[16:20], "little") in {20, 21}


@pytest.mark.parametrize("scene", SCENES)
def test_a_phone_photo_becomes_two_small_upright_pictures(scene: str) -> None:
    photo = take_in(workshop_photo(scene, taken_at=TAKEN_AT))

    assert (photo.width, photo.height) == opened(photo.large).size == (1440, 1080)
    assert opened(photo.small).size == (320, 240)
    assert len(photo.large) <= media.LARGE_BYTES
    assert len(photo.small) <= media.SMALL_BYTES
    assert photo.sha256 == hashlib.sha256(photo.large).hexdigest()
    assert_clean(photo)


def test_the_photo_we_test_with_says_where_and_with_what_it_was_taken() -> None:
    exif = Image.open(BytesIO(WHEEL)).getexif()

    assert exif[274] == 6
    assert exif.get_ifd(34853)[2] == (57.0, 41.0, 56.4)
    assert CAMERA[1].encode() in WHEEL
    assert WHEEL.count(b"\xff\xd8\xff") == 2, "the preview"
    assert workshop_photo("wheel", taken_at=TAKEN_AT) == WHEEL


def test_camera_place_and_time_stay_behind() -> None:
    photo = take_in(WHEEL)

    for trace in (CAMERA[0].encode(), b"2026:11:19", b"Made by hand"):
        assert trace in WHEEL
        assert trace not in photo.large + photo.small


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_turned_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[274] = orientation

    photo = take_in(hostile.picture("JPEG", size=(640, 480), exif=exif))

    sideways = orientation > 4
    assert (photo.width, photo.height) == ((480, 640) if sideways else (640, 480))
    corner = opened(photo.large).convert("RGB").getpixel((5, 5))
    assert isinstance(corner, tuple)
    red_first = orientation in {1, 4, 5, 6}
    assert (corner[0] > corner[2]) == red_first


def test_an_iphone_photo_is_taken_in_upright() -> None:
    assert CAMERA[1].encode() in HEIC

    photo = take_in(HEIC)

    assert (photo.width, photo.height) == (480, 360)
    assert_clean(photo)


def test_a_stream_is_read_from_where_it_stands() -> None:
    assert take_in(BytesIO(WHEEL)) == take_in(WHEEL)


@pytest.mark.parametrize("odd", hostile.ODD.values(), ids=hostile.ODD)
def test_an_odd_picture_is_taken_in_without_its_luggage(odd: bytes) -> None:
    assert_clean(take_in(odd))


def test_a_colour_profile_is_worked_into_the_colours() -> None:
    photo = take_in(hostile.picture("JPEG", icc_profile=hostile.swapped_profile()))

    red, green, _blue = _pixel(photo)
    assert green > red + 100


def test_what_is_transparent_becomes_white() -> None:
    clear = BytesIO()
    Image.new("RGBA", (64, 48), (200, 0, 0, 0)).save(clear, "PNG")

    assert min(_pixel(take_in(clear.getvalue()))) > 250


def test_sixteen_bits_are_scaled_and_not_cut() -> None:
    assert _pixel(take_in(hostile.sixteen_bit_png(20_000)))[0] == pytest.approx(78, abs=3)


def _pixel(photo: Photo) -> tuple[int, ...]:
    pixel = opened(photo.large).getpixel((3, 3))
    assert isinstance(pixel, tuple)
    return tuple(int(value) for value in pixel)


def test_the_noisiest_picture_keeps_to_the_budget() -> None:
    noise = Image.frombytes("RGB", (1600, 1600), random.Random(1).randbytes(1600 * 1600 * 3))
    written = BytesIO()
    noise.save(written, "JPEG", quality=90)

    photo = take_in(written.getvalue())

    assert len(photo.large) <= media.LARGE_BYTES
    assert len(photo.small) <= media.SMALL_BYTES
    assert (photo.width, photo.height) == opened(photo.large).size


@pytest.mark.parametrize("upload", hostile.REFUSED.values(), ids=hostile.REFUSED)
def test_what_is_not_a_good_picture_is_refused_with_a_sentence(upload: bytes) -> None:
    with pytest.raises(PhotoRefused) as refusal:
        take_in(upload)

    assert (
        str(refusal.value) == refusal.value.sentence == str(media.SENTENCES[refusal.value.reason])
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty", Reason.EMPTY),
        ("html named .jpg", Reason.NOT_A_PICTURE),
        ("gif", Reason.NOT_A_PICTURE),
        ("png of 50,000 x 50,000", Reason.TOO_MANY_PIXELS),
        ("png of 1 x 60,000", Reason.TOO_MANY_PIXELS),
        ("jpeg of 65,000 x 65,000", Reason.TOO_MANY_PIXELS),
        ("progressive jpeg of 100 million pixels", Reason.TOO_MANY_PIXELS),
        ("jpeg of 100 million pixels in three scans", Reason.TOO_MANY_PIXELS),
        ("truncated jpeg", Reason.DAMAGED),
    ],
)
def test_the_reason_fits(name: str, reason: Reason) -> None:
    with pytest.raises(PhotoRefused) as refusal:
        take_in(hostile.REFUSED[name])

    assert refusal.value.reason == reason


def test_an_upload_over_the_limit_is_not_even_read_to_its_end() -> None:
    upload = BytesIO(bytes(media.UPLOAD_BYTES + 1000))

    with pytest.raises(PhotoRefused) as refusal:
        take_in(upload)

    assert refusal.value.reason == Reason.TOO_BIG
    assert upload.tell() == media.UPLOAD_BYTES + 1


@pytest.mark.parametrize("valid", [*VALID, *FRAGILE])
def test_the_pictures_that_are_mutated_below_are_valid(valid: bytes) -> None:
    take_in(valid)


def _answer(upload: bytes) -> None:
    with suppress(PhotoRefused):
        assert_clean(take_in(upload))


@given(start=st.sampled_from([b"", *(valid[:24] for valid in VALID)]), rest=st.binary(max_size=400))
@settings(deadline=None)
def test_random_bytes_are_refused_and_nothing_else(start: bytes, rest: bytes) -> None:
    _answer(start + rest)


def mutated(pictures: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Return pictures in which some bytes are others, and of which the end may be missing."""
    place = st.floats(0, 1, exclude_max=True)
    changes = st.lists(st.tuples(place, st.binary(min_size=1, max_size=4)), min_size=1)
    return st.builds(_mutate, st.sampled_from(pictures), changes, st.floats(0.5, 1))


def _mutate(valid: bytes, changes: list[tuple[float, bytes]], kept: float) -> bytes:
    changed = bytearray(valid)
    for place, content in changes:
        at = int(place * len(valid))
        changed[at : at + len(content)] = content
    return bytes(changed[: int(kept * len(changed))])


@given(upload=mutated(VALID))
@settings(deadline=None, max_examples=200)
def test_a_mutated_picture_is_a_photo_or_refused(upload: bytes) -> None:
    _answer(upload)


@given(upload=mutated(FRAGILE))
@settings(deadline=None, max_examples=12)
def test_a_mutated_heic_or_avif_is_a_photo_or_refused(upload: bytes) -> None:
    _answer(upload)


def test_a_heic_that_ends_its_process_ends_only_that() -> None:
    crashing = HEIC[:178] + b"\x83" + HEIC[179:]

    with pytest.raises(PhotoRefused) as refusal:
        take_in(crashing)

    assert refusal.value.reason == Reason.DAMAGED


def test_a_decoder_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "FRAGILE_SECONDS", 0.001)

    with pytest.raises(PhotoRefused) as refusal:
        take_in(HEIC)

    assert refusal.value.reason == Reason.DAMAGED


def _whole_png() -> bytes:
    return hostile.whole_png(5000, 5000)


def _large_jpeg() -> bytes:
    return hostile.picture("JPEG", size=(8160, 6120))


def _large_webp() -> bytes:
    return hostile.picture("WEBP", size=(6000, 4100), mode="RGBA", method=0, quality=1)


def _megabytes(kind: str) -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{kind}:")[1].split()[0]) // 1024


def _growth(upload: bytes) -> tuple[int, int]:
    """Return the width of the photo, and the MB that the process held more at its worst."""
    before = _megabytes("VmRSS")
    return take_in(upload).width, _megabytes("VmHWM") - before


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("heavy", "most"), [(_whole_png, 300), (_large_jpeg, 150), (_large_webp, 450)]
)
def test_the_heaviest_pictures_cost_bounded_memory(heavy: Callable[[], bytes], most: int) -> None:
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawned) as process:
        width, megabytes = process.submit(_growth, heavy()).result()

    assert width == 1600
    assert megabytes < most

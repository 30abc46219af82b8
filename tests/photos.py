"""Draws photographs for demo and tests: warm scenes, with all that a phone hides in its files.

Nothing is read from disk and nothing is left to chance: the same arguments give the same bytes.
"""

import math
import random
import struct
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Final

from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageFilter, ImageOps

Point = tuple[float, float]
Box = tuple[float, float, float, float]

CAMERA: Final = ("Fairphone", "Fairphone 5")
LATITUDE: Final = (57.0, 41.0, 56.4)  # a square in Gothenburg: what must never come out again
LONGITUDE: Final = (11.0, 58.0, 7.2)
LYING_RIGHT: Final = 6  # EXIF orientation of a phone held upright


def workshop_photo(
    scene: str, *, taken_at: datetime, size: tuple[int, int] = (1440, 1080)
) -> bytes:
    """Return a JPEG as a phone writes it: turned on its side, and the turn said in the EXIF.

    `size` is in px, as seen upright; `scene` is one of SCENES.
    """
    upright = _painted(scene, size)
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    photo = BytesIO()
    lying.save(photo, "JPEG", quality=86, exif=_exif(lying, taken_at), comment=b"Made by hand")
    return photo.getvalue()


class Table:
    """A picture under way, 400 wide and 300 high, drawn at twice its size to be smooth."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.picture = Image.new("RGB", (size[0] * 2, size[1] * 2))
        self.scale = max(self.picture.width / 400, self.picture.height / 300)

    def fade(self, box: Box, top: str, bottom: str) -> None:
        """Fill a box with one colour going over in another."""
        left, upper, right, lower = (round(edge * self.scale) for edge in box)
        size = (right - left, lower - upper)
        mask = Image.linear_gradient("L").resize(size)
        fill = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), mask)
        self.picture.paste(fill, (left, upper))

    def line(self, points: list[Point], colour: str, width: float) -> None:
        """Draw a line with round ends."""
        pen, thick = ImageDraw.Draw(self.picture), round(width * self.scale)
        at = [(x * self.scale, y * self.scale) for x, y in points]
        pen.line(at, colour, thick, joint="curve")
        for x, y in (at[0], at[-1]):
            pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), colour)

    def disc(self, centre: Point, radius: float, colour: str, flat: float = 1) -> None:
        """Draw a filled circle, seen from the side where `flat` is under 1."""
        x, y, r = centre[0] * self.scale, centre[1] * self.scale, radius * self.scale
        ImageDraw.Draw(self.picture).ellipse((x - r, y - r * flat, x + r, y + r * flat), colour)

    def ring(self, centre: Point, radius: float, colour: str, width: float) -> None:
        """Draw a circle's edge, `width` inwards."""
        x, y, r = centre[0] * self.scale, centre[1] * self.scale, radius * self.scale
        box, thick = (x - r, y - r, x + r, y + r), round(width * self.scale)
        ImageDraw.Draw(self.picture).ellipse(box, outline=colour, width=thick)

    def board(self, box: Box, colour: str, radius: float = 2) -> None:
        """Draw a rectangle with soft corners."""
        at = [edge * self.scale for edge in box]
        ImageDraw.Draw(self.picture).rounded_rectangle(at, radius * self.scale, colour)

    def shape(self, points: list[Point], colour: str) -> None:
        """Fill the shape between points."""
        at = [(x * self.scale, y * self.scale) for x, y in points]
        ImageDraw.Draw(self.picture).polygon(at, colour)

    def soften(self, radius: float) -> None:
        """Put what is there so far out of focus."""
        self.picture = self.picture.filter(ImageFilter.GaussianBlur(radius * self.scale))

    def shade(self, box: Box, strength: float = 0.45, blur: float = 5) -> None:
        """Let a soft shadow fall in an oval."""
        unit, edge = self.scale / 8, 3 * blur  # an eighth of the size will do for what is blurred
        size = (
            round((box[2] - box[0] + 2 * edge) * unit),
            round((box[3] - box[1] + 2 * edge) * unit),
        )
        mask = Image.new("L", size)
        oval = (edge * unit, edge * unit, size[0] - edge * unit, size[1] - edge * unit)
        ImageDraw.Draw(mask).ellipse(oval, round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * unit)).resize((size[0] * 8, size[1] * 8))
        at = (round((box[0] - edge) * self.scale), round((box[1] - edge) * self.scale))
        self.picture.paste(Image.new("RGB", mask.size, "#2a1a10"), at, mask)


def _painted(scene: str, size: tuple[int, int]) -> Image.Image:
    table = Table(size)
    _PAINTERS[scene](table)
    return _grained(_lit(table.picture.resize(size, Image.Resampling.LANCZOS)), seed=scene)


def _lit(picture: Image.Image) -> Image.Image:
    """Let light fall in from the upper left."""
    width, height = picture.size
    glow = Image.radial_gradient("L").resize((width * 2, height * 2))
    glow = glow.crop((width * 3 // 4, height * 7 // 8, width * 7 // 4, height * 15 // 8))
    light = Image.composite(
        Image.new("RGB", picture.size, "#8d7c72"), Image.new("RGB", picture.size, "#fff3dc"), glow
    )
    return Image.blend(picture, ImageChops.soft_light(picture, light), 0.7)


def _grained(picture: Image.Image, *, seed: str) -> Image.Image:
    """Add a sensor's noise."""
    half = (picture.width // 2 + 1, picture.height // 2 + 1)
    noise = Image.frombytes("L", half, random.Random(seed).randbytes(half[0] * half[1]))
    grain = noise.point(lambda value: 122 + value // 21).resize(picture.size).convert("RGB")
    return ImageChops.add(picture, grain, offset=-128)


def _wheel(table: Table) -> None:
    """A bicycle wheel in the stand."""
    table.fade((0, 0, 401, 301), "#f1dfc4", "#d9bd97")
    table.board((245, 20, 385, 120), "#cdae84", 4)
    for x, colour in ((268, "#7d6547"), (296, "#5f6b6d"), (324, "#8a5a3c"), (352, "#a8452f")):
        table.line([(x, 36), (x, 92)], colour, 6)
        table.disc((x, 96), 7, colour)
    table.soften(1.6)
    table.fade((0, 245, 401, 301), "#8a6747", "#553c28")
    table.shade((60, 240, 240, 262))
    table.ring((146, 152), 100, "#25292b", 13)
    table.ring((146, 152), 88, "#c3cacb", 5)
    for turn in range(20):
        angle = math.tau * turn / 20
        hub = angle + (0.9 if turn % 2 else -0.9)
        rim = (146 + 84 * math.cos(angle), 152 + 84 * math.sin(angle))
        table.line([(146 + 7 * math.cos(hub), 152 + 7 * math.sin(hub)), rim], "#8e979a", 1)
    table.line([(200, 74), (420, 250)], "#347a66", 13)
    table.line([(206, 62), (420, 78)], "#3f8f78", 10)
    table.line([(146, 152), (188, 92), (210, 44)], "#3f8f78", 9)
    table.line([(194, 84), (212, 40)], "#347a66", 13)
    table.line([(214, 36), (222, 20), (250, 16), (262, 26)], "#4b5254", 6)
    table.line([(246, 16), (262, 26)], "#25292b", 9)
    table.disc((146, 152), 10, "#4b5254")
    table.disc((146, 152), 4, "#d7dcdc")


def _shelf(table: Table) -> None:
    """A shelf that was put up and filled."""
    table.fade((0, 0, 401, 301), "#cfd8cf", "#b4c0b6")
    table.soften(2)
    for height in (110, 226):
        table.shade((24, height + 2, 380, height + 24), 0.4)
        table.fade((20, height, 380, height + 11), "#c99a63", "#a6773f")
        for x in (70, 320):
            table.line([(x, height + 12), (x, height + 34)], "#4c4a47", 4)
    shades = ("#165c4c", "#f2c265", "#a8452f", "#f4ead8", "#6b4a6e", "#2f5f86", "#d98b5f")
    for number in range(14):
        left = 36 + number * 13
        table.board((left, 48 + number * 7 % 19, left + 11, 110), shades[number * 3 % 7], 1)
        table.line([(left + 5.5, 72), (left + 5.5, 90)], "#efe3cd", 1)
    for x, radius, colour in ((256, 20, "#b5603f"), (306, 15, "#e9e2d3"), (346, 18, "#2f5f86")):
        table.board((x - radius, 108 - radius * 1.7, x + radius, 110), colour, 5)
    for lean in range(-4, 5):
        table.line([(256, 78), (256 + lean * 8, 34 + lean * lean)], "#3f7d55", 4)
    for left, colour in ((44, "#d8b98a"), (134, "#c9a673"), (224, "#d8b98a")):
        table.board((left, 168, left + 78, 226), colour, 3)
        table.board((left + 26, 182, left + 52, 196), "#fbf5ea", 2)
    table.board((322, 178, 366, 226), "#a8452f", 4)
    table.ring((344, 180), 17, "#6d2b1e", 4)


def _kitchen(table: Table) -> None:
    """Vegetables cut on a board."""
    table.fade((0, 0, 401, 130), "#e7e3d8", "#d2cbbb")
    for x in range(0, 400, 50):
        table.line([(x, 0), (x, 120)], "#c5bdab", 1)
    table.line([(0, 60), (400, 60)], "#c5bdab", 1)
    table.soften(2)
    table.fade((0, 120, 401, 301), "#a9754a", "#7d5231")
    table.shade((30, 150, 380, 292), 0.5)
    table.shape([(70, 140), (350, 140), (384, 272), (26, 272)], "#e2bd86")
    table.shape([(26, 272), (384, 272), (383, 281), (28, 281)], "#b98d55")
    for number in range(9):
        table.line([(76 + number * 33, 142), (36 + number * 42, 270)], "#d9b27a", 1)
    for number in range(9):
        at = (92 + number * 17, 190 + number * number % 7 * 3.0)
        table.shade((at[0] - 15, at[1] + 2, at[0] + 17, at[1] + 17), 0.35, 2)
        table.disc(at, 14, "#d9722e", 0.8)
        table.disc((at[0], at[1] - 2), 13, "#f09a4b", 0.78)
        table.disc((at[0], at[1] - 2), 5, "#f6b66d", 0.78)
    for number in range(34):
        at = (70 + number * 37 % 120, 232 + number * 23 % 30)
        table.disc(at, 5 - number % 3, ("#4f8a4c", "#6fa65c", "#3c7443")[number % 3], 0.7)
    table.shade((256, 172, 372, 196), 0.4, 3)
    table.shape([(262, 168), (344, 160), (362, 166), (352, 182), (262, 184)], "#d5dadb")
    table.shape([(262, 180), (352, 180), (352, 182), (262, 184)], "#f7f9f9")
    table.line([(254, 176), (214, 180)], "#3a2b22", 11)
    table.disc((306, 226), 27, "#a8322a")
    table.disc((300, 219), 19, "#c9483b")
    table.disc((295, 213), 6, "#ea9184")
    table.line([(306, 201), (312, 190)], "#3c7443", 4)


def _notebook(table: Table) -> None:
    """A notebook with a plan, and coffee."""
    table.fade((0, 0, 401, 301), "#b98a5e", "#8f623d")
    for number in range(12):
        y = number * 26.0
        table.line([(0, y), (130, y + 6), (270, y - 3), (400, y + 4)], "#a97a4e", 1.5)
    table.soften(1)
    table.shade((50, 50, 300, 292), 0.5, 8)
    table.shape([(66, 40), (268, 24), (292, 268), (82, 284)], "#165c4c")
    table.shape([(74, 38), (272, 22), (294, 260), (90, 276)], "#fbf6ea")
    for number in range(9):
        left, y = 116 + number * 1.6, 74 + number * 22.0
        table.line([(left, y), (left + 154 - number * 31 % 70, y - 11)], "#8b97a6", 1.8)
        table.ring((left - 12, y - 1), 5, "#165c4c", 1.2)
        if number < 5:
            table.line([(left - 15, y - 3), (left - 12, y), (left - 5, y - 9)], "#d98b2f", 2)
    for number in range(11):
        table.ring((74 + number * 1.6, 52 + number * 22), 5, "#4b5254", 1.6)
    table.shade((300, 40, 396, 140), 0.5)
    table.disc((344, 84), 44, "#efe7d8")
    table.disc((344, 84), 33, "#dccfb9")
    table.disc((344, 82), 29, "#4a2d1c")
    table.disc((338, 76), 16, "#5d3b26")
    table.line([(309, 172), (338, 276)], "#2a1a10", 8)
    table.line([(306, 170), (334, 270)], "#e3a83b", 8)
    table.line([(334, 270), (338, 284)], "#ecd2a8", 5)


def _seedlings(table: Table) -> None:
    """Seedlings at the window."""
    table.fade((0, 0, 401, 200), "#dbe9ee", "#a9c8b4")
    for number in range(16):
        at = (number * 53 % 400, 120 + number * 29 % 80)
        table.disc(at, 34, ("#86b08a", "#9cc19a", "#6f9d7c")[number % 3])
    table.soften(9)
    for x in (0, 200, 400):
        table.line([(x, 0), (x, 210)], "#f7f3ea", 12)
    table.fade((0, 206, 401, 301), "#f3ecdf", "#cfc1aa")
    for number, x in enumerate((70, 160, 250, 340)):
        table.shade((x - 44, 258, x + 60, 282), 0.45)
        table.shape([(x - 36, 190), (x + 36, 190), (x + 26, 270), (x - 26, 270)], "#b5603f")
        table.shape([(x + 10, 190), (x + 36, 190), (x + 26, 270), (x + 10, 270)], "#9d4f32")
        table.board((x - 40, 180, x + 40, 198), "#c46e4b", 3)
        table.disc((x, 182), 36, "#4a3426", 0.16)
        for stem in range(-2, 3):
            top = (x + stem * 15, 116 + abs(stem) * 18 - number % 2 * 22)
            table.line([(x + stem * 9, 182), top], "#5f944f", 2.5)
            for side in (-1, 1):
                table.line([top, (top[0] + side * 11, top[1] - 7)], "#4f8a4c", 6)
        table.board((x + 12, 150, x + 17, 184), "#f7f3ea", 1)


_PAINTERS: Final[dict[str, Callable[[Table], None]]] = {
    "wheel": _wheel,
    "shelf": _shelf,
    "kitchen": _kitchen,
    "notebook": _notebook,
    "seedlings": _seedlings,
}
SCENES: Final = tuple(_PAINTERS)


def _exif(picture: Image.Image, taken_at: datetime) -> bytes:
    exif, moment = Image.Exif(), taken_at.strftime("%Y:%m:%d %H:%M:%S")
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = CAMERA
    exif[ExifTags.Base.Orientation] = LYING_RIGHT
    exif[ExifTags.Base.DateTime] = moment
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = moment
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({
        ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: LATITUDE,
        ExifTags.GPS.GPSLongitudeRef: "E", ExifTags.GPS.GPSLongitude: LONGITUDE,
    })  # fmt: skip
    return _with_preview(exif.tobytes(), picture)


def _with_preview(exif: bytes, picture: Image.Image) -> bytes:
    """Hang a small JPEG on the EXIF as its second directory (Exif 3.0, 4.5.6), as phones do."""
    preview = BytesIO()
    ImageOps.contain(picture, (160, 160)).save(preview, "JPEG", quality=70)
    tiff = bytearray(exif.removeprefix(b"Exif\0\0"))
    [first] = struct.unpack_from(">I", tiff, 4)  # Pillow writes it big-endian
    [entries] = struct.unpack_from(">H", tiff, first)
    second = len(tiff)
    struct.pack_into(">I", tiff, first + 2 + 12 * entries, second)
    tiff += struct.pack(">H", 3)
    tiff += struct.pack(">HHIHxx", ExifTags.Base.Compression, 3, 1, 6)
    tiff += struct.pack(">HHII", ExifTags.Base.JpegIFOffset, 4, 1, second + 42)
    tiff += struct.pack(">HHII", ExifTags.Base.JpegIFByteCount, 4, 1, preview.tell())
    return b"Exif\0\0" + bytes(tiff) + bytes(4) + preview.getvalue()

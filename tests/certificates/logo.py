"""A logo of nobody's: a coloured circle on nothing, as a PNG in base64."""

import base64
from io import BytesIO

from PIL import Image, ImageDraw


def _draw() -> str:
    picture = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((4, 4, 56, 56), fill=(21, 94, 82, 255))
    file = BytesIO()
    picture.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


LOGO = _draw()

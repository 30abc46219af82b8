"""What a phone and a person see: the code, read by two readers, and the words."""

from collections.abc import Iterator

import cv2
import numpy as np
import zxingcpp

from tests.certificates.reader.file import File


def has_a_code_that_phones_read(file: File) -> Iterator[str]:
    """Two readers of different makers find the address on the last page."""
    picture = np.asarray(file.drawn[-1])
    first = [found.text for found in zxingcpp.read_barcodes(picture)]
    second, *_ = cv2.QRCodeDetector().detectAndDecode(picture)
    if first != [file.address]:
        yield f"zxing reads {first}."
    if second != file.address:
        yield f"OpenCV reads {second!r}."


def says_what_it_should(file: File) -> Iterator[str]:
    """Every text that is expected can be read out, spaces aside."""
    for text in file.texts:
        if "".join(text.split()) not in file.text:
            yield f"It does not say {text!r}."

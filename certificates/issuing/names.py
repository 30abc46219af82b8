"""Which names can be printed: not what no font of ours can draw, nor what fills half a page."""

from certificates.pdf.typefaces import typeface

LONGEST = 80


def missing_letters(name: str) -> list[str]:
    """Return the characters of a name that cannot be printed, each once."""
    faces = (typeface("serif_bold"), typeface("sans"))
    return list(dict.fromkeys(letter for face in faces for letter in face.missing(name)))

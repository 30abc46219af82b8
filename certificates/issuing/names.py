"""Which names can be printed: an account may be called things that no font of ours can draw."""

from certificates.document.typefaces import typeface


def missing_letters(name: str) -> list[str]:
    """Return the characters of a name that cannot be printed, each once."""
    faces = (typeface("serif_bold"), typeface("sans"))
    return list(dict.fromkeys(letter for face in faces for letter in face.missing(name)))

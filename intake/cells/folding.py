"""Words freed of what people vary when they write the same: case, accents, spaces, signs."""

import unicodedata


def folded(words: str) -> str:
    """Return only letters and digits, small and without accents: «E-post *» is «epost»."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in apart if sign.isalnum())

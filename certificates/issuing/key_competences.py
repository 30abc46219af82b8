"""The eight key competences of the EU (2018/C 189/01) in the words of the recommendation."""

from collections.abc import Iterable

from certificates.content import Text

SCHEME = "eu_key_competences"
NAMES: dict[str, Text] = {
    "literacy": {"sv": "Läs- och skrivkunnighet", "en": "Literacy"},
    "multilingual": {"sv": "Flerspråkighet", "en": "Multilingual"},
    "stem": {
        "sv": "Matematik, naturvetenskap, teknik och ingenjörsvetenskap",
        "en": "Mathematical competence and competence in science, technology and engineering",
    },
    "digital": {"sv": "Digital kompetens", "en": "Digital"},
    "personal_social_learning": {
        "sv": "Personlig och social kompetens samt kompetens att lära sig att lära",
        "en": "Personal, social and learning to learn",
    },
    "citizenship": {"sv": "Medborgarskapskompetens", "en": "Citizenship"},
    "entrepreneurship": {"sv": "Entreprenörskompetens", "en": "Entrepreneurship"},
    "cultural": {
        "sv": "Kulturell medvetenhet och kulturyttringar",
        "en": "Cultural awareness and expression",
    },
}


def key_competences(alignments: dict[str, Iterable[str]]) -> tuple[Text, ...]:
    """Return what a competency is aligned with, named; a code that we do not know is left out."""
    return tuple(NAMES[code] for code in alignments.get(SCHEME, ()) if code in NAMES)

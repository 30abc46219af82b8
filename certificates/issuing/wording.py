"""Words that issuing freezes into certificates, in both of their languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from assessments.models import Decision
from certificates.content import Text
from certificates.content.dates import say_list
from certificates.content.plain import LANGUAGES
from confirmations.models import Assurance, Door
from workplaces.models import Workplace

ASSESSOR = {"sv": "bedömare", "en": "assessor"}
QUALITY_ASSURER = {"sv": "kvalitetsgranskare", "en": "quality assurer"}
SIGNATORY = {"sv": "utfärdare", "en": "issuer"}
NOT_ISSUED = {"sv": "Utkast – inte utfärdat", "en": "Draft – not issued"}
SUPERVISOR = {"sv": "handledare", "en": "supervisor"}
A_WORKPLACE = {"sv": "En arbetsplats", "en": "A workplace"}
# In English, instead of a line of work.
PLACES: dict[str, str] = {
    Workplace.Kind.WORKPLACE: "Workplace",
    Workplace.Kind.YOUTH_CENTRE: "Youth centre",
    Workplace.Kind.ASSOCIATION: "Association",
    Workplace.Kind.OTHER: "Other activity",
}
# Names that tell no place, on the certificate of somebody whose identity is protected.
SOMEBODY, SOMEWHERE = "en i teamet", "kommunal verksamhet"
OWN_SITUATIONS = {"sv": "Situationer med egna ord", "en": "Situations in own words"}
# Kinds of evidence: of one, and of several.
ACCOUNTS: tuple[Text, Text] = (
    {"sv": "egen beskrivning", "en": "own description"},
    {"sv": "egna beskrivningar", "en": "own descriptions"},
)
PHOTOS: tuple[Text, Text] = ({"sv": "foto", "en": "photo"}, {"sv": "foton", "en": "photos"})
NO_VALIDATION = {
    "sv": "Kompetensintyget är utfärdat efter kartläggning och bedömning mot ramverket {framework},"
    " version {version}. Det är inte ett intyg efter validering enligt förordningen (2022:1549) och"
    " anger ingen nivå i Sveriges referensram för kvalifikationer (SeQF).",
    "en": "The certificate of competence is issued after mapping and assessment against the"
    " framework {framework}, version {version}. It is not a certificate of validation under the"
    " Swedish ordinance (SFS 2022:1549) and states no level in the Swedish Qualifications Framework"
    " (SeQF).",
}
METHODS: dict[str, Text] = {
    Decision.Method.CONVERSATION: {"sv": "samtal", "en": "conversation"},
    Decision.Method.OBSERVATION: {"sv": "observation", "en": "observation"},
    Decision.Method.WORK_SAMPLE: {"sv": "arbetsprov", "en": "work sample"},
    Decision.Method.PORTFOLIO: {"sv": "portfölj", "en": "portfolio"},
    Decision.Method.CERTIFICATE: {"sv": "annat intyg", "en": "other certificate"},
}

# How a confirmation came, the surest first. Nothing here tells why the holder took part.
SURE: dict[str, Text] = {
    Assurance.CODE: {"sv": "via länk och kod", "en": "by link and code"},
    Assurance.ACCOUNT: {"sv": "av inloggad ledare", "en": "by a signed-in leader"},
    Assurance.CONTACT: {"sv": "via länk till känd kontakt", "en": "by link to a known contact"},
}
HELD: dict[str, Text] = {
    Door.QR: {"sv": "på plats via QR-kod", "en": "on the spot by QR code"},
    Door.POSTER: {"sv": "på plats via affisch", "en": "on the spot by poster"},
    Door.IN_HAND: {
        "sv": "på plats på innehavarens telefon",
        "en": "on the spot on the holder’s phone",
    },
    Door.SHARED: {"sv": "via länk från innehavaren", "en": "by a link from the holder"},
}


def ways(came: Iterable[tuple[str, str]]) -> tuple[Text, ...]:
    """Return how confirmations came, the surest way first, each told once: (door, assurance)."""
    known = set(came)
    sure = [SURE[level] for level in SURE if level in {assurance for _door, assurance in known}]
    held = [HELD[door] for door in HELD if (door, Assurance.HELD) in known]
    return (*sure, *held)


def both(text: Mapping[str, str], **names: Text) -> Text:
    """Return a text in both languages, names filled in; where one lacks, the other stands in."""
    said = {language: " ".join(text.get(language, "").split()) for language in LANGUAGES}
    spare = next((words for words in [*said.values(), *text.values()] if words), "")
    return {language: _fill(said[language] or spare, language, names) for language in LANGUAGES}


def same(words: str) -> Text:
    """Return words that are the same in every language, as names are."""
    return dict.fromkeys(LANGUAGES, words)


def listed(texts: Iterable[Text]) -> Text:
    """Return several texts as one: Cykelköket och Kafé Kulturum."""
    known = list(texts)
    return {
        language: say_list(list(dict.fromkeys(text[language] for text in known)), language)
        for language in LANGUAGES
    }


def joined(*texts: Text) -> Text:
    """Return texts one after the other, with commas: handledare, Cykelköket."""
    return {language: ", ".join(text[language] for text in texts) for language in LANGUAGES}


def dotted(*texts: Text) -> Text:
    """Return texts side by side: Utkast – inte utfärdat · Vardagens kompetenser."""
    return {language: " · ".join(text[language] for text in texts) for language in LANGUAGES}


def _fill(words: str, language: str, names: Mapping[str, Any]) -> str:
    return (
        words.format(**{name: text[language] for name, text in names.items()}) if names else words
    )

"""The fixed words printed on certificates, in Swedish and English."""

from certificates.content import Text


def _both(sv: str, en: str) -> Text:
    return {"sv": sv, "en": en}


HOLDER = _both("Intyget gäller", "This certificate is for")
BORN = _both("Född", "Born")
ACTIVITY = _both("Plats", "Place")
PERIOD = _both("Tid", "Period")
HOURS = _both("Omfattning", "Extent")
COMPETENCIES = _both("Kompetenser", "Competencies")
COMPETENCIES_CONTINUED = _both("Kompetenser, fortsättning", "Competencies, continued")
COMPETENCY = _both("Kompetens", "Competency")
LEVEL = _both("Nivå", "Level")
LEVELS = _both("Nivåerna", "The levels")
KEY_COMPETENCES = _both("Hör till EU:s nyckelkompetenser", "Key competences of the EU")
# The ladder: each step is one person's word.
WORDS = (
    _both("Egna ord", "Own word"),
    _both("Någon såg det", "Somebody saw it"),
    _both("Någon bedömde det", "Somebody assessed it"),
)
BASIS = _both("Underlag", "Built on")
STATEMENT = _both("Handledarens ord", "The supervisor’s words")
TASKS = _both("Arbetsuppgifter", "Tasks")
SEEN = _both("Det här har jag sett", "What I have seen")
SITUATIONS = _both("Situationer, med egna ord", "Situations, in own words")
DIALOGUE = _both("Samtal om orden", "Talked it through with")
QUALIFICATION = _both("Kvalifikation", "Qualification")
SEQF_LEVEL = _both("Nivå i SeQF", "Level in SeQF")
OWNER = _both("Kvalifikationens ägare", "Owner of the qualification")
DECISION = _both("Beslut om nivå", "Decision on the level")
COMPETENCE_AREA = _both("Bedömarens kompetens", "The assessor’s competence")
FINGERPRINT = _both("Ramverkets fingeravtryck", "Fingerprint of the framework")
EU_EMBLEM = _both("Europeiska unionens emblem", "Emblem of the European Union")
ASSESSMENT = _both("Så har vi bedömt", "How this was assessed")
FRAMEWORK = _both("Ramverk", "Framework")
FRAMEWORK_TEXT = _both("Läs ramverket", "Read it at")
VERSION = _both("version", "version")
ASSESSOR = _both("Bedömare", "Assessor")
QUALITY_CHECK = _both("Kvalitetsgranskat av", "Quality checked by")
SIGNATURE = _both("Utfärdat", "Issued")
VALID = _both("Gäller tills vidare", "Valid until further notice")
CHECK = _both("Kontrollera intyget", "Check this certificate")
CHECK_HOW = _both(
    "Skanna koden eller gå till adressen och skriv numret. Sidan visar om intyget är äkta "
    "och gäller, och vad som står i det.",
    "Scan the code or go to the address and type the number. The page shows whether the "
    "certificate is genuine and valid, and what it says.",
)
NUMBER = _both("nummer", "number")
SERIAL = _both("Löpnummer", "Serial")
REPLACES = _both("Ersätter intyg", "Replaces certificate")
QR_CODE = _both("QR-kod till", "QR code to")
TO_CHECK = _both("Öppna kontrollsidan för intyget", "Open the check page of the certificate")
TO_WRITE = _both("Skriv till utfärdaren", "Write to the issuer")
TO_FRAMEWORK = _both("Läs ramverket", "Read the framework")


def page(number: int, count: int) -> Text:
    """Say which page it is."""
    return _both(f"sida {number} av {count}", f"page {number} of {count}")


def hours(number: int) -> Text:
    """Say an extent in hours: how much, not how well."""
    return _both(
        f"{number} {'timme' if number == 1 else 'timmar'}",
        f"{number} {'hour' if number == 1 else 'hours'}",
    )


def version(number: int) -> Text:
    """Say which version of the certificate it is."""
    return _both(f"Version {number} av intyget", f"Version {number} of the certificate")


def mark_of(issuer: str) -> str:
    """Say what the issuer's mark is, for whoever cannot see it."""
    return f"{issuer}, märke"

"""The fixed words printed on every certificate, Swedish above and English small below."""

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
LEVEL = _both("Nivå", "Level")
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


def page(number: int, count: int) -> str:
    """Say which page it is, on one line for both languages."""
    return f"sida {number} av {count} / page {number} of {count}"


def hours(number: int) -> Text:
    """Say an extent in hours."""
    return _both(
        f"{number} {'timme' if number == 1 else 'timmar'}",
        f"{number} {'hour' if number == 1 else 'hours'}",
    )

"""What is on a certificate as plain text for a CV: what somebody can, and who says so."""

from certificates.content import CertificateContent, CertifiedCompetency
from certificates.content.dates import say_date, say_list

_WORDS = {
    "sv": {
        "level": "nivå",
        "confirmed": "Bekräftat av",
        "assessed": "Bedömt av",
        "issued": "utfärdat av",
        "check": "Kontrollera intyget:",
    },
    "en": {
        "level": "level",
        "confirmed": "Confirmed by",
        "assessed": "Assessed by",
        "issued": "issued by",
        "check": "Check the certificate:",
    },
}


def write(content: CertificateContent, language: str, *, with_address: bool) -> str:
    """Write a line for each competency, under one that says what it stands on.

    Programmes are never named, nor the activity: its name may be a programme's.
    """
    say = _WORDS[language]
    day = say_date(content.issued_on, language)
    head = f"{content.title[language]}, {say['issued']} {content.issuer.name}, {day}"
    lines = [_line(each, content, language) for each in content.competencies]
    foot = [f"{say['check']} {content.check_url}"] if with_address else []
    return "\n".join([head, *(f"• {line}" for line in lines), *foot])


def _line(competency: CertifiedCompetency, content: CertificateContent, language: str) -> str:
    say = _WORDS[language]
    i_can = competency.i_can[language].rstrip(".")
    level = f"{say['level']}: {competency.level_name[language]}"
    said = [f"{competency.name[language]} ({level}). {i_can}"]
    if confirmed := competency.words.confirmed:
        names = say_list(list(dict.fromkeys(who[language] for who in confirmed.by)), language)
        said.append(f"{say['confirmed']} {names}")
    if assessed := competency.words.assessed:
        said.append(f"{say['assessed']} {assessed.by_role[language]}, {content.issuer.name}")
    return ". ".join(said) + "."

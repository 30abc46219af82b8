"""The part of a certificate that its holder has chosen to show one reader."""

from dataclasses import dataclass, replace
from datetime import date

from certificates.content import (
    Activity,
    Assessor,
    CertificateContent,
    CertifiedCompetency,
    Dialogue,
    FrameworkReference,
    Issuer,
    Situation,
    Statement,
    Text,
)

# Who saw it, where the place must not be said: «handledare, Cykelköket» names it.
SOMEONE: Text = {"sv": "någon som såg det", "en": "someone who saw it"}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the holder lets one link show."""

    full_name: bool
    competencies: frozenset[str]  # their codes
    birth_date: bool
    workplace: bool
    number: bool  # with it, anyone can open the whole certificate


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What a reader of a link sees; what was not chosen is not in it."""

    title: Text
    name: str
    birth_date: date | None
    competencies: tuple[CertifiedCompetency, ...]
    activity: Activity | None
    statement: Statement | None
    situations: tuple[Situation, ...]
    dialogue: Dialogue | None
    framework: FrameworkReference | None
    assessor: Assessor | None
    issuer: Issuer
    issued_on: date
    fixed_sentences: tuple[Text, ...]
    number: str | None
    check_url: str | None


def choose(content: CertificateContent, choice: Choice) -> Shared:
    """Return the chosen part. Titles of activities and programmes are never in it."""
    return Shared(
        title=content.title,
        name=content.holder.name if choice.full_name else initials(content.holder.name),
        birth_date=content.holder.birth_date if choice.birth_date else None,
        competencies=_chosen(content, choice),
        activity=content.activity if choice.workplace else None,
        statement=content.statement if choice.workplace else None,
        situations=content.situations,
        dialogue=content.dialogue if choice.workplace else None,
        framework=content.framework,
        assessor=content.assessor,
        issuer=content.issuer,
        issued_on=content.issued_on,
        fixed_sentences=content.fixed_sentences,
        number=content.number if choice.number else None,
        check_url=content.check_url if choice.number else None,
    )


def initials(name: str) -> str:
    """Say a name as initials: A. Y."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def _chosen(content: CertificateContent, choice: Choice) -> tuple[CertifiedCompetency, ...]:
    chosen = [each for each in content.competencies if each.code in choice.competencies]
    return tuple(chosen if choice.workplace else map(_without_place, chosen))


def _without_place(competency: CertifiedCompetency) -> CertifiedCompetency:
    confirmed = competency.words.confirmed
    if confirmed is None:
        return competency
    words = replace(competency.words, confirmed=replace(confirmed, by=(SOMEONE,)))
    return replace(competency, words=words)

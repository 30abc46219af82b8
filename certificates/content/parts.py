"""The people, places and competencies that a certificate names."""

from dataclasses import dataclass
from datetime import date

from certificates.content.plain import Plain, Text
from certificates.content.words import Words


@dataclass(frozen=True)
class Holder(Plain):
    """Whose certificate it is; a birth date, never a personal identity number."""

    name: str
    birth_date: date | None = None


@dataclass(frozen=True)
class Issuer(Plain):
    """Who stands behind the certificate, as it was on the day of issue."""

    name: str
    legal_parent: str
    org_number: str
    address: str
    email: str
    web: str
    signatory_name: str
    signatory_title: Text


@dataclass(frozen=True)
class FrameworkReference(Plain):
    """Which published version of which framework was assessed against."""

    title: Text
    version: str
    url: str


@dataclass(frozen=True)
class CertifiedCompetency(Plain):
    """One competency that was reached, its level and the words behind it."""

    code: str
    area: Text
    name: Text
    level_number: int
    level_name: Text
    i_can: Text
    words: Words


@dataclass(frozen=True)
class Activity(Plain):
    """Where it happened (or only the sector, if the holder chose so), when and how much."""

    place: Text
    first_on: date
    last_on: date
    hours: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.last_on < self.first_on:
            raise ValueError("The activity ends before it begins.")


@dataclass(frozen=True)
class Assessor(Plain):
    """Who assessed, and in which role."""

    name: str
    role: Text

"""The people, places and competencies that a certificate names."""

from dataclasses import dataclass
from datetime import date

from certificates.content.plain import Plain, Text, younger
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
    digest: str | None = younger(None)  # SHA-256 of the published version, in hexadecimal


@dataclass(frozen=True)
class Qualification(Plain):
    """The qualification with a level in SeQF that a framework carries (2015:545)."""

    title: Text
    seqf_level: int
    owner: str
    decision: str  # the reference of the decision that gave it its level

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 1 <= self.seqf_level <= 8:
            raise ValueError("SeQF has the levels 1 to 8.")


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
    level_descriptor: Text | None = younger(None)
    key_competences: tuple[Text, ...] = younger(())  # of the EU, 2018/C 189/01; never a level


@dataclass(frozen=True)
class EvidenceCount(Plain):
    """How much of one kind of evidence there was; never what it shows."""

    kind: Text
    count: int


@dataclass(frozen=True)
class Basis(Plain):
    """What the assessment was built on, counted."""

    evidence: tuple[EvidenceCount, ...]
    self_assessed: bool

    def sentence(self, language: str) -> str:
        """Say it: 4 egna beskrivningar, 3 foton, egen bedömning av vad man kan."""
        own = {"sv": "egen bedömning av vad man kan", "en": "own assessment of what one can do"}
        counted = [f"{each.count} {each.kind[language]}" for each in self.evidence]
        return ", ".join([*counted, own[language]] if self.self_assessed else counted)


@dataclass(frozen=True)
class Activity(Plain):
    """Where it happened (or only the sector, if the holder chose so; or nothing), when and how
    much.
    """

    place: Text | None
    first_on: date
    last_on: date
    hours: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.last_on < self.first_on:
            raise ValueError("The activity ends before it begins.")


@dataclass(frozen=True)
class Assessor(Plain):
    """Who assessed, in which role, and what they are competent to assess."""

    name: str
    role: Text
    competence_area: Text | None = younger(None)


@dataclass(frozen=True)
class Statement(Plain):
    """What a supervisor at a workplace says in their own words, on a praktikintyg."""

    supervisor: str
    role: str
    workplace: str
    tasks: str
    seen: str
    language: str  # of tasks and seen, as a BCP 47 tag: sv, en
    signed_on: date


@dataclass(frozen=True)
class Situation(Plain):
    """One situation in the holder's own words, on a kompetensbrev."""

    heading: str
    words: str
    language: str  # of heading and words, as a BCP 47 tag
    on: date | None = None


@dataclass(frozen=True)
class Dialogue(Plain):
    """With whom the holder found the words of a kompetensbrev, and when they last talked."""

    partner: str
    role: Text
    organisation: str
    on: date


@dataclass(frozen=True)
class Logo(Plain):
    """A mark that funders or partners ask for, beside what it means.

    `picture` is "eu" for the emblem of the European Union, which we draw ourselves, or a PNG in
    base64. Heights are in millimetres on the paper.
    """

    name: Text
    picture: str
    height: int


@dataclass(frozen=True)
class Emblems(Plain):
    """The emblem block of a programme: the EU emblem is never smaller than the largest other."""

    statement: Text
    logos: tuple[Logo, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        ours = [logo.height for logo in self.logos if logo.picture == "eu"]
        others = [logo.height for logo in self.logos if logo.picture != "eu"]
        if ours and others and min(ours) < max(others):
            raise ValueError("The EU emblem must be at least as large as the largest other logo.")

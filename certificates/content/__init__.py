"""Everything a certificate, on paper and on the check page, is printed from.

Frozen when a certificate is issued and stored as JSON; a later change elsewhere never reaches it.
It never says why the holder took part.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from certificates.content.parts import (
    Activity,
    Assessor,
    Basis,
    CertifiedCompetency,
    Dialogue,
    Emblems,
    EvidenceCount,
    FrameworkReference,
    Holder,
    Issuer,
    Logo,
    Qualification,
    Situation,
    Statement,
)
from certificates.content.plain import LANGUAGES, Plain, Text, younger
from certificates.content.words import Assessed, Confirmed, Shown, Words

__all__ = [
    "COMPETENCE_CERTIFICATE",
    "COMPETENCE_LETTER",
    "PARTICIPATION",
    "SCHEMA",
    "SUPERVISOR_STATEMENT",
    "VALIDATION_CERTIFICATE",
    "Activity",
    "Assessed",
    "Assessor",
    "Basis",
    "CertificateContent",
    "CertifiedCompetency",
    "Confirmed",
    "Dialogue",
    "Emblems",
    "EvidenceCount",
    "FrameworkReference",
    "Holder",
    "Issuer",
    "Logo",
    "Qualification",
    "Shown",
    "Situation",
    "Statement",
    "Text",
    "Words",
]

SCHEMA = 1
PARTICIPATION = "participation"
SUPERVISOR_STATEMENT = "supervisor_statement"
COMPETENCE_LETTER = "competence_letter"
COMPETENCE_CERTIFICATE = "competence_certificate"
VALIDATION_CERTIFICATE = "validation_certificate"

FEWEST_SITUATIONS, MOST_SITUATIONS = 3, 5


@dataclass(frozen=True, kw_only=True)
class CertificateContent(Plain):
    """One certificate, word for word."""

    kind: str
    title: Text
    subtitle: Text
    serial: str
    number: str
    check_url: str
    issued_on: date
    place: str
    holder: Holder
    issuer: Issuer
    opening: tuple[Text, ...]
    framework: FrameworkReference | None = None
    competencies: tuple[CertifiedCompetency, ...] = ()
    activity: Activity | None = None
    method: Text | None = None
    assessor: Assessor | None = None
    quality_check: Text | None = None
    fixed_sentences: tuple[Text, ...] = ()
    funding: Text | None = None
    replaces: str | None = None
    languages: tuple[str, ...] = younger(LANGUAGES)  # printed: Swedish, with or without English
    version: int = younger(1)  # 2 for the first correction, and so on
    basis: Basis | None = younger(None)
    qualification: Qualification | None = younger(None)
    statement: Statement | None = younger(None)
    situations: tuple[Situation, ...] = younger(())
    dialogue: Dialogue | None = younger(None)
    emblems: Emblems | None = younger(None)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.number not in self.check_url:
            raise ValueError("The address of the check page does not contain the number.")
        if not self.check_url.startswith(("https://", "http://")):
            raise ValueError("The check page needs a whole address, with https://.")
        self._refuse_half_a_certificate()

    def to_json(self) -> dict[str, Any]:
        """Say the same in plain JSON, with the number of this form."""
        return {"schema": SCHEMA, **super().to_json()}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """Make the content again from its JSON, strictly."""
        if not isinstance(plain, Mapping) or plain.get("schema") != SCHEMA:
            raise ValueError(f"Only certificate content of schema {SCHEMA} can be read.")
        return super().from_json({name: plain[name] for name in plain if name != "schema"})

    def _refuse_half_a_certificate(self) -> None:
        if self.kind not in WHOLE:
            raise ValueError(f"There is no kind of certificate called {self.kind!r}.")
        needed, said = WHOLE[self.kind]
        if not needed(self):
            raise ValueError(said)
        if self.languages[:1] != LANGUAGES[:1] or not set(self.languages) <= set(LANGUAGES):
            raise ValueError("A certificate is in Swedish, alone or with English beside it.")

    @property
    def is_assessed(self) -> bool:
        """Whether somebody has judged competencies against a framework."""
        return bool(self.competencies and self.framework and self.assessor)

    @property
    def is_bilingual(self) -> bool:
        return len(self.languages) > 1


Needs = tuple[Callable[[CertificateContent], bool], str]

WHOLE: dict[str, Needs] = {
    PARTICIPATION: (
        lambda content: content.activity is not None and not content.competencies,
        "A certificate of participation needs an activity and no competencies.",
    ),
    SUPERVISOR_STATEMENT: (
        lambda content: (
            content.statement is not None
            and content.activity is not None
            and not content.competencies
        ),
        "A supervisor's statement needs a statement, an activity and no competencies.",
    ),
    COMPETENCE_LETTER: (
        lambda content: (
            FEWEST_SITUATIONS <= len(content.situations) <= MOST_SITUATIONS
            and content.dialogue is not None
            and not content.competencies
        ),
        "A competence letter needs three to five situations and a dialogue partner, and has no"
        " competencies.",
    ),
    COMPETENCE_CERTIFICATE: (
        lambda content: content.is_assessed and content.qualification is None,
        "A certificate of competence needs competencies, a framework and an assessor.",
    ),
    VALIDATION_CERTIFICATE: (
        lambda content: (
            content.is_assessed
            and content.qualification is not None
            and content.assessor is not None
            and content.assessor.competence_area is not None
        ),
        "A certificate of validation needs a qualification with a level in SeQF, and an assessor"
        " whose competence is on record.",
    ),
}
"""What each kind of certificate must say to be one, and what is said when it does not."""

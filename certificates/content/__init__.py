"""Everything a certificate, on paper and on the check page, is printed from.

Frozen when a certificate is issued and stored as JSON; a later change elsewhere never reaches it.
It never says why the holder took part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from certificates.content.parts import (
    Activity,
    Assessor,
    CertifiedCompetency,
    FrameworkReference,
    Holder,
    Issuer,
)
from certificates.content.plain import Plain, Text
from certificates.content.words import Assessed, Confirmed, Shown, Words

__all__ = [
    "COMPETENCE_CERTIFICATE",
    "PARTICIPATION",
    "SCHEMA",
    "Activity",
    "Assessed",
    "Assessor",
    "CertificateContent",
    "CertifiedCompetency",
    "Confirmed",
    "FrameworkReference",
    "Holder",
    "Issuer",
    "Shown",
    "Text",
    "Words",
]

SCHEMA = 1
COMPETENCE_CERTIFICATE = "competence_certificate"
PARTICIPATION = "participation"


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
        if self.kind == COMPETENCE_CERTIFICATE:
            if not (self.competencies and self.framework and self.assessor):
                raise ValueError(
                    "A certificate of competence needs competencies, a framework and an assessor."
                )
        elif self.kind == PARTICIPATION:
            if self.activity is None or self.competencies:
                raise ValueError(
                    "A certificate of participation needs an activity and no competencies."
                )
        else:
            raise ValueError(f"There is no kind of certificate called {self.kind!r}.")

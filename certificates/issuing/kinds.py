"""Which kinds of certificate come of a programme, and the sentence where one does not.

Asked when something is begun, so that nobody works in vain, and again when it is to be issued. What
was issued can be corrected whatever a programme says later.
"""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import AssessmentCase
from certificates.content import (
    COMPETENCE_CERTIFICATE,
    COMPETENCE_LETTER,
    SUPERVISOR_STATEMENT,
    VALIDATION_CERTIFICATE,
)
from certificates.issuing.assessed import is_validation
from certificates.models import Certificate
from lifecycle.transitions import HasPage, Refused
from programmes.models import Enrolment, kinds_of

NOT_USED = _("The programme does not use this kind of certificate.")


def kind_for(case: AssessmentCase) -> str:
    """Return the kind that a case leads to: nobody chooses between the two. Queries."""
    return VALIDATION_CERTIFICATE if is_validation(case) else COMPETENCE_CERTIFICATE


def refuse_unless_used(participant: User, kind: str, *, subject: HasPage) -> None:
    """Refuse a kind that none of the programmes uses which somebody takes part in."""
    if kind not in kinds_of(participant):
        raise Refused(NOT_USED, subject=subject)


def refuse_unless_of(enrolment: Enrolment, kind: str, *, subject: HasPage) -> None:
    """Refuse a kind that the programme does not use which somebody takes or took part in."""
    if not enrolment.local_project.programme.uses_kind(kind):
        raise Refused(NOT_USED, subject=subject)


def is_used(certificate: Certificate) -> bool:
    """Say whether the programme that it comes of uses its kind; a correction always holds."""
    if certificate.replaces_id or certificate.enrolment is None:
        return True
    return certificate.enrolment.local_project.programme.uses_kind(certificate.type.code)


def offers_to(participant: User) -> dict[str, bool]:
    """Return which of the kinds that one asks for oneself can be asked for. One query."""
    kinds = kinds_of(participant)
    return {"letter": COMPETENCE_LETTER in kinds, "statement": SUPERVISOR_STATEMENT in kinds}


def can_come_of(case: AssessmentCase) -> bool:
    """Say whether one of the participant's programmes uses the kind that a case leads to. Queries
    once; more only where a programme names kinds.
    """
    kinds = kinds_of(case.participant)
    return kinds.named is None or kind_for(case) in kinds

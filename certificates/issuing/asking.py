"""From words that were asked for to a draft that the holder looks through."""

from datetime import date

from django.db import transaction

from accounts.models import User
from certificates import letters
from certificates.content import COMPETENCE_LETTER, SUPERVISOR_STATEMENT
from certificates.models import (
    Certificate,
    CertificateType,
    CompetenceLetter,
    StatementRequest,
    Written,
)
from certificates.models.questions import CertificateQuerySet
from programmes.models import place_for


@transaction.atomic
def sign_statement(request: StatementRequest, written: Written) -> Certificate:
    """Take the supervisor's words in; the holder looks through them, again if they changed."""
    request.sign(written, by=request.guest)
    begun = _open_one(Certificate.objects.filter(statement=request))
    if begun is None:
        return _draft(
            request.participant, SUPERVISOR_STATEMENT, by=request.guest, statement=request
        )
    if begun.is_accepted:
        begun.reopen(by=request.guest)
    return begun


@transaction.atomic
def confirm_letter(
    letter: CompetenceLetter, *, by: User, talked_on: date, seen: str
) -> Certificate:
    """Let the dialogue partner confirm the talk; the holder then looks through the whole."""
    letter.confirm(by=by, talked_on=talked_on, seen=seen)
    begun = _open_one(Certificate.objects.filter(letter=letter))
    if begun:
        begun.tell_holder(letters.ask_to_look_through)
        return begun
    return _draft(letter.participant, COMPETENCE_LETTER, by=by, letter=letter)


def _open_one(certificates: CertificateQuerySet) -> Certificate | None:
    """Return the draft, or the correction, that the words will stand on."""
    return certificates.filter(state__in=Certificate.BEFORE_ISSUE).last()


def _draft(
    holder: User,
    code: str,
    *,
    by: User | str,
    statement: StatementRequest | None = None,
    letter: CompetenceLetter | None = None,
) -> Certificate:
    certificate = Certificate.make(
        holder,
        [],
        by=by,
        type=CertificateType.objects.get(code=code),
        enrolment=place_for(holder, code),
        statement=statement,
        letter=letter,
    )
    certificate.tell_holder(letters.ask_to_look_through)
    return certificate

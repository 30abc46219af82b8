"""Begins certificates: from a checked case, for somebody who took part, in place of another."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import AssessmentCase
from certificates import letters
from certificates.content import COMPETENCE_LETTER, PARTICIPATION, SUPERVISOR_STATEMENT
from certificates.issuing.assessed import reached_in
from certificates.issuing.kinds import (
    can_come_of,
    kind_for,
    refuse_unless_of,
    refuse_unless_used,
)
from certificates.models import Certificate, CertificateType
from certificates.models.questions import issues_for_protected
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment, place_for, using

GROUND_IS_ERASED = _(
    "What this certificate was made of is erased by the rule of its programme, so none can be made"
    " in its place. It still holds."
)


@transaction.atomic
def draft(case: AssessmentCase, *, by: User) -> Certificate:
    """Begin the one first certificate of a checked case, or find the one that was begun."""
    locked = AssessmentCase.objects.select_for_update().get(pk=case.pk)  # two presses make one
    if begun := Certificate.objects.filter(case=case, replaces=None).first():
        return begun
    if not locked.allows("close"):
        raise Refused(_("The assessment is not finished yet."), subject=case)
    competencies = [decision.competency for decision in reached_in(case)]
    if not competencies:
        raise Refused(_("There is nothing to put on a certificate yet."), subject=case)
    code = kind_for(case)
    refuse_unless_used(case.participant, code, subject=case)
    return Certificate.make(
        case.participant,
        competencies,
        by=by,
        type=CertificateType.objects.get(code=code),
        case=case,
        enrolment=place_for(case.participant, code),
    )


@transaction.atomic
def draft_participation(enrolment: Enrolment, *, by: User, hours: int | None = None) -> Certificate:
    """Begin a certificate that somebody took part, or find the one that is there."""
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    there = Certificate.objects.filter(enrolment=enrolment, type__code=PARTICIPATION)
    over = [Certificate.State.REPLACED, Certificate.State.REVOKED]
    if begun := there.exclude(state__in=over).order_by("pk").last():
        if hours:
            _count_hours(begun, hours, by=by)
        return begun
    refuse_unless_of(enrolment, PARTICIPATION, subject=_StartParticipation())
    kind = CertificateType.objects.get(code=PARTICIPATION)
    certificate = Certificate.make(
        enrolment.participant, [], by=by, type=kind, enrolment=enrolment, hours=hours
    )
    certificate.tell_holder(letters.ask_to_look_through)
    return certificate


class _StartParticipation:
    """Where an issuer chooses somebody else: the page of a participant is not theirs."""

    def get_absolute_url(self) -> str:
        return reverse("certificates:start_participation")


def _count_hours(certificate: Certificate, hours: int, *, by: User) -> None:
    """Put the number of hours right while it is a draft; never after the holder's yes."""
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if locked.is_draft and locked.hours != hours:
        locked.hours = certificate.hours = hours
        locked.save(update_fields=["hours"])
        Event.record(certificate, "count_hours", by=by, note=str(hours))


def _has_lost_its_ground(certificate: Certificate) -> bool:
    """Whether what it was made of is erased: its case, statement or letter, or who holds it."""
    grounds = {
        SUPERVISOR_STATEMENT: certificate.statement,
        COMPETENCE_LETTER: certificate.letter,
        PARTICIPATION: certificate.enrolment,
    }
    ground = grounds.get(certificate.type.code, certificate.case)
    return ground is None or certificate.participant.erased_at is not None


@transaction.atomic
def correct(certificate: Certificate, *, by: User, note: str = "") -> Certificate:
    """Begin the certificate that will replace an issued one, or find the one that was begun.

    The note says to whoever did not write it, and to the register, what should be corrected.
    """
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if begun := Certificate.objects.filter(replaces=locked).first():
        return _with_one_more_note(begun, note, by=by)
    if not locked.allows("replace"):
        raise Refused(_("Only a valid certificate can be corrected."), subject=certificate)
    if _has_lost_its_ground(locked):
        raise Refused(GROUND_IS_ERASED, subject=certificate)
    correction = Certificate.make(
        locked.participant,
        locked.competencies.all(),
        by=by,
        note=note,
        type=locked.type,
        case=locked.case,
        enrolment=locked.enrolment,
        statement=locked.statement,
        letter=locked.letter,
        hours=locked.hours,
        replaces=locked,
        name=locked.name,
        shows_birth_date=locked.shows_birth_date,
        shows_workplace=locked.shows_workplace,
        is_bilingual=locked.is_bilingual,
    )
    if by != locked.participant:
        correction.tell_holder(letters.ask_to_look_through)
    return correction


def _with_one_more_note(correction: Certificate, note: str, *, by: User) -> Certificate:
    """Keep what else somebody wrote, where a correction was begun already."""
    if note and not correction.is_issued and note not in (correction.wished, correction.asked):
        Event.record(correction, "wish", by=by, note=note)
    return correction


def checked_cases(participant: User) -> tuple[list[AssessmentCase], list[AssessmentCase]]:
    """Return the participant's checked cases: those from which a certificate can be begun, and
    those of which none comes, as no programme of theirs uses the kind. Queries.
    """
    checked = AssessmentCase.objects.filter(
        participant=participant, state=AssessmentCase.State.QUALITY_CHECKED, certificates=None
    )
    with_levels = checked.filter(decisions__level__isnull=False).distinct()
    cases = list(with_levels.select_related("participant", "framework", "assessor"))
    ready = [case for case in cases if can_come_of(case)]
    return ready, [case for case in cases if case not in ready]


def enrolments_for(issuer: User) -> QuerySet[Enrolment]:
    """Return whose participation one may certify; the protected only if one handles such."""
    everybody = Enrolment.objects.filter(local_project__programme__in=using(PARTICIPATION))
    if issues_for_protected(issuer):
        return everybody
    return everybody.filter(participant__is_protected=False)


def enrolments_named(words: str, *, issuer: User) -> QuerySet[Enrolment]:
    """Return enrolments by the participant's name; a protected person's by what they are called."""
    named = Q(participant__is_protected=False, participant__name__icontains=words)
    return (
        enrolments_for(issuer)
        .filter(named | Q(participant__preferred_name__icontains=words))
        .select_related("participant", "local_project__programme")
        .order_by("participant__name", "starts_on")
    )

"""What was told: that somebody took part, a supervisor's words, a holder's own situations."""

from typing import Any

from django.utils import timezone

from certificates.content import Activity, Dialogue, Situation, Text
from certificates.content import Statement as PrintedStatement
from certificates.issuing import wording
from certificates.issuing.places import Discretion, activity_of_enrolment
from certificates.issuing.wording import both
from certificates.models import Certificate, CompetenceLetter, LetterSituation


def of_enrolment(certificate: Certificate) -> dict[str, Any]:
    """Say in what somebody took part, where, when, and for how many hours."""
    enrolment = certificate.enrolment
    assert enrolment is not None
    return {
        "subtitle": both(enrolment.local_project.programme.public_name),
        "activity": activity_of_enrolment(
            enrolment, Discretion.of(certificate), hours=certificate.hours
        ),
    }


def of_statement(certificate: Certificate) -> dict[str, Any]:
    """Say what the supervisor of a placement wrote, and signed."""
    request = certificate.statement
    assert request is not None
    last = request.last
    if last is None:
        raise ValueError("Nothing has been written yet.")
    placement = request.placement
    place = Discretion.of(certificate).place(placement.workplace) or wording.A_WORKPLACE
    signed_on = timezone.localdate(last.made_at)
    ends_on = placement.ends_on or signed_on
    return {
        "subtitle": place,
        "activity": Activity(
            place, placement.starts_on, max(ends_on, placement.starts_on), last.hours
        ),
        "statement": PrintedStatement(
            supervisor=_supervisor(certificate, last.name),
            role=wording.SUPERVISOR["sv"] if Discretion.of(certificate).is_silent else last.role,
            workplace=place["sv"],
            tasks=in_one_line(last.tasks),
            seen=in_one_line(last.seen),
            language=last.language,
            signed_on=signed_on,
        ),
    }


def _supervisor(certificate: Certificate, name: str) -> str:
    """Return the name; where nothing may tell the place, who works there would."""
    return wording.SUPERVISOR["sv"] if Discretion.of(certificate).is_silent else name


def of_letter(certificate: Certificate) -> dict[str, Any]:
    """Say the holder's situations in their own words, and with whom they were found."""
    letter = certificate.letter
    assert letter is not None
    if not letter.is_confirmed:
        raise ValueError("Nobody has confirmed the talk yet.")
    return {
        "subtitle": wording.OWN_SITUATIONS,
        "situations": tuple(_situation(each) for each in letter.situations.all()),
        "dialogue": _dialogue(letter, Discretion.of(certificate)),
    }


def _situation(told: LetterSituation) -> Situation:
    heading, words = in_one_line(told.heading), in_one_line(told.words)
    return Situation(heading, words, told.language, told.on)


def _dialogue(letter: CompetenceLetter, discretion: Discretion) -> Dialogue:
    assert letter.partner is not None
    assert letter.talked_on is not None  # both, says a constraint
    role: Text = both(letter.partner_role)
    if discretion.is_silent:
        return Dialogue(wording.SOMEBODY, role, wording.SOMEWHERE, letter.talked_on)
    return Dialogue(letter.partner.name, role, letter.partner_organisation, letter.talked_on)


def in_one_line(words: str) -> str:
    """Return words without the line breaks that a phone's keyboard makes."""
    return " ".join(words.split())

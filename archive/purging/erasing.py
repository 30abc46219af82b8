"""Erasing one person: everything that goes, in one transaction, and the files once it is sure."""

from collections import Counter
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model, QuerySet

from accounts.models import Reading, User
from archive.purging import trails
from archive.purging.reaching import accounts_going, going, rows_of
from archive.purging.things import NOT_ISSUED, THINGS
from archive.reach import Leaver
from attendance.models import AttendanceRecord
from certificates.models import (
    Certificate,
    Reinstatement,
    Revocation,
    RevocationProposal,
    Suspension,
)
from confirmations.models import Activity
from lifecycle.models import Letter
from portfolio.models import Evidence
from privacy.models import Export
from programmes.models import Enrolment

SILENT = "–"  # where a table demands a word
_THING = {thing.model: thing for thing in THINGS}


@transaction.atomic
def erase(leaver: Leaver, *, by: User) -> Counter[str]:
    """Erase what goes with one person, and return how many rows of each table went."""
    accounts = accounts_going([leaver])
    told = _activities_of(leaver)
    _unhook(leaver)
    gone = _letters_to(accounts) + _sessions_of(accounts)
    asked = RevocationProposal.objects.filter(request__certificate__participant__in=accounts)
    asked.update(request=None)
    for rows in going([leaver]):
        gone += _take(rows)
    gone += _take(told.filter(suggestions=None))
    for enrolment in Enrolment.objects.filter(pk__in=leaver.enrolments).order_by("pk"):
        gone += _empty_enrolment(enrolment, by=by)
    if accounts:
        _empty_register(accounts)
        gone += trails.follow(User, accounts)
    for account in User.objects.filter(pk__in=accounts).order_by("pk"):
        account.erase()
    return gone


def _take(rows: "QuerySet[Any, Any]") -> "Counter[str]":
    """Delete rows, what tells of them, and their files after the commit."""
    things = list(rows)
    if not things:
        return Counter()
    model, pks = rows.model, [thing.pk for thing in things]
    for thing in things:
        _files_later(thing)
    gone = trails.follow(model, pks)
    gone.update(model._default_manager.filter(pk__in=pks).delete()[1])
    return gone


def _files_later(thing: Model) -> None:
    if isinstance(thing, Evidence):
        transaction.on_commit(thing.delete_files)
    if isinstance(thing, Export):
        transaction.on_commit(thing.sweep)


def _unhook(leaver: Leaver) -> None:
    """Let what stays stand by itself: an issued certificate has its words in it, frozen."""
    issued = Certificate.objects.filter(participant__in=leaver.accounts).exclude(NOT_ISSUED)
    cases = rows_of(_THING["assessments.AssessmentCase"], [leaver])
    letters = rows_of(_THING["certificates.CompetenceLetter"], [leaver])
    placements = rows_of(_THING["workplaces.Placement"], [leaver])
    issued.filter(case__in=list(cases)).update(case=None)
    issued.filter(letter__in=list(letters)).update(letter=None)
    issued.filter(statement__placement__in=list(placements)).update(statement=None)
    AttendanceRecord.objects.filter(enrolment__in=leaver.enrolments).update(replaces=None)


def _activities_of(leaver: Leaver) -> "QuerySet[Activity]":
    suggestions = rows_of(_THING["confirmations.Suggestion"], [leaver])
    return Activity.objects.filter(pk__in=list(suggestions.values_list("activity", flat=True)))


def _letters_to(accounts: list[int]) -> "Counter[str]":
    """Letters to their own address, whatever they were about."""
    people = User.objects.filter(pk__in=accounts)
    reached = [way for pair in people.values_list("email", "phone") for way in pair if way]
    return Counter(Letter.objects.filter(to__in=reached).delete()[1])


def _sessions_of(accounts: list[int]) -> "Counter[str]":
    keys = UserSession.objects.filter(user__in=accounts).values_list("session_key", flat=True)
    return Counter(Session.objects.filter(session_key__in=list(keys)).delete()[1])


def _empty_enrolment(enrolment: Enrolment, *, by: User) -> "Counter[str]":
    """Keep that somebody was here, and when; let go of letters and looks, and of all words."""
    gone = Counter(trails.about(Letter, Enrolment, [enrolment.pk]).delete()[1])
    gone.update(trails.about(Reading, Enrolment, [enrolment.pk]).delete()[1])
    trails.silence(Enrolment, [enrolment.pk])
    enrolment.erase(by=by)
    return gone


def _empty_register(accounts: list[int]) -> None:
    """Keep what was done to certificates, when, by whom and for which reason of the closed list;
    let go of what was written beside it.
    """
    kept = Certificate.objects.filter(participant__in=accounts)
    certificates = list(kept.values_list("pk", flat=True))
    proposals = RevocationProposal.objects.filter(certificate__in=certificates)
    proposals.update(note=SILENT)
    proposals.exclude(decision_note="").update(decision_note=SILENT)
    Revocation.objects.filter(certificate__in=certificates).update(note="")
    Suspension.objects.filter(certificate__in=certificates).update(note=SILENT)
    ended = Reinstatement.objects.filter(suspension__certificate__in=certificates)
    ended.update(note=SILENT)
    trails.silence(Certificate, certificates)
    trails.silence(RevocationProposal, list(proposals.values_list("pk", flat=True)))

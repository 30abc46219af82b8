"""What leads to a person, and what becomes of it when two accounts turn out to be one person.

A field called `participant` moves. Every other one is named here, with a reason if it stays:
tests/home/test_merge_people.py fails when one is forgotten.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from accounts.models import User

Relation = tuple[type[Model], "Field[Any, Any]"]

MOVES = {
    "accounts.PersonIdentifier.user",
    "accounts.User.merged_into",  # those that were merged into the other before
    "attendance.AttendanceRecord.made_by",  # a participant may write down their own hours
    "attendance.AttendanceWord.by",  # and signs them
    "lifecycle.Event.by",  # what they did themselves: they read it as theirs
    "workplaces.Supervisor.named_by",
}
STAFF = "staff's, and no staff are merged"
STAYS = {
    "account.EmailAddress.user": "the address that was not chosen is no way in any more",
    "accounts.ApiToken.user": "machines' keys; none of a shut account opens anything",
    "accounts.Reading.reader": STAFF,
    "accounts.RoleAssignment.user": STAFF,
    "accounts.User_groups.user": "unused: what somebody may do follows from roles",
    "accounts.User_user_permissions.user": "unused: what somebody may do follows from roles",
    "admin.LogEntry.user": STAFF,
    "archive.Purge.approved_by": STAFF,
    "archive.Purge.proposed_by": STAFF,
    "assessments.AssessmentCase.assessor": STAFF,
    "assessments.AssessorCompetence.assessor": STAFF,
    "assessments.AssessorCompetence.recorded_by": STAFF,
    "assessments.Decision.by": STAFF,
    "assessments.QualityCheck.assessor": STAFF,
    "assessments.QualityCheck.by": STAFF,
    "certificates.Batch.by": STAFF,
    "certificates.Certificate.assessor": STAFF,
    "certificates.Certificate.issued_by": STAFF,
    "certificates.CompetenceLetter.partner": STAFF,
    "certificates.Reinstatement.by": STAFF,
    "certificates.Revocation.decided_by": STAFF,
    "certificates.Revocation.proposed_by": STAFF,
    "certificates.RevocationProposal.decided_by": STAFF,
    "certificates.RevocationProposal.proposed_by": STAFF,
    "certificates.Suspension.by": STAFF,
    "collaboration.CalendarFeed.user": STAFF,
    "collaboration.Document.author": STAFF,
    "collaboration.DocumentVersion.by": STAFF,
    "collaboration.Meeting.author": STAFF,
    "collaboration.Post.author": STAFF,
    "collaboration.PostVersion.by": STAFF,
    "collaboration.Sharing.receiver": STAFF,
    "confirmations.Activity.made_by": STAFF,
    "confirmations.Poster.made_by": STAFF,
    "intake.Intake.begun_by": STAFF,
    "intake.Intake.by": STAFF,
    "mfa.Authenticator.user": "keys of a shut account; the one that is kept has its own",
    "plans.Conversation.partner": STAFF,
    "plans.Goal.suggested_by": STAFF,
    "plans.Step.suggested_by": STAFF,
    "plans.Talk.named_by": STAFF,
    "portfolio.Feedback.author": STAFF,
    "privacy.Export.participant": "a copy of what was there then; a new one holds all of it",
    "programmes.Assignment.staff": STAFF,
    "programmes.ClosingTalk.by": STAFF,
    "programmes.ClosingTalk.partner": STAFF,
    "programmes.EnrolmentDraft.by": STAFF,
    "programmes.GroundHeld.decided_by": STAFF,
    "programmes.Hold.by": STAFF,
    "programmes.GuardianTold.by": STAFF,
    "programmes.Informed.by": STAFF,
    "programmes.TeamMember.staff": STAFF,
    "workplaces.Agreement.seen_by": STAFF,
    "workplaces.Check.seen_by": STAFF,
    "reporting.IndicatorMark.by": STAFF,
    "reporting.ReportFile.prepared_by": STAFF,
    "reporting.ReportFile.released_by": STAFF,
    "usersessions.UserSession.user": "ended, so that nobody goes on in a shut account",
}


def relations() -> Iterator[tuple[str, Relation]]:
    """Return every field of every table that leads to a person, by its whole name."""
    return fields_to(User)


def moving() -> Iterator[Relation]:
    """Return the fields that move."""
    for name, (model, field) in relations():
        if name in MOVES or (field.name == "participant" and name not in STAYS):
            yield model, field


def fields_to(wanted: type[Model]) -> Iterator[tuple[str, Relation]]:
    """Return every field that leads to a kind of thing."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.fields:
            if field.related_model is wanted:
                yield f"{model._meta.label}.{field.name}", (model, field)

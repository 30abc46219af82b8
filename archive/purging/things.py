"""What a participant has, table by table: what goes with them, and what stays and why.

A thing is somebody's, and came about on a day; its parts go with it, the deepest first. What hangs
on an enrolment goes with that. What is the person's own goes with the account.
tests/archive/test_every_table_is_told.py fails when a table is in none of these, or in two.
"""

from dataclasses import dataclass

from django.db.models import Q

from certificates.models import Certificate

NOT_ISSUED = Q(state__in=[*Certificate.BEFORE_ISSUE, *Certificate.NEVER_ISSUED])


@dataclass(frozen=True)
class Part:
    """A table, and the way from its rows to what they hang on."""

    model: str
    path: str


@dataclass(frozen=True)
class Need:
    """That other things may rest on this one: the table that says so, and its ways to both."""

    model: str
    to: str
    by: str
    thing: str  # the model of what may rest on it


@dataclass(frozen=True)
class Thing:
    """A table of things of participants: whose each is, and the day on which it came about."""

    model: str
    day: str
    parts: tuple[Part, ...] = ()
    only: Q = Q()  # noqa: RUF009  a Q is never changed
    needs: tuple[Need, ...] = ()
    who: str = "participant"


def _draft(to: str) -> Need:
    return Need("certificates.Certificate", to=to, by="pk", thing="certificates.Certificate")


# In this order: nothing goes before what rests on it.
THINGS = (
    Thing(
        "certificates.Certificate",  # those that were issued are the register's, and stay
        day="made_at__date",
        only=NOT_ISSUED,
        parts=(
            Part("certificates.BatchRow", "certificate"),
            Part("certificates.ChangeRequest", "certificate"),
            Part("certificates.CertificateWord", "certificate"),
            Part("certificates.KeptPage", "certificate"),
        ),
    ),
    Thing(
        "assessments.AssessmentCase",
        day="submitted_at__date",
        needs=(_draft("case"),),
        parts=(
            Part("assessments.QualityCheck", "case"),
            Part("assessments.Decision", "case"),
            Part("assessments.CaseEntry", "case"),
        ),
    ),
    Thing(
        "certificates.CompetenceLetter",
        day="made_at__date",
        needs=(_draft("letter"),),
        parts=(Part("certificates.LetterSituation", "letter"),),
    ),
    Thing(
        "collaboration.Sharing",
        day="made_at__date",
        parts=(Part("collaboration.SharedMoment", "sharing"),),
    ),
    Thing(
        "confirmations.Suggestion",
        day="activity__happened_on",
        parts=(Part("confirmations.SuggestedCompetency", "suggestion"),),
    ),
    Thing(
        "portfolio.Entry",
        day="created_at__date",
        needs=(
            Need("assessments.CaseEntry", "entry", by="case", thing="assessments.AssessmentCase"),
            Need("confirmations.Suggestion", "entry", by="pk", thing="confirmations.Suggestion"),
        ),
        parts=(
            Part("confirmations.EarlierAnswers", "confirmation__request__entry"),
            Part("confirmations.Comment", "confirmation__request__entry"),
            Part("confirmations.Answer", "confirmation__request__entry"),
            Part("confirmations.Confirmation", "request__entry"),
            Part("confirmations.Code", "request__entry"),
            Part("confirmations.ShortCode", "request__entry"),
            Part("confirmations.Reminder", "request__entry"),
            Part("confirmations.Question", "request__entry"),
            Part("confirmations.ConfirmationRequest", "entry"),
            Part("collaboration.SharedMoment", "entry"),
            Part("portfolio.SelfAssessment", "entry"),
            Part("portfolio.Feedback", "entry"),
            Part("portfolio.Evidence", "entry"),
        ),
    ),
    Thing(
        "workplaces.Placement",
        day="starts_on",
        needs=(_draft("statement__placement"),),
        parts=(
            Part("certificates.Statement", "request__placement"),
            Part("certificates.StatementRequest", "placement"),
            Part("workplaces.Check", "placement"),
            Part("workplaces.WorkDay", "placement"),
        ),
    ),
    Thing(
        "plans.Conversation",
        day="begun_at__date",
        parts=(Part("plans.OwnWords", "conversation"),),
    ),
    Thing("plans.Talk", day="asked_at__date"),
    Thing(
        "plans.Goal",
        day="created_at__date",
        who="plan__participant",
        parts=(Part("plans.Step", "goal"),),
    ),
)

WITH_THE_ENROLMENT = (
    Part("attendance.AttendanceWord", "record__enrolment"),
    Part("attendance.AttendanceRecord", "enrolment"),
    Part("reporting.IndicatorMark", "enrolment"),
    Part("programmes.EnrolmentDraft", "enrolment"),
    Part("programmes.GroundHeld", "enrolment"),
    Part("programmes.Informed", "enrolment"),
    Part("programmes.GuardianTold", "enrolment"),
    Part("programmes.ClosingTalk", "enrolment"),
    Part("programmes.Hold", "enrolment"),
    Part("programmes.Assignment", "enrolment"),
)

WITH_THE_ACCOUNT = (
    Part("certificates.ShareLink", "certificate__participant"),
    Part("certificates.ChangeRequest", "certificate__participant"),
    Part("certificates.HolderReply", "proposal__certificate__participant"),
    Part("certificates.HolderRequest", "certificate__participant"),
    Part("plans.Plan", "participant"),
    Part("privacy.Export", "participant"),
    Part("accounts.PersonIdentifier", "user"),
    Part("accounts.ApiToken", "user"),
    Part("account.EmailConfirmation", "email_address__user"),
    Part("account.EmailAddress", "user"),
    Part("mfa.Authenticator", "user"),
    Part("usersessions.UserSession", "user"),
    Part("accounts.Reading", "participant"),
)

GOES_ALONG = {
    "assessments.AssessmentCase_competencies": "a list that goes with the case",
    "certificates.Certificate_competencies": "a list that goes with a draft",
    "collaboration.Sharing_certificates": "a list that goes with the sharing",
    "plans.Goal_competencies": "a list that goes with the goal",
    "confirmations.Activity": "goes when the last person it tells of has gone",
    "lifecycle.Event": "steps go with what they were taken with",
    "lifecycle.Letter": "letters go with what they were about, or with the address",
    "admin.LogEntry": "lines go with what they are about",
    "sessions.Session": "ends with the account",
}
"""Tables whose rows go along by themselves, or in purging/trails.py."""

STAYS = {
    "accounts.User": "emptied of all that is personal: certificates and steps still point there",
    "accounts.RoleAssignment": "who works here, or has worked here, keeps their account",
    "accounts.User_groups": "unused: what somebody may do follows from roles",
    "accounts.User_user_permissions": "unused: what somebody may do follows from roles",
    "archive.Purge": "the protocol, which names nobody",
    "archive.PurgeRow": "the protocol; its person is an empty row by then",
    "assessments.AssessorCompetence": "about assessors",
    "certificates.Batch": "how an issuer worked",
    "certificates.CertificateDocument": "the register is kept: the holder may need it for decades",
    "certificates.LedgerRow": "the register is kept, and the ledger holds no personal data",
    "certificates.LedgerSalt": "the register is kept: without it a certificate cannot be proven",
    "certificates.Reinstatement": "the register is kept; the words in it are emptied",
    "certificates.Revocation": "the register is kept; the words in it are emptied",
    "certificates.RevocationProposal": "the register is kept; the words in it are emptied",
    "certificates.Suspension": "the register is kept; the words in it are emptied",
    "collaboration.CalendarFeed": "about staff",
    "collaboration.Document": "about a group; nothing about participants may be in it",
    "collaboration.DocumentVersion": "about a group; nothing about participants may be in it",
    "collaboration.Meeting": "about a group; nothing about participants may be in it",
    "collaboration.Post": "about a group; nothing about participants may be in it",
    "collaboration.PostVersion": "about a group; nothing about participants may be in it",
    "confirmations.OwnPage": "a supervisor's",
    "confirmations.Poster": "about a place",
    "intake.Intake": "a list that staff bring in, sealed, and gone within a day",
    "programmes.Enrolment": "that somebody took part, and when; why and how they came is gone",
    "programmes.TeamMember": "about staff",
    "reporting.ReportFile": "its content goes with the last person of the programme",
    "workplaces.Agreement": "about a place",
    "workplaces.Supervisor": "about somebody else, whose contact is forgotten by a rule of its own",
}
"""Tables that lead to a person and stay, each with the reason."""

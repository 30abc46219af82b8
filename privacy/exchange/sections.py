"""What is in a copy, section by section, and which of our tables each section tells of.

A participant reads here what they can read in the app, and nothing that is staff's alone: no
sentence that the team has held back, no decision before it has been checked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from privacy.exchange import account, hours, own_words, plans, portfolio, sharings, verdicts

Row = dict[str, Any]


@dataclass(frozen=True)
class Section:
    """One kind of thing: its key in data.json, its heading, and the rows a participant has."""

    key: str
    title: "str | Promise"
    rows: Callable[[User], Iterable[Row]]
    tells_of: tuple[str, ...]  # the labels of the models


SECTIONS = [
    Section("person", _("You"), account.person, ("accounts.User", "accounts.PersonIdentifier")),
    Section(
        "enrolments",
        _("What you take part in"),
        account.enrolments,
        (
            "programmes.Enrolment",
            "programmes.Assignment",
            "programmes.GroundHeld",
            "programmes.Informed",
            "programmes.GuardianTold",
            "programmes.ClosingTalk",
            "programmes.Hold",
        ),
    ),
    Section(
        "placements",
        _("Where you have been"),
        account.placements,
        ("workplaces.Placement", "workplaces.WorkDay", "workplaces.Check"),
    ),
    Section(
        "conversations",
        _("What you have told"),
        plans.conversations,
        ("plans.Conversation", "plans.OwnWords"),
    ),
    Section("plan", _("Your plan"), plans.plan, ("plans.Plan",)),
    Section(
        "goals",
        _("What you want"),
        plans.goals,
        ("plans.Goal", "plans.Goal_competencies", "plans.Step"),
    ),
    Section("talks", _("When you wanted to talk"), plans.talks, ("plans.Talk",)),
    Section(
        "attendance",
        _("When you have been here"),
        hours.attendance,
        ("attendance.AttendanceRecord", "attendance.AttendanceWord"),
    ),
    Section(
        "moments",
        _("Your moments"),
        portfolio.moments,
        (
            "portfolio.Entry",
            "portfolio.Evidence",
            "portfolio.SelfAssessment",
            "portfolio.Feedback",
        ),
    ),
    Section(
        "questions",
        _("What you have asked others"),
        portfolio.questions,
        (
            "confirmations.ConfirmationRequest",
            "confirmations.Question",
            "confirmations.Confirmation",
            "confirmations.Answer",
            "confirmations.Comment",
            "confirmations.Reminder",
        ),
    ),
    Section(
        "suggestions",
        _("What the team has seen"),
        portfolio.suggestions,
        ("confirmations.Suggestion", "confirmations.SuggestedCompetency"),
    ),
    Section(
        "cases",
        _("What you have sent in"),
        verdicts.cases,
        (
            "assessments.AssessmentCase",
            "assessments.AssessmentCase_competencies",
            "assessments.CaseEntry",
            "assessments.Decision",
        ),
    ),
    Section(
        "certificates",
        _("Your certificates"),
        verdicts.certificates,
        (
            "certificates.Certificate",
            "certificates.Certificate_competencies",
            "certificates.CertificateDocument",
        ),
    ),
    Section(
        "statements",
        _("What supervisors have written for a certificate"),
        own_words.statements,
        ("certificates.StatementRequest", "certificates.Statement"),
    ),
    Section(
        "letters_of_competence",
        _("Situations in your own words"),
        own_words.letters_of_competence,
        ("certificates.CompetenceLetter", "certificates.LetterSituation"),
    ),
    Section(
        "changes",
        _("What you have asked to be changed"),
        own_words.changes,
        ("certificates.ChangeRequest",),
    ),
    Section(
        "proposals",
        _("What we have asked you about a certificate"),
        own_words.proposals,
        ("certificates.RevocationProposal", "certificates.HolderReply"),
    ),
    Section(
        "requests",
        _("What you have asked to have revoked"),
        own_words.requests,
        ("certificates.HolderRequest",),
    ),
    Section(
        "suspensions",
        _("When a certificate did not hold for a while"),
        own_words.suspensions,
        ("certificates.Suspension", "certificates.Reinstatement"),
    ),
    Section("links", _("Your links"), verdicts.links, ("certificates.ShareLink",)),
    Section(
        "sharings",
        _("What you share with others"),
        sharings.sharings,
        (
            "collaboration.Sharing",
            "collaboration.Sharing_certificates",
            "collaboration.SharedMoment",
        ),
    ),
    Section("letters", _("What we have sent you"), account.letters, ("lifecycle.Letter",)),
    Section("looks", _("Who has looked"), account.looks, ("accounts.Reading",)),
    Section("steps", _("What you have done here"), account.steps, ("lifecycle.Event",)),
    Section("exports", _("Copies you have asked for"), account.exports, ("privacy.Export",)),
    Section(
        "sign_in",
        _("Sign-in and security"),
        account.sign_in,
        ("usersessions.UserSession", "mfa.Authenticator", "account.EmailAddress"),
    ),
]

STAFF = "only people who work here have one"
SECRET = "a secret that opens something; what it was for is told elsewhere"  # noqa: S105
LEFT_OUT = {
    "account.EmailConfirmation": "never made: an address is proven by the code that goes to it",
    "accounts.ApiToken": STAFF,
    "accounts.RoleAssignment": STAFF,
    "accounts.User_groups": "unused: what somebody may do follows from roles",
    "accounts.User_user_permissions": "unused: what somebody may do follows from roles",
    "admin.LogEntry": STAFF,
    "archive.Purge": "a decision of the archive, which names nobody",
    "archive.PurgeRow": "about whoever is erased, and has no copy any more",
    "assessments.AssessorCompetence": STAFF,
    "assessments.QualityCheck": "about the assessor's work, read by staff alone",
    "certificates.Batch": "how an issuer worked, which the certificate's own events tell",
    "certificates.BatchRow": "whether a press issued it, which the certificate's own events tell",
    "certificates.CertificateWord": "the words of a certificate once more, for searching",
    "certificates.KeptPage": "the check page, drawn from what the certificate says",
    "certificates.LedgerRow": "hashes of steps; the certificate tells what and when",
    "certificates.LedgerSalt": SECRET,
    "certificates.Revocation": "that and when it was revoked is told; why is for the register",
    "collaboration.CalendarFeed": STAFF,
    "collaboration.Document": STAFF,
    "collaboration.DocumentVersion": STAFF,
    "collaboration.Meeting": STAFF,
    "collaboration.Post": STAFF,
    "collaboration.PostVersion": STAFF,
    "confirmations.Activity": "about a group; what was seen of the participant is told",
    "confirmations.Code": SECRET,
    "confirmations.EarlierAnswers": "the supervisor's own correction, read by staff alone",
    "confirmations.OwnPage": "a supervisor's way to what they have answered",
    "confirmations.Poster": "about a place, not a participant",
    "confirmations.ShortCode": SECRET,
    "intake.Intake": "a list that staff bring in, sealed, and gone within a day",
    "programmes.EnrolmentDraft": "half-written by staff, sealed, and gone within a week",
    "workplaces.Agreement": "about a place, not a participant",
    "programmes.TeamMember": STAFF,
    "reporting.IndicatorMark": "how a project lead counted; a number to the funder names nobody",
    "reporting.ReportFile": "how staff reported a month; the hours in it are told elsewhere",
    "workplaces.Supervisor": "about somebody else; the name is told with what they answered",
}
"""Tables that lead to a person and are in no copy, each with the reason."""

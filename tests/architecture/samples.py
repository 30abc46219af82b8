"""One thing of Amina's in each state, for questions about who may do what."""

from datetime import date
from uuid import uuid4

from accounts.models import User
from archive.models import Purge
from assessments.models import AssessmentCase
from attendance.models import AttendanceRecord
from certificates import issuing
from certificates.models import (
    Batch,
    Certificate,
    ChangeRequest,
    CompetenceLetter,
    RevocationProposal,
    ShareLink,
    StatementRequest,
)
from collaboration.models import (
    CalendarFeed,
    Document,
    DocumentVersion,
    Group,
    Meeting,
    Post,
    SharedMoment,
    Sharing,
)
from confirmations.models import (
    Activity,
    ConfirmationRequest,
    Poster,
    Reminder,
    Suggestion,
)
from intake.models import Intake
from portfolio.models import Entry
from privacy.models import Export
from programmes.models import Enrolment, EnrolmentDraft, GroupMapping, LocalProject, Programme
from reporting.models import ExportProfile, ReportFile, ReportingMonth
from tests.afterwards import propose, took_part
from tests.architecture.drawings import Samples
from tests.assessments.cases import (
    confirm,
    make_case_in_assessment,
    make_checked_case,
    make_decided_case,
    make_shared_entry,
    make_submitted_case,
)
from tests.attendance.hours import complete
from tests.cast import Cast
from tests.certificates.certificates import issue, make_draft
from tests.certificates.kinds import ask_kalle, ask_sara, write_letter
from tests.certificates.links import make_link
from tests.collaboration.together import (
    add_document,
    group_of,
    hire_officer,
    plan_meeting,
    share_with,
    write_post,
)
from tests.confirmations.seen import record
from tests.intake.lists import choose_people, choose_staff
from tests.plans.samples import plan_samples
from tests.programmes.leading import programme_of, project_of
from tests.reporting.months import open_months, prepare, profile_of
from workplaces.models import Placement, Workplace


def make_samples(cast: Cast, officer: User | None = None) -> Samples:
    """Return {model: things}, each of Amina's and in another state; what she shares with somebody
    elsewhere is for this case officer.
    """
    private = Entry.objects.create(participant=cast.amina, text="Mitt.")
    entry = make_shared_entry(cast)
    answered = confirm(cast, make_shared_entry(cast))
    created = ConfirmationRequest.make(entry, cast.kalle, by=cast.amina, with_photo=False)
    cases: list[AssessmentCase] = [
        make_submitted_case(cast, "A1.1"),
        make_case_in_assessment(cast, "A1.2"),
        make_decided_case(cast, {"A1.3": 2}),
        make_checked_case(cast, {"A1.4": 2}),
    ]
    accepted = make_draft(cast, {"A5.1": 2})
    accepted.accept(by=cast.amina)
    draft = issuing.draft(cases[-1], by=cast.amina)
    proposal = propose(cast, took_part(cast, cast.amina), "Fel person.")
    return {
        User: [cast.amina],
        Entry: [private, entry, cases[0].entries.get_queryset()[0]],
        ConfirmationRequest: [created, answered],
        Reminder: list(answered.reminders.all()),
        Activity: [record(cast)],
        Suggestion: list(Suggestion.objects.filter(participant=cast.amina)),
        type(cast.kalle): [cast.kalle],
        Workplace: [cast.cykelkoket],
        Placement: [cast.placement],
        Intake: [choose_people(cast), choose_staff(cast)],
        Poster: [Poster.make(cast.cykelkoket, by=cast.sara)],
        AssessmentCase: [*cases],
        Certificate: [draft],
        Batch: [Batch.make({draft.pk: "0"}, by=cast.ines, key=uuid4())[0]],
        ChangeRequest: [ChangeRequest.make(draft, by=cast.amina, note="Fel månad.")],
        StatementRequest: [ask_kalle(cast)],
        CompetenceLetter: [write_letter(cast), ask_sara(cast)],
        ShareLink: [make_link(issue(cast, accepted))],
        Export: [Export.begin(by=cast.amina)[0]],
        RevocationProposal: [proposal],
        Enrolment: list(cast.amina.enrolments.all()),
        AttendanceRecord: [complete(cast)],
        **make_reports(cast),
        EnrolmentDraft: [
            EnrolmentDraft.objects.create(
                by=cast.sara, local_project=cast.amina.enrolments.get().local_project
            )
        ],
        Programme: [programme_of(cast)],
        Purge: [propose_sample(programme_of(cast), by=cast.lo)],
        LocalProject: [project_of(cast)],
        GroupMapping: [GroupMapping.begin(project_of(cast), by=cast.lo)],
        **_shared_work(cast, officer or hire_officer()),
        type(cast.framework): [cast.framework],
        **plan_samples(cast),
    }


def propose_sample(programme: Programme, *, by: User) -> Purge:
    """Return a proposal to erase a programme by the rule: its way there is tested in archive."""
    proposal, _new = Purge.objects.get_or_create(
        programme=programme,
        defaults={
            "months": 24,
            "legal_basis": "Arkivlagen 10 §",
            "rule_decided": "Nämnden, 2026-01-01",
            "kept_until": date(2026, 1, 31),
            "fingerprint": "0" * 64,
            "proposed_by": by,
        },
    )
    return proposal


def _shared_work(cast: Cast, officer: User) -> Samples:
    """What belongs to a group is Sara's; the sharing is Amina's, with an officer."""
    document = add_document(cast)
    sharing = share_with(cast, officer)
    return {
        Group: [group_of(cast)],
        Post: [write_post(cast)],
        Document: [document],
        DocumentVersion: list(document.versions.all()),
        Meeting: [plan_meeting(cast)],
        CalendarFeed: [CalendarFeed.make(by=cast.sara)],
        Sharing: [sharing],
        SharedMoment: list(SharedMoment.objects.filter(sharing=sharing)),
    }


def make_reports(cast: Cast) -> Samples:
    """Return what is reported of the project that Amina is in."""
    months = open_months(cast)
    return {
        ReportingMonth: [*months],
        ExportProfile: [profile_of(programme_of(cast))],
        ReportFile: [prepare(months[0], cast)],
    }

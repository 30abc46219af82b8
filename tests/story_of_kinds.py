"""How the demo comes to the kinds of certificate that others' words make, and to validation."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Role
from assessments.models import AssessmentCase, AssessorCompetence, Decision
from certificates import issuing
from certificates.models import Certificate, CompetenceLetter, StatementRequest, Written
from certificates.models.letter import Told
from competencies.models import Qualification
from competencies.texts import Text
from programmes.models import Enrolment
from tests.cast import Cast, employ, enrol, person
from tests.story import days_ago, hand_over, issue, tell
from tests.weeks import ALONE, Moment

FROM_KALLE = Written(
    "Kalle Berg",
    "verkstadsledare",
    "Amina tog emot kunder, lagade punkteringar och bytte kedjor. På lördagar öppnade hon"
    " verkstaden tillsammans med mig.",
    "Hon kom i tid och frågade när något var oklart. När vi hade mycket att göra hjälpte hon en ny"
    " kamrat att komma in i arbetet. Kunderna fick vänliga och tydliga svar.",
    "sv",
    180,
)
IN_HER_OWN_WORDS = [
    Told(
        "Kunden som hade bråttom",
        "En man måste hinna med tåget. Jag sa att han kunde vänta, och lagade punkteringen på tolv"
        " minuter. Han hann.",
        "sv",
    ),
    Told(
        "Verktygen som alltid var borta",
        "Jag tröttnade på att leta. Jag ritade av varje verktyg på väggen, och sedan dess hänger"
        " allt där det ska.",
        "sv",
    ),
    Told(
        "My first Saturday with the keys",
        "I opened the workshop on my own. I was nervous, so I wrote a list the evening before."
        " Nothing was forgotten.",
        "en",
    ),
]
NADIAS = [
    Moment(40, "Jag gick igenom kassan efter stängning. Den stämde.", {"A4.4": ALONE}),
    Moment(36, "Jag räknade lagret själv och skrev en lista.", {"A4.4": ALONE}),
]


def tell_kinds(cast: Cast) -> None:
    """Tell of a praktikintyg, a kompetensbrev and a valideringsintyg."""
    write_about_placement(cast)
    write_in_own_words(cast)
    validate(cast)


def write_about_placement(cast: Cast) -> Certificate:
    """Let Kalle write a few lines about Amina, which become a praktikintyg."""
    with days_ago(9):
        asked = StatementRequest.make(cast.placement, by=cast.amina)
        certificate = issuing.sign_statement(asked, FROM_KALLE)
    return issue(cast, certificate)


def write_in_own_words(cast: Cast) -> Certificate:
    """Let Amina write of three situations and Sara confirm that they talked of them."""
    with days_ago(6):
        letter = CompetenceLetter.make([], by=cast.amina)
        letter.write(IN_HER_OWN_WORDS, partner=cast.sara, by=cast.amina)
        letter.ask(by=cast.amina)
        talked_on = timezone.localdate() - timedelta(days=8)
        certificate = issuing.confirm_letter(
            letter, by=cast.sara, talked_on=talked_on, seen=letter.as_told
        )
    return issue(cast, certificate)


def validate(cast: Cast) -> Certificate:
    """Let Stig, who is on record, assess what Nadia has shown against a qualification."""
    _make_up_a_qualification(cast)
    nadia = person("nadia", "Nadia Rahimi")
    enrol(nadia, Enrolment.objects.get(participant=cast.amina).local_project, cast.sara)
    entries = [tell(cast, nadia, moment) for moment in NADIAS]
    case = hand_over(cast, entries, "A4.4", by=nadia, days=32)
    _assess_by_stig(cast, case)
    with days_ago(24):
        case.check_quality(by=cast.elin, note="Besluten följer kriterierna.")
    return issue(cast, issuing.draft(case, by=nadia))


def _make_up_a_qualification(cast: Cast) -> None:
    """Let the framework carry a qualification for some weeks of the past: there is none in truth,
    and every other certificate of the demo says so.
    """
    today = timezone.localdate()
    period = {"starts_on": today - timedelta(days=90), "ends_on": today - timedelta(days=20)}
    Qualification.objects.create(
        framework=cast.framework,
        title=Text(sv="Demo: noggrant arbete", en="Demo: accurate work"),
        seqf_level=2,
        owner="Demo, ingen verklig ägare",
        decision="DEMO 0000/00",
        decided_on=period["starts_on"],
        **period,
    )


def _assess_by_stig(cast: Cast, case: AssessmentCase) -> None:
    stig = person("stig", "Stig Holm")
    employ(stig, cast.issuer, Role.ASSESSOR)
    AssessorCompetence.objects.create(
        assessor=stig,
        framework=cast.framework,
        area=Text(sv="Demo: handel och lager", en="Demo: trade and stock"),
        basis="Demo: tio år i handeln och en bedömarutbildning.",
        recorded_by=cast.elin,
        starts_on=timezone.localdate() - timedelta(days=90),
    )
    with days_ago(26):
        case.take_up(by=stig)
        case.judge(
            cast.competency("A4.4"),
            by=stig,
            level=3,
            method=Decision.Method.WORK_SAMPLE,
            reason="Räknade om lagret inför mig, utan fel.",
        )
        case.decide(by=stig)

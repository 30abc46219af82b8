"""Several weeks in the lives of the cast, told by the steps that people really take.

The demo tells all of it; a test or a journey may tell a part.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from itertools import cycle
from uuid import uuid4

from django.db.models import Model
from django.utils import timezone

from accounts.models import Reading, User
from assessments.models import AssessmentCase, Decision, QualityCheck
from certificates import issuing
from certificates.models import Certificate, Statement, StatementRequest
from confirmations.models import (
    Activity,
    Confirmation,
    ConfirmationRequest,
    Door,
    Occasion,
    Poster,
    Said,
)
from lifecycle.models import Event, Letter
from portfolio.media import Photo, take_in
from portfolio.models import Account, Entry, Evidence, Feedback
from programmes.models import Enrolment
from tests.afterwards import tell_what_became_of_others
from tests.cast import Cast, enrol, person
from tests.photos import workshop_photo
from tests.story_of_placements import tell_of_places
from tests.weeks import (
    ASKED,
    AT_HOME,
    AT_THE_WORKSHOP,
    FLEA_MARKET,
    IN_THE_KITCHEN,
    LATER,
    OF_SKYE,
    OF_THE_OTHERS,
    PRIVATE,
    TOGETHER,
    UNANSWERED,
    Moment,
)
from workplaces.models import Supervisor

# Where a step writes down when it was taken.
WRITTEN_DOWN: tuple[tuple[type[Model], str], ...] = (
    (Event, "at"),
    (Letter, "posted_at"),
    (Reading, "at"),
    (Entry, "created_at"),
    (Entry, "changed_at"),
    (Evidence, "created_at"),
    (Feedback, "created_at"),
    (ConfirmationRequest, "created_at"),
    (Confirmation, "made_at"),
    (Activity, "made_at"),
    (Poster, "made_at"),
    (AssessmentCase, "submitted_at"),
    (Decision, "made_at"),
    (QualityCheck, "made_at"),
    (StatementRequest, "made_at"),
    (Statement, "made_at"),
)


@contextmanager
def days_ago(days: int) -> Iterator[None]:
    """Let all that is done meanwhile have happened so many days ago.

    A step writes down its own time and takes no other. Only here are those times moved, by an
    update that passes the steps by: the demo has to have a past, and a server has no time machine.
    """
    began = timezone.now()
    yield
    for model, field in WRITTEN_DOWN:
        since = model._default_manager.filter(**{f"{field}__gte": began})
        since.update(**{field: began - timedelta(days=days)})


# Moments and words about them


def tell(cast: Cast, author: User, moment: Moment, *, share: bool = True) -> Entry:
    """Let somebody add a moment, with a photo as their phone takes it, and share it."""
    with days_ago(moment.days):
        entry = Entry.objects.create(participant=author, happened_on=moment.day.date())
        if moment.scene:
            entry.add_photo(_photo_of(moment.scene), by=author)
        entry.finish(_account_of(cast, author, moment), by=author)
        if share:
            entry.share(by=author)
    return entry


def _account_of(cast: Cast, author: User, moment: Moment) -> Account:
    shown = {cast.competency(code).pk: how for code, how in moment.shown.items()}
    placement = None if moment.place else author.placements.first()
    return Account(moment.text, moment.day.date(), placement, moment.place, shown)


@cache
def _photo_of(scene: str) -> Photo:
    """Take a picture, with all that a phone hides in it, and let the pipeline have it."""
    return take_in(workshop_photo(scene, taken_at=datetime(2026, 9, 14, 10, 30)))


def answer(entry: Entry, text: str, *, by: User, days: int) -> None:
    """Let somebody on the team read a moment and write to its author."""
    with days_ago(days):
        Reading.record(entry, entry.participant, by=by)
        entry.give_feedback(text, by=by)


def ask(
    entry: Entry, supervisor: Supervisor, *, days: int, door: str = Door.EMAIL
) -> ConfirmationRequest:
    """Let the author ask a supervisor, who gets a link if that is the door."""
    with days_ago(days):
        by = entry.participant
        request = ConfirmationRequest.make(entry, supervisor, by=by, with_photo=True)
        request.send(by=by, door=door)
    return request


def confirm(
    entry: Entry,
    supervisor: Supervisor,
    *,
    days: int,
    said: str = "yes",
    comment: str = "",
    door: str = Door.EMAIL,
) -> ConfirmationRequest:
    """Let a supervisor open the question and say the same to each part of it."""
    request = ask(entry, supervisor, days=days + 1, door=door)
    answers = {question.pk: said for question in request.questions.all()}
    with days_ago(days):
        Reading.record(request, entry.participant, by=request.guest)
        who = (supervisor.name, supervisor.title)
        request.answer(Said(answers, *who, comment, phrases=["on_time"] if comment else []))
    return request


# Cases and certificates


def hand_over(cast: Cast, entries: list[Entry], *codes: str, by: User, days: int) -> AssessmentCase:
    """Let a participant send moments in, to have competencies assessed."""
    with days_ago(days):
        return AssessmentCase.make(entries, [cast.competency(code) for code in codes], by=by)


def assess(cast: Cast, case: AssessmentCase, levels: dict[str, int], *, days: int) -> None:
    """Let Ada take a case up and decide it."""
    with days_ago(days):
        case.take_up(by=cast.ada)
        for code, level in levels.items():
            case.judge(
                cast.competency(code),
                by=cast.ada,
                level=level,
                method=Decision.Method.CONVERSATION,
                reason="Har visat det flera gånger. Handledaren har sett det, och vi har pratat.",
            )
        case.decide(by=cast.ada)


def certify(cast: Cast, case: AssessmentCase) -> Certificate:
    """Let Elin check the case, its participant say yes to the text, and Ines issue it."""
    with days_ago(5):
        case.check_quality(by=cast.elin, note="Besluten följer kriterierna.")
    certificate = issuing.draft(case, by=case.participant)
    return issue(cast, certificate)


def issue(cast: Cast, certificate: Certificate) -> Certificate:
    """Let the holder accept the text and Ines look at it and issue it."""
    certificate.accept(by=certificate.participant)
    seen = issuing.fingerprint(issuing.preview(certificate))
    issuing.issue(certificate, by=cast.ines, seen=seen)
    return certificate


def correct(cast: Cast, certificate: Certificate) -> Certificate:
    """Let the holder ask for another certificate, without the workplace, in its place, and let the
    page of the old one lead there.
    """
    note = "Jag vill inte att arbetsplatsen står med."
    correction = issuing.correct(certificate, by=certificate.participant, note=note)
    correction.link(by=certificate.participant, is_linked=True)
    correction.choose(
        by=certificate.participant,
        name=certificate.name,
        competencies=list(certificate.competencies.all()),
        shows_workplace=False,
        shows_birth_date=True,
    )
    return issue(cast, correction)


# The whole story


def tell_everything(cast: Cast) -> None:
    """Tell the weeks that the demo begins with."""
    _certified(cast)
    _on_her_way(cast)
    _of_mehari(cast)
    _of_skye(cast)
    _of_the_others(cast)
    _seen_by_sara(cast)
    tell_what_became_of_others(cast)
    tell_of_places(cast)
    with days_ago(30):
        Poster.make(cast.cykelkoket, by=cast.sara)


def _certified(cast: Cast) -> None:
    """Amina's first weeks at Cykelköket, which have become a certificate, and then another."""
    entries = [tell(cast, cast.amina, moment) for moment in AT_THE_WORKSHOP]
    for entry, moment in zip(entries, AT_THE_WORKSHOP, strict=True):
        confirm(entry, cast.kalle, days=moment.days - 2, comment="Bra jobbat.")
        answer(entry, moment.reply, by=cast.sara, days=moment.days - 1)
    levels = {"A1.1": 3, "A1.4": 3, "A3.1": 2, "A4.1": 3}
    case = hand_over(cast, entries, *levels, by=cast.amina, days=28)
    assess(cast, case, levels, days=12)
    correct(cast, certify(cast, case))
    issuing.draft_participation(Enrolment.objects.get(participant=cast.amina), by=cast.ines)


def _on_her_way(cast: Cast) -> None:
    """What Amina has added since: confirmed, asked about, declined, waiting, and her own."""
    for moment, door in zip(LATER, cycle([Door.IN_HAND, Door.QR, Door.EMAIL])):
        entry = tell(cast, cast.amina, moment)
        confirm(entry, cast.kalle, days=moment.days - 3, said="with_help", door=door)
        answer(entry, moment.reply, by=cast.sara, days=moment.days - 1)
    _ask_somebody_new(cast)
    at_home = tell(cast, cast.amina, AT_HOME)
    answer(at_home, "Vad snällt av dig.", by=cast.noor, days=5)
    with_kalle = ask(at_home, cast.kalle, days=5)
    with days_ago(4):
        with_kalle.decline(note="Det var inte hos oss, så jag har inte sett det.")
    asked = tell(cast, cast.amina, ASKED)
    ask(asked, cast.kalle, days=1)
    answer(asked, "Snyggt. Ska Kalle få se det?", by=cast.sara, days=1)
    tell(cast, cast.amina, UNANSWERED)
    tell(cast, cast.amina, PRIVATE, share=False)


def _ask_somebody_new(cast: Cast) -> None:
    """Amina has named someone nobody on the team knows; what they say does not count yet."""
    entry = tell(cast, cast.amina, FLEA_MARKET)
    answer(entry, "Roligt! Vem var med dig?", by=cast.sara, days=7)
    sam = Supervisor.propose(
        "Sam Ek",
        "sam@loppisen.example",
        title="ansvarig för loppisen",
        organisation=cast.goteborg,
        by=cast.amina,
    )
    held = "Ring 070-174 06 05 om du vill vara med nästa gång."  # a number that is nobody's
    confirm(entry, sam, days=3, comment=held)


def _of_mehari(cast: Cast) -> None:
    """Mehari at the café, whose case waits for an assessor."""
    entries = [tell(cast, cast.mehari, moment) for moment in IN_THE_KITCHEN]
    for entry, moment in zip(entries, IN_THE_KITCHEN, strict=True):
        confirm(entry, cast.berit, days=moment.days - 2)
        answer(entry, moment.reply, by=cast.petra, days=moment.days - 1)
    hand_over(cast, entries, "A5.3", "A1.1", by=cast.mehari, days=4)


def _of_skye(cast: Cast) -> None:
    """Skye, whose identity is protected, shows what is done to the one handler on the team."""
    entries = [tell(cast, cast.skye, moment) for moment in OF_SKYE]
    for entry, moment in zip(entries, OF_SKYE, strict=True):
        confirm(entry, cast.kalle, days=moment.days - 2)
        answer(entry, moment.reply, by=cast.noor, days=moment.days - 1)


def _of_the_others(cast: Cast) -> None:
    """Two more whom Sara follows: one is quiet; one's case waits for a second look."""
    project = Enrolment.objects.get(participant=cast.amina).local_project
    told: dict[str, Entry] = {}
    for name, moment in OF_THE_OTHERS.items():
        someone = person(name.split(" ")[0].lower(), name)
        enrol(someone, project, cast.sara)
        told[name] = tell(cast, someone, moment)
        answer(told[name], "Tack för att du visade.", by=cast.sara, days=moment.days - 1)
    oksanas = told["Oksana Shevchuk"]
    case = hand_over(cast, [oksanas], "A2.1", by=oksanas.participant, days=2)
    assess(cast, case, {"A2.1": 1}, days=1)


def _seen_by_sara(cast: Cast) -> None:
    """An activity that Leo has said yes to, and the next one, which everybody is asked about."""
    people = User.objects.filter(enrolments__in=Enrolment.objects.followed_by(cast.sara))
    leo, *_others = people.filter(name__startswith="Leo")
    first = see(cast, [leo], "A2.1", days=8)
    with days_ago(7):
        for suggestion in first.suggestions.all():
            shown = suggestion.seen.values_list("competency", flat=True)
            suggestion.accept(by=leo, competencies=set(shown))
    see(cast, list(people), "A2.1", "A4.1", days=1)


def see(cast: Cast, people: list[User], *codes: str, days: int) -> Activity:
    """Let Sara write down what she saw when they cooked together."""
    with days_ago(days):
        day = timezone.localdate() - timedelta(days=days)
        occasion = Occasion("Matlagning på torsdag", day, "Fritidsgården", TOGETHER)
        shown = dict.fromkeys((cast.competency(code).pk for code in codes), "yes")
        seen = {someone.pk: shown for someone in people}
        return Activity.record(uuid4(), occasion, seen, at=cast.goteborg, by=cast.sara)

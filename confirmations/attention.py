"""What someone on the team should know before they let a supervisor's answers count."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, Max, Min, Q, Value
from django.db.models.functions import Cast, Lower, Replace
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from confirmations.models import Assurance, Confirmation, ConfirmationRequest, Door
from lifecycle.models import Event
from programmes.models import Enrolment
from workplaces.models import KEEPERS, Supervisor

MANY = 5  # answers about the same person


@dataclass(frozen=True)
class Way:
    """One way in which answers came, and how many did."""

    door: str
    assurance: str
    number: int
    is_known: bool  # whether the team knows who answered

    def __str__(self) -> str:
        return (
            f"{Door(self.door).label} · {Assurance(self.assurance).words(is_known=self.is_known)}"
        )


@dataclass(frozen=True)
class Given:
    """Answers of a supervisor's that tell the same of who gave them."""

    door: str
    assurance: str
    name: str
    title: str
    number: int
    latest: int  # answer among them
    least: int  # of the ids of the participants that they are about
    most: int


def given_by(supervisor: Supervisor) -> list[Given]:
    """Return what stands in a supervisor's name, the latest answer in the last row. One query."""
    answered = Confirmation.objects.filter(
        request__supervisor=supervisor, request__state=ConfirmationRequest.State.ANSWERED
    )
    about = "request__entry__participant"
    rows = answered.order_by().values_list("door", "assurance", "name", "title")
    counted = rows.annotate(Count("pk"), latest=Max("pk"), least=Min(about), most=Max(about))
    return [Given(*row) for row in counted.order_by("latest")]


@dataclass(frozen=True)
class Question:
    """Questions that went out to a supervisor: under which name, where, what became of them."""

    name: str
    place: str
    state: str
    number: int
    latest: int


@dataclass(frozen=True)
class TakenBack:
    """One question that merging takes back, as far as the reader may know of it."""

    who: str
    name: str
    since: datetime


def questions_to(supervisor: Supervisor) -> list[Question]:
    """Return the questions that have gone out to a supervisor, the latest last. One query."""
    sent = supervisor.requests.filter(sent_at__isnull=False).exclude(door=Door.TEAM)
    rows = sent.order_by().values_list("name", "place", "state")
    counted = rows.annotate(number=Count("pk"), latest=Max("pk"))
    return [Question(*row) for row in counted.order_by("latest")]


def other_names_in(questions: list[Question], supervisor: Supervisor) -> list[str]:
    """Return the names under which participants asked, where the register has another."""
    names = {question.name.casefold(): question.name for question in questions}
    names.pop(supervisor.name.casefold(), None)
    return sorted(names.values())


def taken_back_with(supervisor: Supervisor, *, seen_by: User) -> list[TakenBack]:
    """Return the questions that merging takes back. Two queries."""
    sources = ConfirmationRequest.TRANSITIONS["withdraw"].sources
    asked = supervisor.requests.filter(state__in=sources).select_related("entry__participant")
    followed = Enrolment.objects.followed_by(seen_by).values_list("participant", flat=True)
    known = set(followed)

    def row(each: ConfirmationRequest) -> TakenBack:
        is_theirs_to_know = each.participant.pk in known and not each.is_unsent
        who = each.participant.shown_name if is_theirs_to_know else _("A participant")
        return TakenBack(who, each.name, each.sent_at or each.created_at)

    return [row(each) for each in asked.order_by("pk")]


def hints_about(supervisor: Supervisor, given: list[Given], questions: list[Question]) -> list[str]:
    """Return what looks odd about a supervisor, in sentences. A hint decides nothing, and tells
    nothing of the name or address of a participant with a protected identity.
    """
    alike = _askers_alike(supervisor)
    return [
        *_hints_in_the_contact(supervisor, alike),
        *_hints_in_the_name(supervisor, alike),
        *_hints_in_the_answers(supervisor, given),
        *_hints_in_the_questions(supervisor, questions),
    ]


def _askers_alike(supervisor: Supervisor) -> dict[str, int]:
    """Count the participants who ask and have the same mailbox or family name. One query."""
    box, family = _box_of(supervisor.email), supervisor.name.split(" ")[-1]
    asking = User.objects.filter(entries__confirmation_requests__supervisor=supervisor)
    boxes = asking.annotate(box=Replace(Lower("email"), Value("."), Value("")))
    return boxes.filter(is_protected=False).aggregate(
        boxes=Count("pk", filter=Q(box__startswith=f"{box}@") | Q(box__startswith=f"{box}+")),
        families=Count("pk", filter=Q(name__iexact=family) | Q(name__iendswith=f" {family}")),
    )


def _hints_in_the_contact(supervisor: Supervisor, alike: dict[str, int]) -> Iterator[str]:
    owner = User.objects.filter(email__iexact=supervisor.email).first()
    if owner and owner.has_role(*KEEPERS, at=supervisor.organisation_id):
        yield _("It is the address of someone on the team.")
    elif owner:
        yield _("Someone with an account here has the same address.")
    if alike["boxes"]:
        yield _("The address looks like that of the participant who asks.")


def _hints_in_the_name(supervisor: Supervisor, alike: dict[str, int]) -> Iterator[str]:
    if alike["families"]:
        yield _("Has the same family name as the participant who asks.")
    if supervisor.possible_selves().filter(name__iexact=supervisor.name).exists():
        yield _("Someone of the same name is in the register already.")


def _hints_in_the_answers(supervisor: Supervisor, given: list[Given]) -> Iterator[str]:
    asked = supervisor.requests.annotate(key=Cast("pk", CharField())).values("key")
    yield from _hints_in_the_events(subject_id__in=asked)
    number, about = number_of(given), {who for each in given for who in (each.least, each.most)}
    if number >= MANY and len(about) == 1:
        yield _("All %(number)s answers are about one person.") % {"number": number}
    if given and all(each.assurance == Assurance.HELD for each in given):
        yield _("No answer has come through a contact of theirs, only from hand to hand.")


def _hints_in_the_questions(supervisor: Supervisor, questions: list[Question]) -> Iterator[str]:
    called = {_first_name(name) for name in other_names_in(questions, supervisor)}
    if supervisor.contact and called - {_first_name(supervisor.name)}:
        yield _("The same number or address was given under several names.")
    lost = ConfirmationRequest.State.DISPUTED
    disputed = sum(each.number for each in questions if each.state == lost)
    if disputed:
        yield ngettext(
            "Of one answer somebody has said: this was not me. It does not count.",
            "Of %(n)s answers somebody has said: this was not me. They do not count.",
            disputed,
        ) % {"n": disputed}


def hints_about_answer(asked: ConfirmationRequest) -> list[str]:
    """Return what looks odd about how one question was answered, for the team. One query."""
    return list(_hints_in_the_events(subject_id=str(asked.pk)))


def _hints_in_the_events(**which: Any) -> Iterator[str]:
    kind = ContentType.objects.get_for_model(ConfirmationRequest)
    odd = {
        ConfirmationRequest.TRIED: _(
            "The link was opened where the participant who asks had signed in."
        ),
        ConfirmationRequest.OWN_BROWSER: _(
            "The answer came from a browser where the participant has been signed in."
        ),
        ConfirmationRequest.OTHER_ACCOUNT: _(
            "The answer was given by somebody who was signed in here as someone else."
        ),
    }
    seen = Event.objects.filter(subject_type=kind, action__in=odd, **which)
    actions = set(seen.order_by().values_list("action", flat=True).distinct())
    yield from (hint for action, hint in odd.items() if action in actions)


def namer_of(supervisor: Supervisor, *, seen_by: User) -> str:
    """Return who named a supervisor; a participant's name is only for those who follow them."""
    namer = supervisor.named_by
    if namer is None:
        return _("The team")
    followed = Enrolment.objects.followed_by(seen_by).filter(participant=namer)
    return namer.shown_name if followed.exists() else _("A participant")


def own_words_in(given: list[Given]) -> str:
    """Return the name and role that the supervisor wrote in the latest answer."""
    return f"{given[-1].name}, {given[-1].title}" if given else ""


def places_asked_about(questions: list[Question], supervisor: Supervisor) -> str:
    """Return where it happened, as the questions say: a place to call for one without a place."""
    places = {question.place for question in questions} - {"", supervisor.place}
    return ", ".join(sorted(places)[:3])


def ways_in(given: list[Given], *, is_known: bool) -> list[Way]:
    """Return by which doors the answers came, and how sure that makes us, the most usual first."""
    counted: Counter[tuple[str, str]] = Counter()
    for each in given:
        counted[each.door, each.assurance] += each.number
    return [Way(*way, number, is_known) for way, number in counted.most_common()]


def number_of(given: list[Given]) -> int:
    """Return how many answers there are in all."""
    return sum(each.number for each in given)


def _box_of(email: str) -> str:
    """The name of a mailbox, without dots and without what follows a plus sign."""
    return email.lower().split("@")[0].split("+")[0].replace(".", "")


def _first_name(name: str) -> str:
    return name.casefold().split(" ")[0]

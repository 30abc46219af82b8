"""What others have looked at of one participant's, told so that the participant knows which."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import TruncDate
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Reading, User
from assessments.models import AssessmentCase
from certificates.models import ShareLink
from confirmations.models import ConfirmationRequest, Suggestion
from plans.models import Conversation, Goal, Plan, Step, Talk
from portfolio.models import Entry, Evidence
from programmes.models import Enrolment
from workplaces.models import Placement

# Where the house's word for a thing is not the participant's.
OWN_WORDS: Final[dict[type[models.Model], Any]] = {
    Enrolment: gettext_lazy("Your page"),
    AssessmentCase: gettext_lazy("Your assessment"),
    Placement: gettext_lazy("Where you are"),
    Conversation: gettext_lazy("What you have told"),
    Plan: gettext_lazy("Your plan"),
    Goal: gettext_lazy("Your goal"),
    Talk: gettext_lazy("That you want to talk"),
}
# Where the words of a moment stand, seen from what was looked at.
WORDS: Final[dict[type[models.Model], str]] = {
    Entry: "text",
    Evidence: "entry__text",
    ConfirmationRequest: "words",
    Suggestion: "activity__name",
    ShareLink: "name",
    Goal: "words",
    Step: "words",
}
NAMED: Final = 2  # moments in one line; of the rest the number is enough

Look = dict[str, Any]
Line = tuple[str, str, int, Any]  # reader, role, kind of thing, day: what makes one line


def told(participant: User, looks: Iterable[Look]) -> list[Look]:
    """Return the looks of `day_by_day`, each with its kind and which moments. Five queries."""
    lines = list(looks)
    if not lines:
        return []
    seen = _seen_on(participant, [look["day"] for look in lines])
    titles = _titles_of(seen)
    return [{**look, **_named(look, seen[_line_of(look)], titles)} for look in lines]


def _line_of(look: Mapping[str, Any]) -> Line:
    return look["reader_name"], look["reader_role"], look["subject_type"], look["day"]


def _seen_on(participant: User, days: list[Any]) -> dict[Line, list[str]]:
    """Return {line: ids of the things}, for all readings of those days."""
    rows = (
        Reading.objects.filter(participant=participant)
        .annotate(day=TruncDate("at"))
        .filter(day__in=days)
        .order_by("-pk")
        .values("reader_name", "reader_role", "subject_type", "day", "subject_id")
    )
    seen: dict[Line, list[str]] = defaultdict(list)
    for row in rows:
        seen[_line_of(row)].append(row["subject_id"])
    return seen


def _titles_of(seen: dict[Line, list[str]]) -> dict[tuple[int, str], str]:
    """Return {(kind of thing, id): first words of its moment}, for what is still there."""
    ids: dict[int, set[str]] = defaultdict(set)
    for (_reader, _role, kind, _day), things in seen.items():
        ids[kind].update(things)
    titles: dict[tuple[int, str], str] = {}
    for model, field in WORDS.items():
        kind = ContentType.objects.get_for_model(model).pk
        there = model._default_manager.filter(pk__in=ids[kind])
        for pk, words in there.values_list("pk", field):
            titles[kind, str(pk)] = Truncator(" ".join(words.split())).chars(40)
    return titles


def _named(look: Look, things: list[str], titles: dict[tuple[int, str], str]) -> Look:
    kind = look["subject_type"]
    named = [titles.get((kind, thing), "") for thing in dict.fromkeys(things)]
    known = list(dict.fromkeys(filter(None, named)))
    return {
        "kind": _kind_of(kind),
        "titles": [_("“%(words)s”") % {"words": words} for words in known[:NAMED]],
        "more": len(known[NAMED:]),
    }


def _kind_of(subject_type: int) -> str:
    """Say what kind of thing it was: «Moment», «Picture», «Your page»."""
    model = ContentType.objects.get_for_id(subject_type).model_class()  # kept in memory by Django
    assert model is not None
    return str(OWN_WORDS.get(model) or model._meta.verbose_name)

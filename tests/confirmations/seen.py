"""Activities that Sara has recorded, and what the page about them posts."""

import uuid
from typing import Any

from django.utils import timezone

from accounts.models import User
from confirmations.models import Activity, Occasion, Suggestion
from tests.cast import Cast

NAME = "Matlagning på torsdag"


def record(
    cast: Cast, *people: User, by: User | None = None, answer: str = "yes", **said: Any
) -> Activity:
    """Return an activity in which each showed the same two things. Amina, seen by Sara, if nobody
    is named.
    """
    occasion = Occasion(**{"name": NAME, "happened_on": timezone.localdate(), **said})
    shown = {cast.competency(code).pk: answer for code in ("A1.1", "A2.1")}
    seen = {person.pk: shown for person in people or [cast.amina]}
    return Activity.record(uuid.uuid4(), occasion, seen, at=cast.goteborg, by=by or cast.sara)


def suggest(cast: Cast, participant: User | None = None, **said: Any) -> Suggestion:
    """Return a suggestion that waits. Amina's, from Sara, if nobody is named."""
    activity = record(cast, participant or cast.amina, **said)
    return activity.suggestions.get()


def filled_in(
    cast: Cast, people: list[User], codes: list[str], answer: str = "yes", **said: Any
) -> dict[str, Any]:
    """Return what the page posts when every cell gets the same answer."""
    competencies = [cast.competency(code).pk for code in codes]
    cells = {
        f"seen_{person.pk}_{competency}": answer for person in people for competency in competencies
    }
    return {
        "pk": str(uuid.uuid4()),
        "name": NAME,
        "happened_on": timezone.localdate().isoformat(),
        "place": "Fritidsgården",
        "text": "Vi lagade soppa.",
        "people": [person.pk for person in people],
        "competencies": competencies,
        "go": "save",
        **cells,
        **said,
    }
